package dev.hubbub.lab;

import dev.hubbub.client.Position;
import dev.hubbub.message.Member;
import dev.hubbub.report.WorstSubscriber;

/**
 * What a subscriber has in the ledger: a session, and after one that could not be resumed another. On the control
 * thread.
 */
final class SubscriberPage {

    private final RunContext run;
    private final RoomLedger room;
    private final Member member;
    private final boolean slow;

    private Session session;
    private boolean isNew = true;
    /** From which message on, and since when, it is away or leaving. */
    private long leftFrom = Long.MAX_VALUE;

    private long leftNanos;
    private int disconnects;

    /** @param slow it reads slowly: nothing that it has not come to is lost */
    SubscriberPage(RunContext run, RoomLedger room, Member member, boolean slow) {
        this.run = run;
        this.room = room;
        this.member = member;
        this.slow = slow;
        this.session = new Session(room, run.metrics().ledger);
    }

    /** True until it has stood for the first time. */
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

    /** The subscription stands: the same session when it was recovered, or another. */
    void stand(Session standing) {
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
        leftFrom = room.next();
        leftNanos = run.control().elapsedNanos();
    }

    /** What is sent from now on is no longer for it. */
    void leave() {
        goAway();
        session.end(leftFrom);
    }

    void disconnected() {
        disconnects++;
    }

    boolean isComplete() {
        return session.isComplete();
    }

    long missing(long beforeNanos) {
        return session.missing(room.firstSince(beforeNanos));
    }

    /**
     * Ends the session.
     *
     * @param stayed it was there to the end; else what was sent shortly before it went is in doubt
     */
    void close(boolean stayed) {
        session.end(leftFrom);
        long lostBefore = leftNanos - run.scenario().drain().toNanos();
        session.close(number -> !slow && (stayed || room.isBefore(number, lostBefore)));
        run.worstSubscribers()
                .consider(new WorstSubscriber(
                        member.id().value(),
                        room.room().name(),
                        session.delivered(),
                        session.lost(),
                        session.duplicated(),
                        session.maxNanos() / 1e6,
                        disconnects));
    }
}
