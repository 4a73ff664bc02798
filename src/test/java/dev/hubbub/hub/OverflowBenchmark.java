package dev.hubbub.hub;

import dev.hubbub.hub.HubFixture.Bounds;
import java.util.ArrayDeque;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One message for a subscriber that reads nothing: an outbox is filled twice over, and forgotten. */
@State(Scope.Thread)
public class OverflowBenchmark {

    private static final int BOUND = 256;
    private static final int OFFERED = 2 * BOUND;

    @Param
    public SlowConsumerPolicy policy = SlowConsumerPolicy.DISCONNECT;

    private final HubFixture fixture = new HubFixture();
    private final Sequenced message = new Sequenced(fixture.say("a message"), 0);
    private final ArrayDeque<Delivery> deque = new ArrayDeque<>();
    private Outbox outbox = new Outbox(new Bounds().settings(), fixture.stats);

    @Setup
    public void open() {
        outbox = new Outbox(new Bounds().outbox(policy, BOUND).settings(), fixture.stats);
    }

    @Benchmark
    @OperationsPerInvocation(OFFERED)
    public long overflow(Blackhole hole) {
        for (int i = 0; i < OFFERED; i++) {
            hole.consume(outbox.offer(message));
        }
        return outbox.clear();
    }

    @Benchmark
    @OperationsPerInvocation(OFFERED)
    public void baselineDeque(Blackhole hole) {
        for (int i = 0; i < OFFERED; i++) {
            if (deque.size() >= BOUND) {
                hole.consume(deque.poll());
            }
            hole.consume(deque.add(message));
        }
        deque.clear();
    }
}
