package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.newRoom;
import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.hub.Hub;
import dev.hubbub.message.Room;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.CountingStream;
import dev.hubbub.testing.Torture;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One subscriber in ten never reads; the others must not notice. */
@QuarkusTest
@Tag(Torture.TAG)
class StalledReadersTest {

    private static final int STALLED = Torture.orLong(20, 100);
    private static final int READING = 9 * STALLED;
    private static final int PER_CONNECTION = 20;
    private static final int WINDOW_BYTES = 65_535;
    private static final int MESSAGES = Torture.orLong(500, 2_000);
    private static final int BURST = 50;
    private static final String TEXT = "x".repeat(500);

    @Inject
    Hub hub;

    @ConfigProperty(name = "hubbub.grpc.port")
    int port;

    @ConfigProperty(name = "hubbub.hub.outbox-bytes", defaultValue = "1048576")
    long outboxBytes;

    private final String room = newRoom();
    private final List<ManagedChannel> channels = new ArrayList<>();

    @AfterEach
    void hangUp() {
        channels.forEach(ManagedChannel::shutdownNow);
    }

    @Test
    void areCutOffWithTheirLastOffsetAndTheOthersReceiveEverythingInOrder() {
        List<CountingStream> reading = subscribe(READING);
        reading.forEach(CountingStream::readAll);
        List<CountingStream> stalled = subscribe(STALLED);

        sayAtTheReadersPace(reading);

        until(() -> hub.members(Room.named(room)).count() == READING);
        until(() -> hub.stats().outboxBytes() == 0);
        stalled.forEach(CountingStream::readAll); // what is left of the stream, and its end
        until(() -> stalled.stream().allMatch(CountingStream::isEnded));
        assertThat(stalled).allSatisfy(StalledReadersTest::assertThatItWasCutOffInOrder);
        assertThat(reading).allSatisfy(one -> {
            assertThat(one.isEnded()).isFalse();
            assertThat(one.received()).isEqualTo(MESSAGES);
            assertThat(one.outOfOrder()).isZero();
        });
    }

    /** In bursts that fit every outbox. */
    private void sayAtTheReadersPace(List<CountingStream> reading) {
        try (ChatPeer speaker = new ChatPeer(port)) {
            for (int said = 0; said < MESSAGES; said += BURST) {
                IntStream.range(0, BURST).forEach(i -> speaker.say(room, "eve", TEXT));
                int due = said + BURST;
                until(() -> reading.stream().allMatch(one -> one.received() >= due));
                assertThat(hub.stats().outboxBytes()).isLessThanOrEqualTo(STALLED * outboxBytes);
            }
        }
    }

    private static void assertThatItWasCutOffInOrder(CountingStream one) {
        assertThat(one.status().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(one.status().getDescription()).contains("too slowly");
        assertThat(one.outOfOrder()).isZero();
        assertThat(one.received()).isLessThan(MESSAGES);
        assertThat(one.lastOffsetInTrailers()).isEqualTo(one.lastOffset());
    }

    private List<CountingStream> subscribe(int count) {
        List<CountingStream> streams = new ArrayList<>();
        ManagedChannel channel = dial();
        for (int i = 0; i < count; i++) {
            channel = i % PER_CONNECTION == 0 && i > 0 ? dial() : channel;
            streams.add(CountingStream.open(channel, room, "user-" + i));
        }
        until(() -> streams.stream().allMatch(CountingStream::isOpen));
        return streams;
    }

    private ManagedChannel dial() {
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .flowControlWindow(WINDOW_BYTES)
                .build();
        channels.add(channel);
        return channel;
    }
}
