package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.proto.BroadcastGrpc;
import dev.hubbub.proto.Message;
import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.SpanReceiver;
import dev.hubbub.testing.StompPeer;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The packaged application and a collector, over real sockets. */
class TracesIT {

    private static final String ON = "-Dquarkus.otel.sdk.disabled=false";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final String GRPC_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String STOMP_TRACE = "5cf92f3577b34da6a3ce929d0e0e4737";
    private static final Metadata.Key<String> TRACE_PARENT =
            Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);

    @Test
    void oneTraceShowsAMessageFromItsClientToTheEventLoopsThatDeliverIt() throws IOException {
        try (SpanReceiver spans = SpanReceiver.start();
                AppProcess app = AppProcess.start(spans.options(ON, "-Dquarkus.otel.traces.sampler.arg=0"));
                ChatPeer peer = new ChatPeer(app.grpcPort());
                StompPeer stomp = StompPeer.connect(app.httpPort())) {
            var listening = peer.subscribe("lobby", "ann");
            stomp.subscribe("1", "/room/lobby", "");

            peer.say("lobby", "bob", "not sampled");
            sayTraced(peer, "by gRPC");
            stomp.send("SEND\ndestination:/room/lobby\ntraceparent:" + traceParent(STOMP_TRACE) + "\n\nby STOMP\0");

            until(() -> listening.items().size() == 3);
            until(() -> spans.named("deliver").size() == 4);
            until(() -> spans.named("publish").size() == 2);
            assertTraceOf(spans, GRPC_TRACE, 2);
            assertTraceOf(spans, STOMP_TRACE, 3);
            assertThat(spans.named("deliver"))
                    .flatExtracting(span -> span.texts("hubbub.protocols"))
                    .containsOnly("grpc-broadcast", "stomp");
            assertExemplarOf(app, GRPC_TRACE, STOMP_TRACE);
            assertThat(app.log()).doesNotContain("ERROR", "WARN", "Exception");
        }
    }

    @Test
    void nothingIsSentAnywhereUnlessItIsSwitchedOn() throws IOException, InterruptedException {
        try (SpanReceiver spans = SpanReceiver.start();
                AppProcess app = AppProcess.start(spans.options());
                ChatPeer peer = new ChatPeer(app.grpcPort())) {
            var listening = peer.subscribe("lobby", "ann");
            sayTraced(peer, "hello");
            until(() -> listening.items().size() == 1);
            assertThat(openMetrics(app))
                    .contains("hubbub_fanout_latency_seconds_bucket")
                    .doesNotContain("trace_id");

            app.terminate(); // whatever waited to be sent would be sent now
            assertThat(spans.requests()).isZero();
            assertThat(app.log()).doesNotContain("ERROR", "WARN", "Exception", "otel", "OpenTelemetry");
        }
    }

    private static void assertTraceOf(SpanReceiver spans, String trace, long offset) {
        var publish = spans.named("publish").stream()
                .filter(span -> span.trace().equals(trace))
                .findFirst()
                .orElseThrow();
        assertThat(publish.parent()).isEqualTo(PARENT);
        var sequence = spans.named("sequence").stream()
                .filter(span -> span.parent().equals(publish.id()))
                .findFirst()
                .orElseThrow();
        assertThat(sequence.number("hubbub.offset")).isEqualTo(offset);
        assertThat(spans.named("deliver"))
                .filteredOn(span -> span.parent().equals(sequence.id()))
                .hasSize(2)
                .allSatisfy(span -> {
                    assertThat(span.trace()).isEqualTo(trace);
                    assertThat(span.number("hubbub.subscribers")).isEqualTo(1);
                });
    }

    private static void assertExemplarOf(AppProcess app, String... traces) {
        Pattern exemplar = Pattern.compile(
                "hubbub_fanout_latency_seconds_bucket\\{.*# \\{.*trace_id=\"(" + String.join("|", traces) + ")\".*");
        assertThat(openMetrics(app)).containsPattern(exemplar);
    }

    private static String openMetrics(AppProcess app) {
        return app.get(
                        "/q/metrics",
                        "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1")
                .body();
    }

    private static void sayTraced(ChatPeer peer, String text) {
        Metadata headers = new Metadata();
        headers.put(TRACE_PARENT, traceParent(GRPC_TRACE));
        BroadcastGrpc.newBlockingStub(peer.channel())
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .broadcastMessage(Message.newBuilder()
                        .setRoom("lobby")
                        .setId("bob")
                        .setContent(text)
                        .build());
    }

    private static String traceParent(String trace) {
        return "00-" + trace + "-" + PARENT + "-01";
    }
}
