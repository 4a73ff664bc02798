package dev.hubbub.hub;

import static dev.hubbub.hub.HubFixture.ROOM;

import dev.hubbub.message.Member;
import dev.hubbub.testing.HandCrankedLoop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comes back to where their last visit ended; one that was broken off does not count. The event loop moves only when its
 * owner does something.
 */
final class ReturningMember {

    private final HandCrankedLoop loop = new HandCrankedLoop();
    private final Hub hub;
    private final Member member;
    private Resume last;
    private @Nullable Visit visit;

    ReturningMember(Hub hub, Member member, Resume last) {
        this.hub = hub;
        this.member = member;
        this.last = last;
    }

    /** What was heard, of whoever goes; of whoever comes, nothing. */
    List<String> comeOrGo() {
        if (visit != null) {
            return go(visit);
        }
        RecordingSubscriber heard = new RecordingSubscriber().notReady();
        visit = new Visit(heard, hub.subscribe(new Join(ROOM, member, last), loop, heard));
        return List.of();
    }

    /** From now on the stream takes everything. */
    void read() {
        loop.run();
        if (visit != null) {
            visit.heard.ready();
            visit.subscription.drain();
        }
    }

    void breakOff() {
        if (visit != null) {
            visit.subscription.cancel();
            visit = null;
        }
    }

    private List<String> go(Visit over) {
        over.subscription.leave();
        read();
        visit = null;
        last = new Resume(over.heard.welcome().epoch(), over.heard.welcome().offset() + over.heard.received());
        return over.heard.log();
    }

    private record Visit(RecordingSubscriber heard, Subscription subscription) {}
}
