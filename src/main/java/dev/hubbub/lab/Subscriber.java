package dev.hubbub.lab;

import dev.hubbub.client.ChatClient;
import dev.hubbub.client.ChatClients;
import dev.hubbub.client.Position;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.Member;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The listening half of a virtual user. When its subscription ends against its will it comes back and resumes. Confined
 * to the control thread.
 *
 * <pre>
 * AWAY ──dial──► CONNECTING ──subscribed──► STANDING ──leave──► LEAVING ──all arrived──► GONE
 *   ▲                │ failed                   │ cut, ended                any ──finish──► GONE
 *   └────────────────┴──────────────────────────┘
 * </pre>
 */
final class Subscriber {

    enum State {
        AWAY,
        CONNECTING,
        STANDING,
        LEAVING,
        GONE
    }

    private static final long LEAVE_CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final RunContext run;
    private final RoomLedger room;
    private final ChatClients clients;
    private final Member member;
    private final Backoff backoff;
    private final Listening.OwnMessages own;
    private final ReadPace pace;
    private final SubscriberPage page;

    private State state = State.AWAY;
    private Runnable onStanding = () -> {};
    private @Nullable Dial standing;
    private long awaySinceNanos;
    private boolean counted;

    /** @param readRate messages a second that it reads; 0 for as fast as they come */
    Subscriber(
            RunContext run,
            RoomLedger room,
            ChatClients clients,
            Member member,
            SplittableRandom random,
            double readRate,
            Listening.OwnMessages own) {
        this.run = run;
        this.room = room;
        this.clients = clients;
        this.member = member;
        this.backoff = new Backoff(random);
        this.own = own;
        this.pace = new ReadPace(run.control(), readRate);
        this.page = new SubscriberPage(run, room, member, pace.isSlow());
    }

    boolean isStanding() {
        return state == State.STANDING;
    }

    /** Where it publishes from; null while it has no connection. */
    @Nullable ChatClient client() {
        return standing == null ? null : standing.client();
    }

    /** Dials until it stands. */
    void connect(Runnable whenStanding) {
        onStanding = whenStanding;
        awaySinceNanos = run.control().elapsedNanos();
        run.dialling().inTurn(this::dial);
    }

    /** Cuts it off; it comes back after a while. */
    void cut(long nanos) {
        if (state == State.STANDING) {
            hangUp();
            goAway(nanos);
        }
    }

    /** Stops reading, or reads again. */
    void read(boolean reading) {
        pace.read(reading);
        count(state == State.STANDING && pace.isPrompt());
    }

    boolean isReading() {
        return pace.isReading();
    }

    /** Reads whatever is left as fast as it comes, slow or not: no more is sent. */
    void catchUp() {
        pace.catchUp();
    }

    /**
     * Leaves: what is sent from now on is no longer for it.
     *
     * @param graceNanos how long it may wait for what was sent before
     */
    void leave(long graceNanos, Runnable whenGone) {
        if (state != State.STANDING) {
            finish();
            whenGone.run();
            return;
        }
        count(false);
        page.leave();
        state = State.LEAVING;
        awaitRest(run.control().elapsedNanos() + graceNanos, whenGone);
    }

    /** The run is over: hangs up, and what has not arrived is decided. */
    void finish() {
        if (state == State.GONE) {
            return;
        }
        boolean stayed = state == State.STANDING;
        count(false);
        hangUp();
        pace.end();
        state = State.GONE;
        page.close(stayed);
    }

    /** Whether everything that was sent to it has arrived. */
    boolean isComplete() {
        return page.isComplete();
    }

    /** Deliveries that should have come by now and have not: of messages sent before a moment. */
    long overdue(long beforeNanos) {
        return state == State.STANDING && pace.isPrompt() ? page.missing(beforeNanos) : 0;
    }

    private void dial() {
        if (state != State.AWAY) {
            run.dialling().done();
            return;
        }
        state = State.CONNECTING;
        Position position = page.position();
        Listening listening = new Listening(run, room, page.session(), own, this::ended);
        Dial dial = new Dial(run, clients.client(room.room(), member), listening, this::dialled);
        pace.begin(dial.client(), listening);
        dial.start(room, position.isKnown() ? position : null);
    }

    private void dialled(Dial dial) {
        run.dialling().done();
        Throwable failure = dial.failure();
        if (failure == null && state == State.CONNECTING) {
            stand(dial);
            return;
        }
        dial.client().close();
        if (failure != null && state == State.CONNECTING) {
            run.metrics().connectFailures.increment();
            run.metrics().failures.add(failure);
            backoff.failed();
            state = State.AWAY;
            redial(backoff.nanos());
        }
    }

    private void stand(Dial dial) {
        state = State.STANDING;
        standing = dial;
        backoff.succeeded();
        RunMetrics metrics = run.metrics();
        if (page.isNew()) {
            metrics.connects.increment();
            metrics.connectTime.record(dial.connectNanos());
            metrics.subscribeTime.record(dial.subscribeNanos());
        } else {
            metrics.reconnects.increment();
            metrics.reconnectTime.record(dial.subscribedNanos() - awaySinceNanos);
        }
        page.stand(dial.listening().session());
        pace.stand();
        count(pace.isPrompt());
        Runnable tell = onStanding;
        onStanding = () -> {};
        tell.run();
    }

    /** The target ended a subscription. */
    private void ended(@Nullable String reason) {
        if (state != State.STANDING) {
            return; // a dial that fails, or a leave, looks after itself
        }
        run.metrics()
                .failures
                .add(new HubbubException(
                        ErrorKind.UNAVAILABLE, "disconnected: " + (reason == null ? "without a reason" : reason)));
        page.disconnected();
        goAway(backoff.nanos());
    }

    private void goAway(long nanos) {
        run.metrics().disconnects.increment();
        count(false);
        page.goAway();
        pace.end();
        standing = null;
        state = State.AWAY;
        awaySinceNanos = run.control().elapsedNanos();
        redial(nanos);
    }

    private void redial(long nanos) {
        run.control().after(nanos, () -> run.dialling().inTurn(this::dial));
    }

    private void awaitRest(long untilNanos, Runnable whenGone) {
        if (state != State.LEAVING || page.isComplete() || run.control().elapsedNanos() >= untilNanos) {
            finish();
            whenGone.run();
        } else {
            run.control().after(LEAVE_CHECK_NANOS, () -> awaitRest(untilNanos, whenGone));
        }
    }

    private void hangUp() {
        if (standing != null) {
            standing.client().close();
        }
    }

    private void count(boolean prompt) {
        if (counted != prompt) {
            counted = prompt;
            room.prompt(prompt ? 1 : -1);
        }
    }
}
