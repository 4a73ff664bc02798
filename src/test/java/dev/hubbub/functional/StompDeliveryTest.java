package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.until;
import static dev.hubbub.testing.StompFixture.DESTINATION;
import static dev.hubbub.testing.StompFixture.MAX_UNACKNOWLEDGED;
import static dev.hubbub.testing.StompFixture.OUTBOX_MESSAGES;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.hub.SlowConsumerPolicy;
import dev.hubbub.stomp.Refusal;
import dev.hubbub.testing.StompFixture;
import dev.hubbub.testing.StompFrame;
import dev.hubbub.testing.StompPeer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What subscribers get: everything, or the truth about what is missing. */
class StompDeliveryTest {

    private static final String HEADERS = "x:a\\cb\nsecond:2\n";

    @ParameterizedTest
    @CsvSource({"1.0,x:a:b", "1.1,x:a\\cb", "1.2,x:a\\cb"})
    void everyVersionGetsTheMessageInItsOwnEscapes(String version, String header) {
        try (StompFixture fixture = new StompFixture();
                StompPeer sender = StompPeer.connect(fixture.port());
                StompPeer listener = StompPeer.connect(fixture.port(), version, "")) {
            listener.subscribe("1", "/topic/room", "");
            sender.send("SEND\ndestination:" + DESTINATION + "\ncorrelation-id:c-1\n" + HEADERS + "\nhi\0");

            StompFrame message = listener.awaitMessages(1).get(0);
            assertThat(message.headerLines()).contains(header, "second:2", "correlation-id:c-1", "offset:1");
            assertThat(message.header("message-id")).isEqualTo(message.header("epoch") + "-1");
            assertThat(requireNonNull(message.header("timestamp"))).containsOnlyDigits();
        }
    }

    @Test
    void aHeaderThatTheOldestVersionCannotCarryIsLeftOut() {
        try (StompFixture fixture = new StompFixture();
                StompPeer sender = StompPeer.connect(fixture.port());
                StompPeer old = StompPeer.connect(fixture.port(), "1.0", "")) {
            old.subscribe("1", DESTINATION, "");
            sender.send("SEND\ndestination:" + DESTINATION + "\nlines:1\\n2\na\\cb:c\nplain:p\n\nhi\0");

            assertThat(old.awaitMessages(1).get(0).headerLines())
                    .contains("plain:p")
                    .noneMatch(line -> line.startsWith("lines") || line.startsWith("a:b"));
        }
    }

    @Test
    void whoComesBackGetsWhatWasMissedAndIsToldSo() {
        try (StompFixture fixture = new StompFixture();
                StompPeer keeper = StompPeer.connect(fixture.port());
                StompPeer back = StompPeer.connect(fixture.port())) {
            String epoch = requireNonNull(keeper.subscribe("1", DESTINATION, "").header("epoch"));
            fixture.say("one");
            fixture.say("two");
            StompFrame receipt = back.subscribe("1", DESTINATION, "epoch:" + epoch + "\noffset:1\n");
            fixture.say("three");

            assertThat(receipt.headerLines())
                    .contains("room:room", "epoch:" + epoch, "offset:1", "recovered:true", "subscription:1");
            back.awaitMessages(2);
            assertThat(back.bodies()).containsExactly("two", "three");
        }
    }

    @Test
    void whoComesBackTooLateIsToldSo() {
        try (StompFixture fixture = new StompFixture();
                StompPeer back = StompPeer.connect(fixture.port())) {
            fixture.say("one");
            StompFrame receipt = back.subscribe("1", DESTINATION, "epoch:another\noffset:1\n");

            assertThat(receipt.headerLines()).contains("offset:1", "recovered:false");
        }
    }

    @Test
    void whoReadsTooSlowlyIsCutOffAndToldFromWhereToGoOn() {
        try (StompFixture fixture = new StompFixture();
                StompPeer slow = StompPeer.connect(fixture.port());
                StompPeer quick = StompPeer.connect(fixture.port())) {
            slow.subscribe("1", DESTINATION, "ack:client\n");
            quick.subscribe("1", DESTINATION, "");
            List<String> said = fixture.say(MAX_UNACKNOWLEDGED + OUTBOX_MESSAGES + 1, 10);

            StompFrame error = slow.awaitError();
            assertThat(error.header("message")).isEqualTo("slow-consumer");
            assertThat(error.header("last-offset")).isEqualTo(Integer.toString(MAX_UNACKNOWLEDGED));
            assertThat(slow.frames("MESSAGE")).hasSize(MAX_UNACKNOWLEDGED);
            assertThat(fixture.refused(Refusal.SLOW_CONSUMER)).isEqualTo(1);
            quick.awaitMessages(said.size());
            assertThat(quick.bodies()).isEqualTo(said);
        }
    }

    @Test
    void whereTheOldestAreDroppedTheNextMessageSaysWhich() {
        try (StompFixture fixture = new StompFixture(StompFixture.settings(), SlowConsumerPolicy.DROP_OLDEST);
                StompPeer slow = StompPeer.connect(fixture.port())) {
            slow.subscribe("1", DESTINATION, "ack:client\n");
            int said = MAX_UNACKNOWLEDGED + OUTBOX_MESSAGES + 3;
            fixture.say(said, 10);
            until(() -> fixture.hub().stats().dropped(SlowConsumerPolicy.DROP_OLDEST) == 3);
            StompFrame last = slow.awaitMessages(MAX_UNACKNOWLEDGED).get(MAX_UNACKNOWLEDGED - 1);
            slow.send("ACK\nid:" + last.header("ack") + "\n\n\0");

            StompFrame next = slow.awaitMessages(MAX_UNACKNOWLEDGED + 1).get(MAX_UNACKNOWLEDGED);
            assertThat(next.header("gap")).isEqualTo("5-7");
            assertThat(next.header("offset")).isEqualTo("8");
        }
    }

    /** More than the operating system's buffers hold. */
    @Test
    void whoDoesNotReadAtAllIsCutOffAndTheOthersAreServed() {
        try (StompFixture fixture = new StompFixture();
                StompPeer stalled = StompPeer.connect(fixture.port());
                StompPeer healthy = StompPeer.connect(fixture.port())) {
            stalled.subscribe("1", DESTINATION, "");
            healthy.subscribe("1", DESTINATION, "");
            stalled.stopReading();
            int said = 0;
            while (fixture.refused(Refusal.SLOW_CONSUMER) == 0) {
                fixture.say("x".repeat(15_000));
                healthy.awaitMessages(++said);
            }

            until(() -> fixture.members() == 1);
            assertThat(healthy.isClosed()).isFalse();
            until(() -> fixture.door().stats().open() == 1);
        }
    }
}
