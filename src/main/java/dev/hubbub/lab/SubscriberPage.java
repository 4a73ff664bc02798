package dev.hubbub.lab;

import dev.hubbub.client.Position;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.report.WorstSubscriber;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber has in the ledger: a session, and after one that could not be resumed another. On the control
 * thread.
 */
final class SubscriberPage {

    private final RunContext run;
    private final Seat seat;
    private final ReadPace pace;

    private Session session;
    private boolean isNew = true;
    /** From which message on, and since when, it is away or leaving. */
    private long leftFrom = Long.MAX_VALUE;

    private long leftNanos;
    private int disconnects;

    /** @param pace while it does not read as fast as messages come, nothing that it has not come to is lost */
    SubscriberPage(RunContext run, Seat seat, ReadPace pace) {
        this.run = run;
        this.seat = seat;
        this.pace = pace;
        this.session = new Session(seat.room(), run.metrics().ledger);
    }

    /** Whether it has never stood. */
    boolean isNew() {
        return isNew;
    }

    Session session() {
        return session;
    }

    /** From where to resume. */
    Position position() {
        return session.position();
    }

    /** The subscription stands: with the same session when it was recovered, or another. */
    void stand(Dial dial) {
        RunMetrics metrics = run.metrics();
        if (isNew) {
            metrics.connects.increment();
            metrics.connectTime.record(dial.connectNanos());
            metrics.subscribeTime.record(dial.subscribeNanos());
        } else {
            metrics.reconnects.increment();
            metrics.reconnectTime.record(dial.subscribedNanos() - leftNanos);
        }
        Session standing = dial.listening().session();
        if (isNew || !standing.equals(session)) {
            if (!isNew) {
                close(false);
            }
            session = standing;
            session.begin();
        }
        isNew = false;
        leftFrom = Long.MAX_VALUE;
    }

    /** It is cut off; what is sent from now on counts only if it is recovered. */
    void goAway() {
        run.metrics().disconnects.increment();
        part();
    }

    /** What is sent from now on is no longer for it. */
    void leave() {
        part();
        session.end(leftFrom);
    }

    /** The target, and not the lab, ended its subscription. */
    void disconnected(@Nullable String reason) {
        disconnects++;
        run.failed(
                RunStep.STAY,
                seat.room().room(),
                seat.member().id().value(),
                new HubbubException(
                        ErrorKind.UNAVAILABLE, "disconnected: " + (reason == null ? "without a reason" : reason)));
    }

    boolean isComplete() {
        return session.isComplete();
    }

    /** Deliveries of messages sent before a moment that should have come and have not. */
    long missing(long beforeNanos) {
        return session.missing(seat.room().firstSince(beforeNanos));
    }

    /**
     * Ends the session.
     *
     * @param stayed it was there to the end. What was sent shortly before that, or before it went, is in doubt; a drain
     *     that ran out of patience leaves nothing that young
     */
    void close(boolean stayed) {
        session.end(leftFrom);
        long leftOrEnd = stayed ? run.control().elapsedNanos() : leftNanos;
        long lostBefore = leftOrEnd - run.scenario().drain().toNanos();
        boolean prompt = pace.isPromptSince(lostBefore);
        session.close(number -> prompt && seat.room().isBefore(number, lostBefore));
        run.worstSubscribers()
                .consider(new WorstSubscriber(
                        seat.member().id().value(),
                        seat.room().room().name(),
                        session.delivered(),
                        session.lost(),
                        session.duplicated(),
                        session.maxNanos() / 1e6,
                        disconnects));
    }

    private void part() {
        leftFrom = seat.room().next();
        leftNanos = run.control().elapsedNanos();
    }
}
