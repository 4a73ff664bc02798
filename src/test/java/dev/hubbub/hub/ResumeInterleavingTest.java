package dev.hubbub.hub;

import static dev.hubbub.hub.HubFixture.ANN;
import static dev.hubbub.hub.HubFixture.BOB;
import static dev.hubbub.hub.HubFixture.ROOM;
import static java.util.Objects.requireNonNull;

import dev.hubbub.testing.TestClock;
import dev.hubbub.testing.Torture;
import java.time.Duration;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.LinChecker;
import org.jetbrains.kotlinx.lincheck.annotations.Operation;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.strategy.stress.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is said, left, broken off and forgotten while somebody comes back: they get exactly what followed the offset
 * they had, in order, or their welcome says that it is not to be had and they get exactly what followed the welcome.
 *
 * <p>Each has an event loop of its own, which moves only when its owner does something, and a stream that takes nothing
 * but the welcome until its owner reads. So what others do meanwhile comes before, into or behind what was missed.
 */
@Tag("interleaving")
@Tag(Torture.TAG)
class ResumeInterleavingTest {

    /** Programs that are about nothing else, and run often: what they are to catch lasts for a moment only. */
    @Test
    void messagesSaidWhileSomebodyComesBackAreNeitherMissingNorTwice() {
        check(options(0, 25_000, 100_000)
                .addCustomScenario(program(
                        List.of("say"),
                        List.of(List.of("annComesOrGoes"), List.of("say"), List.of("say")),
                        List.of("annComesOrGoes")))
                .addCustomScenario(program(
                        List.of("say", "annComesOrGoes"),
                        List.of(List.of("annReads"), List.of("say"), List.of("say")),
                        List.of("annComesOrGoes")))
                .addCustomScenario(program(
                        List.of("say", "say"),
                        List.of(
                                List.of("annComesOrGoes", "annReads", "annComesOrGoes"),
                                List.of("say", "say"),
                                List.of("bobComesOrGoes", "say", "bobComesOrGoes")),
                        List.of()))
                .addCustomScenario(program(
                        List.of("annComesOrGoes", "say", "say", "annComesOrGoes"),
                        List.of(
                                List.of("say", "annComesOrGoes", "annBreaksOff", "annComesOrGoes"),
                                List.of("bobComesOrGoes", "say", "bobComesOrGoes"),
                                List.of("sweep", "say")),
                        List.of("say", "annComesOrGoes"))));
    }

    @Test
    void whoComesBackGetsExactlyWhatFollowedOrIsToldThatTheyDoNot() {
        check(options(Torture.orLong(20, 100), 2_000, 5_000).threads(3).actorsPerThread(3));
    }

    private static StressOptions options(int iterations, int everyBuild, int torture) {
        return new StressOptions()
                .iterations(iterations)
                .invocationsPerIteration(Torture.orLong(everyBuild, torture))
                .sequentialSpecification(ResumeOneAfterTheOther.class);
    }

    private static void check(StressOptions options) {
        LinChecker.check(Threads.class, options);
    }

    /** What one does, then some do at once, and then one does. */
    private static ExecutionScenario program(List<String> before, List<List<String>> threads, List<String> after) {
        return new ExecutionScenario(
                actors(before),
                threads.stream().map(ResumeInterleavingTest::actors).toList(),
                actors(after),
                null);
    }

    private static List<Actor> actors(List<String> operations) {
        return operations.stream().map(ResumeInterleavingTest::actor).toList();
    }

    private static Actor actor(String operation) {
        try {
            return new Actor(Threads.class.getMethod(operation), List.of());
        } catch (NoSuchMethodException misspelt) {
            throw new IllegalArgumentException(misspelt);
        }
    }

    /** What the threads do; ann and bob each do one thing at a time. */
    public static final class Threads {

        private static final Duration NOT_AT_ALL = Duration.ofMillis(-1);

        private final Hub hub = new Hub(
                new HubSettings(
                        100,
                        10_000,
                        SlowConsumerPolicy.DISCONNECT,
                        ResumeOneAfterTheOther.KEPT,
                        10_000,
                        100,
                        10,
                        10,
                        10,
                        NOT_AT_ALL,
                        0),
                new HubStats(nanos -> {}),
                new TestClock());
        private final ReturningMember ann;
        private final ReturningMember bob;

        /** The room is open, so that it has an epoch, and nothing was said in it. */
        public Threads() {
            hub.subscribe(ROOM, ANN, Runnable::run, new RecordingSubscriber()).leave();
            Resume beginning = new Resume(requireNonNull(hub.status(ROOM)).epoch(), 0);
            ann = new ReturningMember(hub, ANN, beginning);
            bob = new ReturningMember(hub, BOB, beginning);
        }

        @Operation
        public long say() {
            return hub.publish(HubFixture.draft(ROOM, "m")).offset();
        }

        /** Forgets the room, if nobody is there. */
        @Operation
        public void sweep() {
            hub.sweep();
        }

        @Operation(nonParallelGroup = "ann")
        public void annReads() {
            ann.read();
        }

        @Operation(nonParallelGroup = "ann")
        public void annBreaksOff() {
            ann.breakOff();
        }

        @Operation(nonParallelGroup = "ann")
        public List<String> annComesOrGoes() {
            return ann.comeOrGo();
        }

        @Operation(nonParallelGroup = "bob")
        public void bobReads() {
            bob.read();
        }

        @Operation(nonParallelGroup = "bob")
        public void bobBreaksOff() {
            bob.breakOff();
        }

        @Operation(nonParallelGroup = "bob")
        public List<String> bobComesOrGoes() {
            return bob.comeOrGo();
        }
    }
}
