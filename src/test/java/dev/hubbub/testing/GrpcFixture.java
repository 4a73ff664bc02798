package dev.hubbub.testing;

import dev.hubbub.grpc.BroadcastService;
import dev.hubbub.grpc.ChatService;
import dev.hubbub.grpc.DirectChatService;
import dev.hubbub.grpc.GrpcLimits;
import dev.hubbub.grpc.GrpcServer;
import dev.hubbub.grpc.GrpcSettings;
import dev.hubbub.http2.ConnectionLimits;
import dev.hubbub.http2.ConnectionStats;
import dev.hubbub.hub.Hub;
import dev.hubbub.hub.HubSettings;
import dev.hubbub.hub.HubStats;
import dev.hubbub.hub.SlowConsumerPolicy;
import dev.hubbub.message.Admission;
import dev.hubbub.message.MessageRules;
import dev.hubbub.message.Room;
import dev.hubbub.relay.ChatBackend;
import dev.hubbub.relay.LocalRelay;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.netty.handler.ssl.SslContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A hub behind a gRPC port of its own, with one event loop. */
public final class GrpcFixture implements AutoCloseable {

    public static final int OUTBOX_MESSAGES = 1_000;
    public static final int OUTBOX_BYTES = 64 << 20;
    public static final int STREAMS = 200;
    public static final String ROOM = "room";

    /** Limits that no test reaches by accident. */
    public static final ConnectionLimits LIMITS = new ConnectionLimits(
            1_000,
            0,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            10_000,
            1_000,
            1_000,
            Duration.ofSeconds(30),
            1 << 24,
            Duration.ofMinutes(5));

    private static final int REQUEST_BYTES = 10_000;
    private static final int HEADER_BYTES = 8_192;
    private static final MessageRules RULES = new MessageRules(1 << 20);

    private final Hub hub;
    private final boolean ownsHub;
    private final GrpcSettings grpc;
    private final GrpcServer server;

    public GrpcFixture() {
        this(LIMITS, Duration.ofMinutes(5));
    }

    /**
     * With other limits.
     *
     * @param idle how long a connection without a stream is kept
     */
    public GrpcFixture(ConnectionLimits connection, Duration idle) {
        this(connection, idle, null, new Unchanged());
    }

    /**
     * With encryption, or with somebody at the door.
     *
     * @param tls null for plain text
     * @param door sees every call first
     */
    public GrpcFixture(@Nullable SslContext tls, ServerInterceptor door) {
        this(LIMITS, Duration.ofMinutes(5), tls, door);
    }

    /** With somebody who decides who may come in. */
    public GrpcFixture(Admission admission) {
        this(newHub(), true, settings(LIMITS, Duration.ofMinutes(5), null), new Unchanged(), admission);
    }

    private GrpcFixture(ConnectionLimits connection, Duration idle, @Nullable SslContext tls, ServerInterceptor door) {
        this(newHub(), true, settings(connection, idle, tls), door);
    }

    private GrpcFixture(Hub hub, boolean ownsHub, GrpcSettings grpc, ServerInterceptor door) {
        this(hub, ownsHub, grpc, door, Admission.OPEN);
    }

    private GrpcFixture(Hub hub, boolean ownsHub, GrpcSettings grpc, ServerInterceptor door, Admission admission) {
        this.hub = hub;
        this.ownsHub = ownsHub;
        this.grpc = grpc;
        ChatBackend backend = new ChatBackend(new LocalRelay(hub, Clock.systemUTC()), RULES, admission);
        this.server = GrpcServer.start(
                grpc,
                List.of(
                        new BroadcastService(backend).definition(),
                        new ChatService(backend).definition(),
                        new DirectChatService(backend, Clock.systemUTC()).definition()),
                door);
    }

    private static Hub newHub() {
        HubSettings settings = new HubSettings(
                OUTBOX_MESSAGES,
                OUTBOX_BYTES,
                SlowConsumerPolicy.DISCONNECT,
                1_024,
                1 << 20,
                100_000,
                100,
                500,
                1_000,
                Duration.ofMinutes(5),
                0);
        return new Hub(settings, new HubStats(nanos -> {}), new TestClock());
    }

    private static GrpcSettings settings(ConnectionLimits connection, Duration idle, @Nullable SslContext tls) {
        GrpcLimits limits =
                new GrpcLimits(connection, STREAMS, REQUEST_BYTES, HEADER_BYTES, idle, Duration.ofMinutes(5));
        return new GrpcSettings("127.0.0.1", 0, 1, tls, limits);
    }

    /** Another server on the same hub, as another instance that shares its rooms; to be closed before this one. */
    public GrpcFixture instance(ServerInterceptor itsDoor) {
        return new GrpcFixture(hub, false, grpc, itsDoor);
    }

    public int port() {
        return server.port();
    }

    /** What the server was built with. */
    public GrpcSettings settings() {
        return grpc;
    }

    public ConnectionStats connections() {
        return server.connections();
    }

    public Hub hub() {
        return hub;
    }

    /** Says something to all. */
    public void say(String text) {
        hub.publish(RULES.draft(ROOM, "speaker", "Speaker", text, ""));
    }

    /** Says so many texts of a length, each another. */
    public List<String> say(int count, int length) {
        List<String> texts = IntStream.range(0, count)
                .mapToObj(i -> String.format("%08d", i) + "x".repeat(length - 8))
                .toList();
        texts.forEach(this::say);
        return texts;
    }

    public int members() {
        return hub.members(Room.named(ROOM)).count();
    }

    @Override
    public void close() {
        if (ownsHub) {
            hub.close();
        }
        server.close();
    }

    /** Lets every call pass. */
    public static final class Unchanged implements ServerInterceptor {

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            return next.startCall(call, headers);
        }
    }
}
