package dev.hubbub.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hubbub.proto.BroadcastGrpc;
import dev.hubbub.proto.ChatGrpc;
import dev.hubbub.proto.Command;
import dev.hubbub.proto.Connect;
import dev.hubbub.proto.Event;
import dev.hubbub.proto.Message;
import dev.hubbub.proto.User;
import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.ChatPeer;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A chat that nothing may disturb: one who speaks and some who listen, over gRPC and over STOMP alike. */
final class HealthyChat implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final long PAUSE_MILLIS = 10;
    private static final String ROOM = "healthy";
    private static final String GRPC = "grpc";
    private static final String STOMP = "stomp";

    private final List<Hearer> hearers = new ArrayList<>();
    private final List<StompSpeech> sessions = new ArrayList<>();
    private final ChatPeer peer;
    private final ChatPeer twoWay;
    private final Hearer speaker = hearer("stomp speaker");
    private final AtomicInteger saidByGrpc = new AtomicInteger();
    private final AtomicInteger saidByStomp = new AtomicInteger();
    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(2);

    HealthyChat(AppProcess app) {
        peer = new ChatPeer(app.grpcPort());
        twoWay = new ChatPeer(app.grpcPort());
        listen(app);
        StompSpeech stomp = session(app, "1.2", speaker);
        every(() -> sayByGrpc());
        every(() -> {
            int next = saidByStomp.get() + 1;
            stomp.say(ROOM, text(STOMP, next));
            saidByStomp.set(next);
        });
    }

    /** Waits until everybody has heard what was said so far; checks that nothing is missing and nobody gone. */
    void check() {
        int byGrpc = saidByGrpc.get();
        int byStomp = saidByStomp.get();
        await().atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .until(() -> !faults().isEmpty()
                        || listeners().allMatch(one -> one.heard(GRPC) >= byGrpc && one.heard(STOMP) >= byStomp));
        assertThat(faults()).isEmpty();
    }

    /** Waits until so much more was said, so that there was something to lose. */
    void awaitMore(int messages) {
        int due = said() + messages;
        await().atMost(LIMIT).until(() -> said() >= due || !faults().isEmpty());
        check();
    }

    /** Stops to speak; everybody has heard everything then, once and in order. */
    void end() throws InterruptedException {
        clockwork.shutdown();
        assertThat(clockwork.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        check();
        assertThat(listeners()).allMatch(one -> one.heard(GRPC) == saidByGrpc.get());
        assertThat(listeners()).allMatch(one -> one.heard(STOMP) == saidByStomp.get());
    }

    /** The longest that a message took since this was asked last. */
    double takeWorstMillis() {
        return hearers.stream().mapToLong(Hearer::takeWorstNanos).max().orElse(0) / 1e6;
    }

    int said() {
        return saidByGrpc.get() + saidByStomp.get();
    }

    int listening() {
        return (int) listeners().count();
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        sessions.forEach(StompSpeech::close);
        peer.close();
        twoWay.close();
    }

    private void listen(AppProcess app) {
        for (String version : List.of("1.2", "1.0")) {
            StompSpeech unused =
                    session(app, version, hearer("stomp " + version)).listen(ROOM);
        }
        broadcast("grpc broadcast 1");
        broadcast("grpc broadcast 2");
        chat("grpc chat");
        await().atMost(LIMIT).untilAsserted(() -> assertThat(
                        app.get("/rooms/" + ROOM + "/members").body())
                .contains("\"count\":" + listening()));
    }

    private StompSpeech session(AppProcess app, String version, Hearer hearer) {
        StompSpeech session = StompSpeech.connect(app.httpPort(), version, hearer);
        sessions.add(session);
        return session;
    }

    private void broadcast(String name) {
        Hearer hearer = hearer(name);
        Connect connect = Connect.newBuilder().setUser(user(name)).setRoom(ROOM).build();
        BroadcastGrpc.newStub(peer.channel()).createStream(connect, new Ear<>(hearer, message -> message));
    }

    private void chat(String name) {
        Hearer hearer = hearer(name);
        StreamObserver<Command> commands = ChatGrpc.newStub(twoWay.channel())
                .join(new Ear<>(hearer, (Event event) -> event.hasMessage() ? event.getMessage() : null));
        commands.onNext(Command.newBuilder()
                .setJoin(Command.Join.newBuilder().setUser(user(name)).setRoom(ROOM))
                .build());
    }

    private void sayByGrpc() {
        int next = saidByGrpc.get() + 1;
        peer.say(ROOM, GRPC, text(GRPC, next));
        saidByGrpc.set(next);
    }

    private Hearer hearer(String name) {
        Hearer hearer = new Hearer(name);
        hearers.add(hearer);
        return hearer;
    }

    /** All but the one who only speaks. */
    private Stream<Hearer> listeners() {
        return hearers.stream().filter(one -> one != speaker);
    }

    private List<String> faults() {
        return hearers.stream()
                .map(Hearer::faults)
                .filter(fault -> !fault.isEmpty())
                .toList();
    }

    /** A speech that fails is one that was refused: the speaker counts as cut off. */
    private void every(Runnable speech) {
        ScheduledFuture<?> unused = clockwork.scheduleWithFixedDelay(
                () -> {
                    try {
                        speech.run();
                    } catch (RuntimeException refused) {
                        speaker.end(refused.toString());
                        throw refused;
                    }
                },
                0,
                PAUSE_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private static String text(String speaker, int number) {
        return speaker + " " + number + " " + System.nanoTime();
    }

    private static User user(String name) {
        return User.newBuilder().setId(name.replace(' ', '-')).build();
    }

    /** Passes on what a stream of gRPC brings. */
    private record Ear<T>(Hearer hearer, Function<T, @Nullable Message> message) implements StreamObserver<T> {

        @Override
        public void onNext(T item) {
            Message heard = message.apply(item);
            if (heard != null) {
                hearer.hear(heard.getOffset(), heard.getContent());
            }
        }

        @Override
        public void onError(Throwable failure) {
            hearer.end(failure.toString());
        }

        @Override
        public void onCompleted() {
            hearer.end("completed");
        }
    }
}
