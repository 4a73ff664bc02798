package dev.hubbub.hub;

import dev.hubbub.hub.HubFixture.Bounds;
import java.util.ArrayDeque;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One message in, one out, in an outbox that is neither empty nor full; the baseline is a deque without bounds. */
@State(Scope.Thread)
public class OutboxBenchmark {

    private static final int BATCH = 100;
    private static final int WAITING = 16;

    private final HubFixture fixture = new HubFixture();
    private final Sequenced message = new Sequenced(fixture.say("a message"), 0);
    private final Outbox outbox = new Outbox(new Bounds().settings(), fixture.stats);
    private final ArrayDeque<Delivery> deque = new ArrayDeque<>();

    @Setup
    public void fill() {
        for (int i = 0; i < WAITING; i++) {
            outbox.offer(message);
            deque.add(message);
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void offerAndPoll(Blackhole hole) {
        for (int i = 0; i < BATCH; i++) {
            hole.consume(outbox.offer(message));
            hole.consume(outbox.poll());
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void baselineDeque(Blackhole hole) {
        for (int i = 0; i < BATCH; i++) {
            hole.consume(deque.add(message));
            hole.consume(deque.poll());
        }
    }
}
