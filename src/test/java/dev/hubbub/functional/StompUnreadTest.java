package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.until;
import static dev.hubbub.testing.StompFixture.DESTINATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.access.Origins;
import dev.hubbub.hub.SlowConsumerPolicy;
import dev.hubbub.stomp.HeartBeat;
import dev.hubbub.stomp.Refusal;
import dev.hubbub.testing.StompFixture;
import dev.hubbub.testing.StompPeer;
import dev.hubbub.ws.Credentials;
import dev.hubbub.ws.StompSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that asks for more and more and reads none of it. */
@Timeout(60)
class StompUnreadTest {

    private static final String ASKED =
            ("ABORT\ntransaction:t\n\n\0BEGIN\ntransaction:t\nreceipt:" + "x".repeat(200) + "\n\n\0").repeat(64);

    @Test
    void isReadNoMoreAndCutOffAfterAWhileAndTheOthersAreServed() {
        try (StompFixture fixture = new StompFixture(hasty(), SlowConsumerPolicy.DISCONNECT);
                StompPeer healthy = StompPeer.connect(fixture.port());
                StompPeer greedy = StompPeer.connect(fixture.port())) {
            healthy.subscribe("1", DESTINATION, "");
            greedy.stopReading();
            greedy.send("BEGIN\ntransaction:t\n\n\0");
            CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> {
                while (!greedy.isClosed()) {
                    greedy.send(ASKED);
                }
            });

            until(() -> fixture.refused(Refusal.UNREAD) == 1);
            until(() -> fixture.door().stats().open() == 1);
            fixture.say("still here");
            assertThat(healthy.awaitMessages(1)).hasSize(1);
            greedy.close();
            until(asking::isDone);
        }
    }

    private static StompSettings hasty() {
        StompSettings usual = StompFixture.settings(
                StompFixture.session(Duration.ofMinutes(5), HeartBeat.NONE), 10, Credentials.NONE);
        return new StompSettings(
                usual.session(),
                usual.frames(),
                usual.sessions(),
                new Origins(List.of(Origins.SAME)),
                usual.credentials(),
                Duration.ofMillis(300),
                Duration.ofMillis(300));
    }
}
