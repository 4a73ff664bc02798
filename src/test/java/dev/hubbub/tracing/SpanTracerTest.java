package dev.hubbub.tracing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.Caller;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import dev.hubbub.message.MessageRules;
import dev.hubbub.message.MessageTrace;
import dev.hubbub.message.MessageTracer.Publishing;
import dev.hubbub.message.Room;
import dev.hubbub.message.UserId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTracerTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final String SAMPLED = "00-" + TRACE + "-" + PARENT + "-01";
    private static final String NOT_SAMPLED = "00-" + TRACE + "-" + PARENT + "-00";
    private static final MessageRules RULES = new MessageRules(1_000);

    private final EndedSpans spans = new EndedSpans();

    @Test
    void eachStepIsUnderTheOneBeforeAndThePublishUnderTheCaller() {
        Publishing publishing = requireNonNull(tracer(1, true).publish(draft(), caller(SAMPLED)));
        walk(publishing);

        SpanData publish = spans.named("publish");
        SpanData sequence = spans.named("sequence");
        SpanData deliver = spans.named("deliver");
        assertThat(spans.all()).hasSize(3).allSatisfy(span -> assertThat(span.getTraceId())
                .isEqualTo(TRACE));
        assertThat(publish.getParentSpanId()).isEqualTo(PARENT);
        assertThat(sequence.getParentSpanId()).isEqualTo(publish.getSpanId());
        assertThat(deliver.getParentSpanId()).isEqualTo(sequence.getSpanId());
    }

    @Test
    void theThreadIsInTheSpanOnlyWhileItDelivers() {
        Publishing publishing = requireNonNull(tracer(1, true).publish(draft(), caller(null)));
        MessageTrace.Handover handover = publishing.trace().deliver();
        String during = Span.current().getSpanContext().getSpanId();
        handover.done(placed(draft()), 1, List.of("stomp"));

        assertThat(during).isEqualTo(spans.named("deliver").getSpanId());
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }

    @Test
    void spansSayWhereAndHowMuchAndNeitherWhatNorWho() {
        walk(requireNonNull(tracer(1, true).publish(draft(), caller(null))));

        assertThat(spans.text()).contains("room", "grpc-broadcast", "epoch-1").doesNotContain("secret", "omebody");
        assertThat(spans.named("deliver").getAttributes().get(SpanAttributes.SUBSCRIBERS))
                .isEqualTo(3);
        assertThat(spans.named("publish").getAttributes().get(SpanAttributes.BODY_SIZE))
                .isEqualTo(draft().bytes());
    }

    @Test
    void aDirectRoomIsNotNamed() {
        Draft direct = RULES.draft(Room.direct(new UserId("bob")), draft().sender(), "secret", "");
        Publishing publishing = requireNonNull(tracer(1, true).publish(direct, caller(null)));
        publishing.trace().sequence().done(placed(direct), null);
        publishing.answer().done(null, new HubbubException(ErrorKind.NOT_FOUND, "user \"bob\" is not online"));

        assertThat(spans.all()).hasSize(2);
        assertThat(spans.text()).doesNotContain("bob");
    }

    @Test
    void aFailureIsToldByItsKind() {
        Publishing publishing = requireNonNull(tracer(1, true).publish(draft(), caller(null)));
        publishing
                .answer()
                .done(null, new CompletionException(new HubbubException(ErrorKind.UNAVAILABLE, "the reason")));

        SpanData publish = spans.named("publish");
        assertThat(publish.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(publish.getAttributes().get(SpanAttributes.FAILURE)).isEqualTo("unavailable");
        assertThat(spans.text()).doesNotContain("the reason");
    }

    @Test
    void theRatioDecidesWhereTheCallerHasNoTrace() {
        assertThat(tracer(0, true).publish(draft(), caller(null))).isNull();
        assertThat(tracer(1, true).publish(draft(), caller(null))).isNotNull();
    }

    @Test
    void theCallersTraceDecidesWhereItHasOne() {
        assertThat(tracer(0, true).publish(draft(), caller(SAMPLED))).isNotNull();
        assertThat(tracer(1, true).publish(draft(), caller(NOT_SAMPLED))).isNull();
    }

    @Test
    void aCallerThatIsNotFollowedDecidesNothingAndIsLinkedTo() {
        assertThat(tracer(0, false).publish(draft(), caller(SAMPLED))).isNull();
        walk(requireNonNull(tracer(1, false).publish(draft(), caller(NOT_SAMPLED))));

        SpanData publish = spans.named("publish");
        assertThat(publish.getTraceId()).isNotEqualTo(TRACE);
        assertThat(publish.getParentSpanContext().isValid()).isFalse();
        assertThat(publish.getLinks())
                .singleElement()
                .satisfies(link -> assertThat(link.getSpanContext().getSpanId()).isEqualTo(PARENT));
    }

    @Test
    void anotherInstanceGoesOnWhereTheTraceStands() {
        Publishing publishing = requireNonNull(tracer(1, true).publish(draft(), caller(SAMPLED)));
        publishing.trace().sequence().done(placed(draft()), null);
        MessageTrace there = requireNonNull(
                tracer(0, true).relayed(draft(), publishing.trace().traceParent()));
        there.deliver().done(placed(draft()), 1, List.of("stomp"));

        assertThat(spans.named("deliver").getTraceId()).isEqualTo(TRACE);
        assertThat(spans.named("deliver").getParentSpanId())
                .isEqualTo(spans.named("sequence").getSpanId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "00-" + TRACE + "-" + PARENT, NOT_SAMPLED})
    void whatIsNoTraceOrWasNotPickedIsNotGoneOnWith(String traceParent) {
        assertThat(tracer(1, true).relayed(draft(), traceParent)).isNull();
    }

    private SpanTracer tracer(double ratio, boolean followCallers) {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(ratio)))
                .addSpanProcessor(spans)
                .build();
        return new SpanTracer(
                OpenTelemetrySdk.builder().setTracerProvider(provider).build(), followCallers);
    }

    private static void walk(Publishing publishing) {
        ChatMessage placed = placed(draft());
        publishing.trace().sequence().done(placed, null);
        publishing.trace().deliver().done(placed, 3, List.of("grpc-chat", "stomp"));
        publishing.answer().done(placed, null);
    }

    private static ChatMessage placed(Draft draft) {
        return new ChatMessage(draft, "epoch-1", 7, Instant.EPOCH);
    }

    private static Draft draft() {
        return RULES.draft("room", "somebody", "Somebody", "secret", "");
    }

    private static Caller caller(@Nullable String traceParent) {
        return new Caller("grpc-broadcast", traceParent, null);
    }
}
