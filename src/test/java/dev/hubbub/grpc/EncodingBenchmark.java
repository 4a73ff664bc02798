package dev.hubbub.grpc;

import dev.hubbub.http2.GrpcFrames;
import dev.hubbub.hub.CloseReason;
import dev.hubbub.hub.Delivery;
import dev.hubbub.hub.Hub;
import dev.hubbub.hub.HubSettings;
import dev.hubbub.hub.HubStats;
import dev.hubbub.hub.Sequenced;
import dev.hubbub.hub.SlowConsumerPolicy;
import dev.hubbub.hub.Subscriber;
import dev.hubbub.message.Draft;
import dev.hubbub.message.Member;
import dev.hubbub.message.MessageRules;
import dev.hubbub.message.Room;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * One message to a hundred subscribers that encode it, on one thread: once for all of them, as the hub has it, or once
 * for each.
 */
@State(Scope.Thread)
public class EncodingBenchmark {

    private static final int SUBSCRIBERS = 100;
    private static final HubSettings SETTINGS =
            new HubSettings(1, 1, SlowConsumerPolicy.DISCONNECT, 0, 1, 10, 0, 0, 10, Duration.ofMinutes(5), 0);

    private final Hub hub = new Hub(SETTINGS, new HubStats(nanos -> {}), Clock.systemUTC());
    private final Draft shared = draft("shared");
    private final Draft apart = draft("apart");
    private long bytes;

    public EncodingBenchmark() {
        subscribe(shared.room(), message -> message.as(Protos.MESSAGE));
        subscribe(apart.room(), message -> GrpcFrames.of(Protos.message(message.message())));
    }

    @Benchmark
    public long once() {
        return publish(shared);
    }

    @Benchmark
    public long baselineForEachSubscriber() {
        return publish(apart);
    }

    private long publish(Draft draft) {
        bytes = 0;
        hub.publish(draft);
        return bytes;
    }

    private void subscribe(Room room, Function<Sequenced, byte[]> encoding) {
        Member member = Member.of("ann", "Ann");
        for (int i = 0; i < SUBSCRIBERS; i++) {
            hub.subscribe(room, member, Runnable::run, new Encoder(encoding));
        }
    }

    private static Draft draft(String room) {
        String text = "a message of a usual length, as people send them";
        return new MessageRules(text.length()).draft(new Room(room), Member.of("ann", "Ann"), text, "");
    }

    private final class Encoder implements Subscriber {

        private final Function<Sequenced, byte[]> encoding;

        Encoder(Function<Sequenced, byte[]> encoding) {
            this.encoding = encoding;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void deliver(Delivery delivery) {
            if (delivery instanceof Sequenced message) {
                bytes += encoding.apply(message).length;
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
