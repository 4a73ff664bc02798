package dev.hubbub.hub;

import static dev.hubbub.hub.HubFixture.ANN;
import static dev.hubbub.hub.HubFixture.BOB;
import static dev.hubbub.hub.HubFixture.EVE;
import static dev.hubbub.hub.HubFixture.ROOM;
import static dev.hubbub.hub.HubFixture.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.error.HubbubException;
import dev.hubbub.hub.HubFixture.Bounds;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.testing.HandCrankedLoop;
import dev.hubbub.testing.RecordingTracer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracedDeliveryTest {

    private final HubFixture fixture = new HubFixture();
    private final HandCrankedLoop otherLoop = new HandCrankedLoop();
    private final RecordingTracer tracer = new RecordingTracer(text -> true);

    @Test
    void aMessageIsSequencedOnceAndDeliveredOnceByEachEventLoop() {
        fixture.join(ANN, new RecordingSubscriber());
        fixture.join(BOB, new RecordingSubscriber());
        fixture.hub.subscribe(ROOM, EVE, otherLoop, new RecordingSubscriber());
        sayTraced("hello");
        fixture.loop.run();
        otherLoop.run();

        assertThat(tracer.log())
                .containsExactly(
                        "sequence",
                        "sequenced 1",
                        "deliver",
                        "delivered 1 to 2 [test]",
                        "deliver",
                        "delivered 1 to 1 [test]");
    }

    @Test
    void onlyTheMessagesThatHaveATraceLeaveOne() {
        fixture.join(ANN, new RecordingSubscriber());
        fixture.say("a");
        sayTraced("b");
        fixture.say("c");
        fixture.loop.run();

        assertThat(tracer.log()).containsExactly("sequence", "sequenced 2", "deliver", "delivered 2 to 1 [test]");
    }

    @Test
    void whoComesBackGetsTheMessageAndLeavesNoTraceOfThat() {
        ChatMessage said = sayTraced("hello");
        RecordingSubscriber bob = new RecordingSubscriber();
        fixture.resume(new Resume(said.epoch(), 0), bob);
        fixture.loop.run();

        assertThat(bob.messages()).containsExactly(said);
        assertThat(tracer.log()).containsExactly("sequence", "sequenced 1");
    }

    @Test
    void aMessageThatIsRefusedHasNoPlaceAndIsNotDelivered() {
        Hub narrow = new Hub(new Bounds().laneBacklog(1).settings(), fixture.stats, fixture.clock);
        narrow.subscribe(ROOM, ANN, fixture.loop, new RecordingSubscriber());
        assertThatThrownBy(() -> narrow.publish(draft(ROOM, "hello").traced(tracer.trace())))
                .isInstanceOf(HubbubException.class);
        fixture.loop.run();

        assertThat(tracer.log()).hasSize(2).startsWith("sequence");
        assertThat(tracer.log().get(1)).startsWith("sequenced dev.hubbub.error.HubbubException");
    }

    @Test
    void theDeliveryEndsWhateverASubscriberThrows() {
        fixture.join(ANN, new RecordingSubscriber().failingOn("1 hello"));
        fixture.join(BOB, new RecordingSubscriber());
        sayTraced("hello");
        fixture.loop.run();

        assertThat(tracer.log()).endsWith("delivered 1 to 2 [test]");
        assertThat(tracer.isDelivering()).isFalse();
    }

    @Test
    void theLatencyIsTakenWhileTheDeliveryGoesOn() {
        List<Boolean> delivering = new ArrayList<>();
        HubStats stats = new HubStats(nanos -> delivering.add(tracer.isDelivering()));
        Hub hub = new Hub(new Bounds().settings(), stats, Clock.systemUTC());
        hub.subscribe(ROOM, ANN, fixture.loop, new RecordingSubscriber());
        hub.publish(draft(ROOM, "traced").traced(tracer.trace()));
        hub.publish(draft(ROOM, "not traced"));
        fixture.loop.run();

        assertThat(delivering).containsExactly(true, false);
    }

    @Test
    void aMessageThatGotItsPlaceElsewhereIsDeliveredAndNotSequencedAgain() {
        fixture.join(ANN, new RecordingSubscriber());
        ChatMessage placed =
                new ChatMessage(draft(ROOM, "hello").traced(tracer.trace()), "elsewhere", 7, fixture.clock.instant());
        assertThat(fixture.hub.relay(placed, false)).isTrue();
        fixture.loop.run();

        assertThat(tracer.log()).containsExactly("deliver", "delivered 7 to 1 [test]");
    }

    private ChatMessage sayTraced(String text) {
        return fixture.hub.publish(draft(ROOM, text).traced(tracer.trace()));
    }
}
