package dev.hubbub.functional;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.hubbub.testing.ChatPeer.newRoom;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Page;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.ConsoleBrowser;
import dev.hubbub.testing.ConsoleBrowser.Look;
import dev.hubbub.testing.NginxProcess;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The application behind a real nginx, as docker/nginx has it: REST, events, the console and STOMP get through. */
@QuarkusTest
class BalancedApplicationTest {

    @RegisterExtension
    static final ConsoleBrowser BROWSER = new ConsoleBrowser();

    @ConfigProperty(name = "quarkus.http.test-port")
    int web;

    @ConfigProperty(name = "hubbub.grpc.port")
    int grpc;

    private NginxProcess nginx;

    @BeforeEach
    void start() throws IOException {
        nginx = NginxProcess.beforeApplication(grpc, web);
    }

    @AfterEach
    void close() {
        nginx.close();
    }

    @Test
    void restAndGrpcGetThrough() {
        given().port(nginx.httpPort()).get("/cluster").then().statusCode(200).body("relay", equalTo("memory"));
        try (ChatPeer peer = new ChatPeer(nginx.grpcPort())) {
            assertThat(peer.say(newRoom(), "ann", "hello").getOffset()).isEqualTo(1);
        }
    }

    @Test
    void theConsoleIsLiveAndChatsOverStomp() {
        String room = newRoom();
        Page page = BROWSER.open(Look.WIDE, nginx.httpPort(), "#/chat");
        assertThat(page.locator("#live")).hasAttribute("data-state", "live"); // by events

        page.locator("#join [name=name]").fill("Ann");
        page.locator("#join [name=room]").fill(room);
        page.locator("#join button").click();
        assertThat(page.locator("#chat-state")).hasAttribute("data-tone", "good");
        try (ChatPeer peer = new ChatPeer(nginx.grpcPort())) {
            peer.say(room, "bob", "from the other side");
        }

        assertThat(page.locator("#log")).containsText("from the other side");
        page.close(); // before nginx is, of which it would complain
    }
}
