package dev.hubbub.hub;

import dev.hubbub.hub.HubFixture.Bounds;
import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One message to all subscribers. The clock stops when the last subscriber has the last message of a batch: a hub that
 * only piled them up would look fast. Each event loop has a subscriber at least.
 */
@State(Scope.Benchmark)
public class FanOutBenchmark {

    private static final int BATCH = 100;

    @Param({"1", "1000"})
    public int subscribers;

    @Param({"1", "2"})
    public int eventLoops;

    private HubFixture fixture = new HubFixture();
    private DefaultEventLoopGroup group = new DefaultEventLoopGroup(1);
    private List<LoopMembers> loops = List.of();
    private Sequenced message = message(fixture);

    @Setup
    public void subscribeAll() {
        fixture = new HubFixture(new Bounds().laneBacklog(10 * BATCH));
        group = new DefaultEventLoopGroup(eventLoops);
        loops = new ArrayList<>();
        group.forEach(loop -> loops.add(new LoopMembers((EventLoop) loop)));
        for (int i = 0; i < Math.max(subscribers, eventLoops); i++) {
            LoopMembers members = loops.get(i % eventLoops);
            members.all.add(members.new Counting());
        }
        loops.forEach(members -> members.all.forEach(
                one -> fixture.hub.subscribe(HubFixture.ROOM, HubFixture.ANN, members.eventLoop, one)));
    }

    @TearDown
    public void stop() {
        fixture.hub.close();
        group.shutdownGracefully().awaitUninterruptibly();
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void hub() throws InterruptedException {
        CountDownLatch served = expectBatch();
        for (int i = 0; i < BATCH; i++) {
            fixture.say("a message of a usual length, as people send them");
        }
        served.await();
    }

    /** What the fan-out cannot be faster than: the same calls in a loop, with neither order nor threads. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void baselinePlainLoop() throws InterruptedException {
        CountDownLatch served = expectBatch();
        for (int i = 0; i < BATCH; i++) {
            for (LoopMembers members : loops) {
                members.all.forEach(one -> one.deliver(message));
            }
        }
        served.await();
    }

    /** What the lanes save: a task on the event loop for each subscriber and message. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void taskForEachSubscriber() throws InterruptedException {
        CountDownLatch served = expectBatch();
        for (int i = 0; i < BATCH; i++) {
            for (LoopMembers members : loops) {
                members.all.forEach(one -> members.eventLoop.execute(() -> one.deliver(message)));
            }
        }
        served.await();
    }

    private CountDownLatch expectBatch() {
        CountDownLatch served = new CountDownLatch(loops.size());
        loops.forEach(members -> members.expect(BATCH * members.all.size(), served));
        return served;
    }

    private static Sequenced message(HubFixture fixture) {
        return new Sequenced(fixture.say("m"), System.nanoTime());
    }

    /** The subscribers of one event loop, who count what they get together. */
    private static final class LoopMembers {

        private final EventLoop eventLoop;
        private final List<Counting> all = new ArrayList<>();
        private int due;
        private volatile CountDownLatch served = new CountDownLatch(0);

        LoopMembers(EventLoop eventLoop) {
            this.eventLoop = eventLoop;
        }

        /** Seen by the event loop because the message comes after it. */
        void expect(int deliveries, CountDownLatch latch) {
            due = deliveries;
            served = latch;
        }

        private final class Counting implements Subscriber {

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void deliver(Delivery delivery) {
                if (delivery instanceof Sequenced && --due == 0) {
                    served.countDown();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close(CloseReason reason, long lastOffset) {}

            @Override
            public String protocol() {
                return "benchmark";
            }

            @Override
            public boolean wantsPresence() {
                return false;
            }
        }
    }
}
