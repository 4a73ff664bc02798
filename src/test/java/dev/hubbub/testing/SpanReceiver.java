package dev.hubbub.testing;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A collector of OpenTelemetry's, as far as tests ask: it takes spans as protobuf over HTTP ({@code /v1/traces}), on a
 * free port of loopback, and keeps them. Fields are known by their numbers in OTLP's {@code trace.proto}.
 */
public final class SpanReceiver implements AutoCloseable {

    private static final int OK = 200;

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();

    private SpanReceiver(HttpServer server) {
        this.server = server;
    }

    public static SpanReceiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SpanReceiver receiver = new SpanReceiver(server);
        server.createContext("/", receiver::take);
        server.start();
        return receiver;
    }

    /** What sends an application's spans here at once, as options for its JVM. */
    public String[] options(String... more) {
        return Stream.concat(
                        Stream.of(
                                "-Dquarkus.otel.exporter.otlp.endpoint=http://127.0.0.1:"
                                        + server.getAddress().getPort(),
                                "-Dquarkus.otel.exporter.otlp.protocol=http/protobuf",
                                "-Dquarkus.otel.bsp.schedule.delay=50ms"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    /** The spans so far of one name. */
    public List<Span> named(String name) {
        return spans.stream().filter(span -> span.name().equals(name)).toList();
    }

    /** How often somebody came by, with spans or without. */
    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            UnknownFieldSet request = UnknownFieldSet.parseFrom(exchange.getRequestBody());
            nested(request, 1)
                    .flatMap(resource -> nested(resource, 2))
                    .flatMap(scope -> nested(scope, 2))
                    .map(Span::of)
                    .forEach(spans::add);
            exchange.sendResponseHeaders(OK, -1);
        }
    }

    private static Stream<UnknownFieldSet> nested(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().stream().map(SpanReceiver::parse);
    }

    private static UnknownFieldSet parse(ByteString bytes) {
        try {
            return UnknownFieldSet.parseFrom(bytes);
        } catch (IOException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    /**
     * A span.
     *
     * @param trace 32 hexadecimal digits
     * @param id 16 of them
     * @param parent likewise; empty for none
     * @param fields all there is of it
     */
    public record Span(String trace, String id, String parent, String name, UnknownFieldSet fields) {

        private static Span of(UnknownFieldSet span) {
            return new Span(hex(span, 1), hex(span, 2), hex(span, 4), text(span, 5), span);
        }

        /** The whole number that an attribute is; -1 when there is none. */
        public long number(String attribute) {
            return attributes(attribute)
                    .mapToLong(value -> value.getField(3).getVarintList().get(0))
                    .findFirst()
                    .orElse(-1);
        }

        /** The texts that an attribute is made of. */
        public List<String> texts(String attribute) {
            return attributes(attribute)
                    .flatMap(value -> nested(value, 5))
                    .flatMap(list -> nested(list, 1))
                    .map(value -> text(value, 1))
                    .toList();
        }

        private Stream<UnknownFieldSet> attributes(String key) {
            return nested(fields, 9)
                    .filter(attribute -> text(attribute, 1).equals(key))
                    .flatMap(attribute -> nested(attribute, 2));
        }

        private static String hex(UnknownFieldSet message, int field) {
            return message.getField(field).getLengthDelimitedList().stream()
                    .map(bytes -> HexFormat.of().formatHex(bytes.toByteArray()))
                    .findFirst()
                    .orElse("");
        }

        private static String text(UnknownFieldSet message, int field) {
            return message.getField(field).getLengthDelimitedList().stream()
                    .map(ByteString::toStringUtf8)
                    .findFirst()
                    .orElse("");
        }
    }
}
