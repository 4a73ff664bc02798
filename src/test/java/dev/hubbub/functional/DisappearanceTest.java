package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.newRoom;
import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hubbub.hub.Hub;
import dev.hubbub.message.Room;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.CutWire;
import dev.hubbub.testing.SubscriberProcess;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However a client goes, it is out of the room within 5 s and its subscription is gone. */
@QuarkusTest
class DisappearanceTest {

    private static final int STREAMS = 50;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Inject
    Hub hub;

    @ConfigProperty(name = "hubbub.grpc.port")
    int port;

    private final String room = newRoom();

    /** Those of tests before may still be on their way out. */
    @BeforeEach
    void alone() {
        until(() -> hub.stats().subscribers() == 0);
    }

    @Test
    void killedProcess() throws IOException {
        try (SubscriberProcess process = SubscriberProcess.start(port, room, STREAMS)) {
            assertThat(hub.stats().subscribers()).isEqualTo(STREAMS);

            process.kill();

            awaitEmptyRoom();
        }
    }

    @Test
    void finishedConnection() throws IOException {
        try (CutWire wire = new CutWire(port);
                ChatPeer peer = new ChatPeer(wire.port())) {
            subscribeAll(peer);

            wire.finish();

            awaitEmptyRoom();
        }
    }

    @Test
    void resetConnection() throws IOException {
        try (CutWire wire = new CutWire(port);
                ChatPeer peer = new ChatPeer(wire.port())) {
            subscribeAll(peer);

            wire.reset();

            awaitEmptyRoom();
        }
    }

    @Test
    void connectionShutDownByItsClient() {
        try (ChatPeer peer = new ChatPeer(port)) {
            subscribeAll(peer);
        }
        awaitEmptyRoom();
    }

    @Test
    void twoWayChatOnAConnectionThatBreaks() throws IOException {
        try (CutWire wire = new CutWire(port);
                ChatPeer peer = new ChatPeer(wire.port())) {
            peer.chat().join(room, "ann", "Ann").await(1);
            assertThat(members()).isEqualTo(1);

            wire.reset();

            awaitEmptyRoom();
        }
    }

    private void subscribeAll(ChatPeer peer) {
        for (int i = 0; i < STREAMS; i++) {
            peer.subscribe(room, "user-" + i);
        }
        assertThat(members()).isEqualTo(STREAMS);
    }

    private void awaitEmptyRoom() {
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(members()).isZero();
            assertThat(hub.stats().subscribers()).isZero();
        });
    }

    private int members() {
        return hub.members(Room.named(room)).count();
    }
}
