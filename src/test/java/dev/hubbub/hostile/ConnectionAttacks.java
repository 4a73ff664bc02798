package dev.hubbub.hostile;

import static dev.hubbub.hostile.Attack.assertCounted;
import static dev.hubbub.hostile.Attack.counter;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.RawSocket;
import dev.hubbub.testing.StompPeer;
import dev.hubbub.testing.Torture;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Connections that begin and do not go on, that only come and go, or that say nothing that means anything. */
final class ConnectionAttacks {

    private static final int HALF_OPEN = Torture.orLong(100, 2_000);
    private static final int STORM = Torture.orLong(10_000, 50_000);
    private static final int RANDOM = Torture.orLong(200, 5_000);
    private static final int LONGEST = 4_096;
    private static final long SEED = 9;

    private ConnectionAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(
                new Attack("gRPC port: half-open, nothing or half a preface", 2 * HALF_OPEN, ConnectionAttacks::onGrpc),
                new Attack("HTTP port: half-open, nothing, half a request, half an upgrade", 3 * HALF_OPEN, app -> {
                    return onHttp(app);
                }),
                storm("gRPC", AppProcess::grpcPort),
                storm("HTTP", AppProcess::httpPort),
                new Attack("gRPC port: random bytes", RANDOM, app -> random(app.grpcPort())),
                new Attack("HTTP port: random bytes", RANDOM, app -> random(app.httpPort())));
    }

    private static String onGrpc(AppProcess app) {
        String series = "hubbub_grpc_connections_refused_total{reason=\"handshake-timeout\"}";
        long before = counter(app, series);
        assertAllAreClosed(app.grpcPort(), List.of("", "PRI * HTTP/2.0\r\n"));
        assertCounted(app, series, before, 2L * HALF_OPEN);
        return "closed: handshake-timeout";
    }

    /** A session of STOMP without heart-beats is as silent as they are, and stays. */
    private static String onHttp(AppProcess app) {
        try (StompPeer silent = StompPeer.connect(app.httpPort())) {
            silent.subscribe("1", "/room/silent", "");
            assertAllAreClosed(
                    app.httpPort(),
                    List.of(
                            "",
                            "POST /sim/runs HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nname:",
                            "GET /stomp HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"));
            silent.send("SEND\ndestination:/room/silent\n\nstill here\0");
            silent.awaitMessages(1);
            assertThat(silent.bodies()).containsExactly("still here");
        }
        return "closed when idle; a silent WebSocket stays";
    }

    private static void assertAllAreClosed(int port, List<String> beginnings) {
        List<RawSocket> open = beginnings.stream()
                .flatMap(text -> IntStream.range(0, HALF_OPEN)
                        .mapToObj(i -> RawSocket.open(port).send(text.getBytes(US_ASCII))))
                .toList();
        open.forEach(socket -> {
            String unused = socket.rest(); // fails when the server does not close
            socket.close();
        });
    }

    private static Attack storm(String name, ToIntFunction<AppProcess> port) {
        return new Attack(name + " port: connects, as many a second as can be", STORM, app -> {
            long start = System.nanoTime();
            IntStream.range(0, STORM).parallel().forEach(i -> RawSocket.open(port.applyAsInt(app))
                    .reset());
            double seconds = (System.nanoTime() - start) / 1e9;
            return "accepted, %,.0f a second".formatted(STORM / seconds);
        });
    }

    private static String random(int port) {
        SplittableRandom random = new SplittableRandom(SEED);
        return IntStream.range(0, RANDOM)
                .mapToObj(i -> {
                    byte[] bytes = new byte[random.nextInt(1, LONGEST)];
                    random.nextBytes(bytes);
                    try (RawSocket socket = RawSocket.open(port)) {
                        return RawSocket.status(socket.send(bytes).endOutput().rest());
                    }
                })
                .peek(status -> assertThat(status).isIn(0, 400, 414))
                .collect(Collectors.groupingBy(
                        status -> status == 0 ? "closed" : status + " and closed", Collectors.counting()))
                .keySet()
                .stream()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
