package dev.hubbub.testing;

import dev.hubbub.access.Origins;
import dev.hubbub.hub.Hub;
import dev.hubbub.hub.HubSettings;
import dev.hubbub.hub.HubStats;
import dev.hubbub.hub.SlowConsumerPolicy;
import dev.hubbub.message.Admission;
import dev.hubbub.message.MessageRules;
import dev.hubbub.message.Room;
import dev.hubbub.relay.ChatBackend;
import dev.hubbub.relay.LocalRelay;
import dev.hubbub.stomp.FrameLimits;
import dev.hubbub.stomp.HeartBeat;
import dev.hubbub.stomp.Refusal;
import dev.hubbub.stomp.SessionSettings;
import dev.hubbub.ws.Credentials;
import dev.hubbub.ws.StompDoor;
import dev.hubbub.ws.StompSettings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A hub behind a WebSocket port of its own, with one event loop. */
public final class StompFixture implements AutoCloseable {

    public static final String ROOM = "room";
    public static final String DESTINATION = "/room/" + ROOM;
    public static final FrameLimits FRAMES = new FrameLimits(16, 256, 16_384);
    public static final int MAX_SUBSCRIPTIONS = 4;
    public static final int MAX_UNACKNOWLEDGED = 4;
    public static final int MAX_TRANSACTIONS = 2;
    public static final int MAX_TRANSACTION_FRAMES = 3;
    public static final int OUTBOX_MESSAGES = 8;
    public static final int SESSIONS = 100;

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final MessageRules RULES = new MessageRules(16_000);

    private final Hub hub;
    private final StompDoor door;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpServer server;
    private volatile UnaryOperator<HttpServerRequest> proxy = UnaryOperator.identity();

    public StompFixture() {
        this(settings(), SlowConsumerPolicy.DISCONNECT);
    }

    public StompFixture(StompSettings settings, SlowConsumerPolicy slowConsumers) {
        this(settings, slowConsumers, options -> {});
    }

    /** One where somebody decides who may come in. */
    public static StompFixture admitting(Admission admission) {
        return new StompFixture(settings(), SlowConsumerPolicy.DISCONNECT, options -> {}, admission);
    }

    /** One where an address may have so many sessions; {@code proxy} makes of each request what came through it. */
    public static StompFixture ofAddress(int sessions, UnaryOperator<HttpServerRequest> proxy) {
        StompSettings usual = settings();
        StompSettings settings = new StompSettings(
                usual.session(),
                usual.frames(),
                usual.sessions(),
                sessions,
                usual.origins(),
                usual.credentials(),
                usual.unread(),
                usual.closeGrace());
        StompFixture fixture = new StompFixture(settings, SlowConsumerPolicy.DISCONNECT);
        fixture.proxy = proxy;
        return fixture;
    }

    /** One whose HTTP server is another than usual. */
    public StompFixture(Consumer<HttpServerOptions> http) {
        this(settings(), SlowConsumerPolicy.DISCONNECT, http);
    }

    private StompFixture(StompSettings settings, SlowConsumerPolicy slowConsumers, Consumer<HttpServerOptions> http) {
        this(settings, slowConsumers, http, Admission.OPEN);
    }

    private StompFixture(
            StompSettings settings,
            SlowConsumerPolicy slowConsumers,
            Consumer<HttpServerOptions> http,
            Admission admission) {
        HubSettings bounds = new HubSettings(
                OUTBOX_MESSAGES, 64 << 20, slowConsumers, 1_024, 64 << 20, 100_000, 100, 500, 1_000, LONG, 0);
        hub = new Hub(bounds, new HubStats(nanos -> {}), new TestClock());
        door = new StompDoor(new ChatBackend(new LocalRelay(hub, Clock.systemUTC()), RULES, admission), settings);
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
        settings.applyTo(options);
        http.accept(options);
        server = vertx.createHttpServer(options)
                .requestHandler(request -> door.enter(proxy.apply(request)))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Settings that no test reaches by accident, but those that have constants here. */
    public static StompSettings settings() {
        return settings(session(LONG, HeartBeat.NONE), SESSIONS, Credentials.NONE);
    }

    public static StompSettings settings(SessionSettings session, int sessions, Credentials credentials) {
        return settings(session, sessions, credentials, Duration.ofSeconds(5));
    }

    private static StompSettings settings(
            SessionSettings session, int sessions, Credentials credentials, Duration closeGrace) {
        return new StompSettings(
                session,
                FRAMES,
                sessions,
                new Origins(List.of(Origins.SAME, "https://chat.example")),
                credentials,
                LONG,
                closeGrace);
    }

    /** As usual, but who does not answer a close is cut off that soon. */
    public static StompSettings impatient(Duration closeGrace) {
        return settings(session(LONG, HeartBeat.NONE), SESSIONS, Credentials.NONE, closeGrace);
    }

    public static SessionSettings session(Duration connectTimeout, HeartBeat heartBeat) {
        return new SessionSettings(
                "hubbub/test",
                heartBeat,
                2,
                connectTimeout,
                MAX_SUBSCRIPTIONS,
                MAX_UNACKNOWLEDGED,
                MAX_TRANSACTIONS,
                MAX_TRANSACTION_FRAMES);
    }

    public int port() {
        return server.actualPort();
    }

    public Hub hub() {
        return hub;
    }

    public StompDoor door() {
        return door;
    }

    public long refused(Refusal reason) {
        return door.stats().refused(reason);
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
        door.close();
        hub.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
