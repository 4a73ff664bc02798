package dev.hubbub.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.access.Role;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.GuardedProfile;
import dev.hubbub.testing.StompPeer;
import dev.hubbub.testing.TokenIssuer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** STOMP, once tokens are asked for: in the request for the WebSocket, or in CONNECT. */
@QuarkusTest
@TestProfile(GuardedProfile.class)
class AccessStompTest {

    @ConfigProperty(name = "quarkus.http.test-port")
    int web;

    @Test
    void withoutATokenNobodyIsLetIn() {
        try (StompPeer peer = StompPeer.connect(web, "1.2", "login:ann\n")) {
            assertThat(peer.awaitError().header("message")).isEqualTo("credentials");
            assertThat(peer.closeCode()).isEqualTo(1008);
        }
    }

    static Stream<Map.Entry<String, String>> badTokens() {
        return TokenIssuer.KNOWN.badTokens().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aBadTokenIsRefusedInTheRequestAndInConnect(Map.Entry<String, String> bad) {
        String authorization = "Bearer " + bad.getValue();
        assertThat(StompPeer.refusal(web, b -> b.header("Authorization", authorization)))
                .isEqualTo(401);
        try (StompPeer peer = StompPeer.connect(web, "1.2", "Authorization:" + authorization + "\n")) {
            boolean huge = bad.getKey().equals("huge"); // longer than any header may be
            assertThat(peer.awaitError().header("message")).isEqualTo(huge ? "too-large" : "credentials");
        }
    }

    @Test
    void aTokenWithoutTheRoleIsRefused() {
        String token = "Bearer " + TokenIssuer.KNOWN.token("ann", Role.LAB);
        assertThat(StompPeer.refusal(web, b -> b.header("Authorization", token)))
                .isEqualTo(403);
        try (StompPeer peer = StompPeer.connect(web, "1.2", "Authorization:" + token + "\n")) {
            assertThat(peer.awaitError().body()).contains("\"chat\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization:Bearer ", "passcode:"})
    void inConnectATokenSaysWhoItIs(String header) {
        String token = TokenIssuer.KNOWN.token("ann", Role.CHAT);
        try (StompPeer peer = StompPeer.connect(web, "1.2", header + token + "\n")) {
            says(peer, "ann");
        }
    }

    @Test
    void soItDoesInTheRequest() {
        String token = TokenIssuer.KNOWN.token("bob", Role.CHAT);
        try (StompPeer peer = StompPeer.open(web, b -> b.header("Authorization", "Bearer " + token))) {
            peer.send("CONNECT\naccept-version:1.2\nlogin:bob\n\n\0");
            peer.await(1);
            says(peer, "bob");
        }
    }

    @Test
    void anotherLoginIsRefusedButNotALoadGenerators() {
        String chatter = TokenIssuer.KNOWN.token("ann", Role.CHAT);
        try (StompPeer peer = StompPeer.connect(web, "1.2", "login:bob\nAuthorization:Bearer " + chatter + "\n")) {
            assertThat(peer.awaitError().body()).contains("\"ann\"");
        }
        String lab = TokenIssuer.KNOWN.token("ann", Role.CHAT, Role.LAB);
        try (StompPeer peer = StompPeer.connect(web, "1.2", "login:bob\nAuthorization:Bearer " + lab + "\n")) {
            says(peer, "bob");
        }
    }

    @Test
    void aSessionEndsWithItsToken() {
        String token = TokenIssuer.KNOWN.shortLived(Duration.ofSeconds(8), "ann", Role.CHAT);
        try (StompPeer peer = StompPeer.connect(web, "1.2", "Authorization:Bearer " + token + "\n")) {
            assertThat(peer.frames("CONNECTED")).hasSize(1);
            assertThat(peer.awaitError().header("message")).isEqualTo("expired");
            assertThat(peer.closeCode()).isEqualTo(1008);
        }
    }

    private static void says(StompPeer peer, String sender) {
        String destination = "/room/" + ChatPeer.newRoom();
        peer.subscribe("1", destination, "");
        peer.send("SEND\ndestination:" + destination + "\n\nhello\0");
        assertThat(peer.awaitMessages(1).get(0).header("sender")).isEqualTo(sender);
        assertThat(peer.frames("CONNECTED").get(0).header("user-name")).isEqualTo(sender);
    }
}
