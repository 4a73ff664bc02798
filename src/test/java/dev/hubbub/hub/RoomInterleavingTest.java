package dev.hubbub.hub;

import static dev.hubbub.hub.HubFixture.ANN;
import static dev.hubbub.hub.HubFixture.BOB;
import static dev.hubbub.hub.HubFixture.ROOM;

import dev.hubbub.message.Member;
import dev.hubbub.testing.TestClock;
import dev.hubbub.testing.Torture;
import java.time.Duration;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.LinChecker;
import org.jetbrains.kotlinx.lincheck.annotations.Operation;
import org.jetbrains.kotlinx.lincheck.strategy.stress.StressOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever threads speak, come, go and sweep at once, a room is as if they had done so one after the other: offsets have
 * no holes, and who was there heard exactly what was said between its welcome and its farewell. Event loops are not what
 * this is about, so they run in the thread that calls them; {@link LaneWakeUpTest} is about them.
 *
 * <p>On real threads: Lincheck's model checker does not take records yet.
 */
@Tag("interleaving")
@Tag(Torture.TAG)
class RoomInterleavingTest {

    @Test
    void aRoomIsLinearizable() {
        LinChecker.check(
                Threads.class,
                new StressOptions()
                        .iterations(Torture.orLong(8, 50))
                        .invocationsPerIteration(Torture.orLong(500, 5_000))
                        .threads(3)
                        .actorsPerThread(3)
                        .sequentialSpecification(OneAfterTheOther.class));
    }

    /** What the threads do; ann and bob each do one thing at a time. */
    public static final class Threads {

        private static final Duration NOT_AT_ALL = Duration.ofMillis(-1);

        private final Hub hub = new Hub(
                new HubSettings(10, 10_000, SlowConsumerPolicy.DISCONNECT, 10, 10_000, 10, 10, 10, 10, NOT_AT_ALL, 0),
                new HubStats(nanos -> {}),
                new TestClock());
        private @Nullable Visit ann;
        private @Nullable Visit bob;

        @Operation
        public long say() {
            return hub.publish(HubFixture.draft(ROOM, "m")).offset();
        }

        /** Forgets the room, if nobody is there. */
        @Operation
        public void sweep() {
            hub.sweep();
        }

        @Operation
        public int members() {
            return hub.members(ROOM).count();
        }

        @Operation(nonParallelGroup = "ann")
        public long annComes() {
            ann = ann == null ? new Visit(hub, ANN) : ann;
            return ann.heard.welcome().offset();
        }

        @Operation(nonParallelGroup = "ann")
        public List<Long> annGoes() {
            Visit over = ann;
            ann = null;
            return over == null ? List.of() : over.leave();
        }

        @Operation(nonParallelGroup = "bob")
        public long bobComes() {
            bob = bob == null ? new Visit(hub, BOB) : bob;
            return bob.heard.welcome().offset();
        }

        @Operation(nonParallelGroup = "bob")
        public List<Long> bobGoes() {
            Visit over = bob;
            bob = null;
            return over == null ? List.of() : over.leave();
        }
    }

    private static final class Visit {

        private final RecordingSubscriber heard = new RecordingSubscriber();
        private final Subscription subscription;

        Visit(Hub hub, Member member) {
            subscription = hub.subscribe(ROOM, member, Runnable::run, heard);
        }

        List<Long> leave() {
            subscription.leave();
            return heard.offsets();
        }
    }
}
