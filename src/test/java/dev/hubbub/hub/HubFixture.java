package dev.hubbub.hub;

import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import dev.hubbub.message.Member;
import dev.hubbub.message.MessageRules;
import dev.hubbub.message.Room;
import dev.hubbub.message.UserId;
import dev.hubbub.testing.HandCrankedLoop;
import dev.hubbub.testing.TestClock;
import java.time.Duration;

/** A hub with a clock and an event loop that the test moves, and generous bounds, to be narrowed before its first use. */
public final class HubFixture {

    static final Room ROOM = new Room("room");
    static final Member ANN = Member.of("ann", "Ann");
    static final Member BOB = Member.of("bob", "Bob");
    static final Member EVE = Member.of("eve", "Eve");
    static final Duration ROOM_IDLE = Duration.ofMinutes(5);

    private static final MessageRules RULES = new MessageRules(1_000_000);

    final TestClock clock = new TestClock();
    final HandCrankedLoop loop = new HandCrankedLoop();
    final HubStats stats = new HubStats(nanos -> {});
    final Hub hub;

    HubFixture() {
        this(new Bounds());
    }

    HubFixture(Bounds bounds) {
        this.hub = new Hub(bounds.settings(), stats, clock);
    }

    static Draft draft(Room room, String text) {
        return RULES.draft(room, ANN, text, "");
    }

    static Room directRoom(String user) {
        return Room.direct(new UserId(user));
    }

    ChatMessage say(String text) {
        return hub.publish(draft(ROOM, text));
    }

    Subscription join(Member member, Subscriber subscriber) {
        return hub.subscribe(ROOM, member, loop, subscriber);
    }

    Subscription resume(Resume resume, Subscriber subscriber) {
        return hub.subscribe(new Join(ROOM, BOB, resume), loop, subscriber);
    }

    /** What the hub is held to. */
    public static final class Bounds {

        private int outboxMessages = 1_000;
        private int outboxBytes = 1 << 20;
        private SlowConsumerPolicy slowConsumers = SlowConsumerPolicy.DISCONNECT;
        private int historyMessages = 1_000;
        private int historyBytes = 1 << 20;
        private int laneBacklog = 100_000;
        private int membersListed = 100;
        private int presenceLimit = 100;
        private int maxRooms = 100;

        public Bounds outbox(SlowConsumerPolicy policy, int messages) {
            slowConsumers = policy;
            outboxMessages = messages;
            return this;
        }

        public Bounds outboxBytes(SlowConsumerPolicy policy, int bytes) {
            slowConsumers = policy;
            outboxBytes = bytes;
            return this;
        }

        public Bounds history(int messages) {
            historyMessages = messages;
            return this;
        }

        public Bounds laneBacklog(int messages) {
            laneBacklog = messages;
            return this;
        }

        public Bounds membersListed(int members) {
            membersListed = members;
            return this;
        }

        public Bounds presenceLimit(int members) {
            presenceLimit = members;
            return this;
        }

        public Bounds maxRooms(int rooms) {
            maxRooms = rooms;
            return this;
        }

        public HubSettings settings() {
            return new HubSettings(
                    outboxMessages,
                    outboxBytes,
                    slowConsumers,
                    historyMessages,
                    historyBytes,
                    laneBacklog,
                    membersListed,
                    presenceLimit,
                    maxRooms,
                    ROOM_IDLE,
                    0);
        }
    }
}
