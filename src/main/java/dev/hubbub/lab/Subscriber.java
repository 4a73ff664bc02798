package dev.hubbub.lab;

import dev.hubbub.client.ChatClient;
import dev.hubbub.client.Position;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The listening half of a virtual user. When its subscription ends against its will it comes back, to the next target
 * if there are several, and resumes. Confined to the control thread.
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
    private final Seat seat;
    private final Backoff backoff;
    private final Listening.OwnMessages own;
    private final ReadPace pace;
    private final SubscriberPage page;

    private State state = State.AWAY;
    private Runnable onStanding = () -> {};
    private @Nullable Dial standing;

    Subscriber(RunContext run, Seat seat, SplittableRandom random, Listening.OwnMessages own) {
        this.run = run;
        this.seat = seat;
        this.backoff = new Backoff(random);
        this.own = own;
        this.pace = new ReadPace(run.control(), seat);
        this.page = new SubscriberPage(run, seat, pace);
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
        pace.leave();
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
        hangUp();
        seat.route().leave();
        pace.end();
        state = State.GONE;
        page.close(stayed);
    }

    /** Whether everything that was sent to it has arrived; not as long as it is on its way back. */
    boolean isComplete() {
        return switch (state) {
            case STANDING, LEAVING -> page.isComplete();
            case AWAY, CONNECTING -> page.isNew();
            case GONE -> true;
        };
    }

    /** Deliveries that should have come by now and have not: of messages sent before a moment. */
    long overdue(long beforeNanos) {
        return state == State.STANDING && pace.isPromptSince(beforeNanos) ? page.missing(beforeNanos) : 0;
    }

    private void dial() {
        if (state != State.AWAY) {
            run.dialling().done();
            return;
        }
        state = State.CONNECTING;
        Position position = page.position();
        Listening listening = new Listening(run, seat.room(), page.session(), own, this::ended);
        Dial dial = new Dial(run, seat.client(), listening, this::dialled);
        pace.begin(dial.client(), listening);
        dial.start(seat, position.isKnown() ? position : null);
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
            run.failed(RunStep.CONNECT, seat.room().room(), seat.member().id().value(), failure);
            backoff.failed();
            seat.route().refused();
            state = State.AWAY;
            redial(backoff.nanos());
        }
    }

    private void stand(Dial dial) {
        state = State.STANDING;
        standing = dial;
        seat.route().subscribed(dial.isRecovered());
        backoff.succeeded();
        page.stand(dial);
        pace.stand();
        Runnable tell = onStanding;
        onStanding = () -> {};
        tell.run();
    }

    /** The target ended a subscription. */
    private void ended(@Nullable String reason) {
        if (state != State.STANDING) {
            return; // a dial that fails, or a leave, looks after itself
        }
        page.disconnected(reason);
        goAway(backoff.nanos());
    }

    private void goAway(long nanos) {
        page.goAway();
        seat.route().lost();
        pace.end();
        standing = null;
        state = State.AWAY;
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
}
