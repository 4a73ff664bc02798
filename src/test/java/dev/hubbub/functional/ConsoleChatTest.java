package dev.hubbub.functional;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.hubbub.testing.ChatPeer.newRoom;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import dev.hubbub.proto.Message;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.ConsoleBrowser;
import dev.hubbub.testing.ConsoleBrowser.Look;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The chat in a browser. */
@QuarkusTest
class ConsoleChatTest {

    private static final String HOSTILE = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";

    private static final WebSocketRoute.CloseOptions CUT =
            new WebSocketRoute.CloseOptions().setCode(4000).setReason("cut");

    @RegisterExtension
    static final ConsoleBrowser BROWSER = new ConsoleBrowser();

    @ConfigProperty(name = "quarkus.http.test-port")
    int web;

    @ConfigProperty(name = "hubbub.grpc.port")
    int port;

    private final String room = newRoom();

    @Test
    void twoPagesTalk() {
        Page ann = join(Look.WIDE, "ann");
        Page bob = join(Look.PHONE, "bob");
        assertThat(ann.locator("#people-count")).hasText("2");
        assertThat(ann.locator("#people")).containsText("ann (you)");

        say(ann, "hi bob");
        assertThat(bob.locator(".line .text")).hasText("hi bob");
        assertThat(bob.locator(".line .who")).hasText("ann");
        say(bob, "hi ann");
        assertThat(ann.locator(".line .text").last()).hasText("hi ann");
        assertThat(ann.locator(".line")).hasCount(2);
        assertThat(ann.locator(".mine .mark")).hasText("✓");
        ConsoleBrowser.picture(ann, "chat-talk", false);
        ConsoleBrowser.picture(bob, "chat-talk-phone", false);

        bob.locator("#leave").click();
        assertThat(bob.locator("#join")).isVisible();
        assertThat(ann.locator("#people-count")).hasText("1");
    }

    @Test
    void markupIsText() {
        try (ChatPeer peer = new ChatPeer(port)) {
            Page ann = join(Look.WIDE, "ann");
            var guest = peer.chat().join(room, "mallory", "<b onmouseover=alert(1)>mallory</b>");
            guest.await(1);
            guest.say(HOSTILE);

            assertThat(ann.locator(".line .text")).hasText(HOSTILE);
            assertThat(ann.locator("#people")).containsText("<b onmouseover=alert(1)>mallory</b>");
            say(ann, HOSTILE);
            assertThat(ann.locator(".mine .text")).hasText(HOSTILE);
            assertThat(ann.locator("#chat img, #chat script, #chat b")).hasCount(0);
            assertThat(ann.evaluate("window.hacked")).isNull();
        }
    }

    @Test
    void whatIsNoTextIsNamed() {
        try (ChatPeer peer = new ChatPeer(port)) {
            Page ann = join(Look.WIDE, "ann");
            Message.Builder bytes = Message.newBuilder()
                    .setRoom(room)
                    .setId("bob")
                    .setContentType("image/png")
                    .setBody(ByteString.copyFrom(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff}));
            peer.say(bytes.build());
            peer.say(bytes.setContentType("text/plain;charset=iso-8859-1")
                    .setBody(ByteString.copyFrom("gr\u00fc\u00dfe", StandardCharsets.ISO_8859_1))
                    .build());
            peer.say(room, "bob", "text again");

            assertThat(ann.locator(".line .text"))
                    .hasText(new String[] {"[image/png, 6 bytes]", "gr\u00fc\u00dfe", "text again"});
            assertThat(ann.locator("#chat-state")).hasText("● connected");
        }
    }

    @Test
    void aConnectionThatIsLostComesBackWithWhatWasMissed() {
        AtomicReference<WebSocketRoute> wire = new AtomicReference<>();
        AtomicBoolean cut = new AtomicBoolean();
        BROWSER.expect("WebSocket");
        try (ChatPeer peer = new ChatPeer(port)) {
            Page ann = BROWSER.blank(Look.WIDE);
            ann.routeWebSocket(Pattern.compile("/stomp$"), socket -> {
                if (cut.get()) {
                    socket.close(CUT);
                } else {
                    socket.connectToServer();
                    wire.set(socket);
                }
            });
            ann.navigate(ConsoleBrowser.url(web, "#/chat"));
            enter(ann, "ann");
            peer.say(room, "bob", "before");
            assertThat(ann.locator(".line .text")).hasText("before");

            cut.set(true);
            Objects.requireNonNull(wire.get()).close(CUT);
            assertThat(ann.locator("#chat-state")).hasText("✕ connection lost");
            assertThat(ann.locator("#chat-state-more")).containsText("Trying again in");
            assertThat(ann.locator("#log .said.bad")).containsText("Connection lost");
            ann.locator("#say").fill("am I here?");
            ann.locator("#say").press("Enter");
            assertThat(ann.locator("#say")).hasValue("am I here?");
            peer.say(room, "bob", "meanwhile");
            ConsoleBrowser.picture(ann, "chat-lost", false);

            cut.set(false);
            assertThat(ann.locator("#chat-state")).hasText("● connected");
            assertThat(ann.locator("#log .said.good")).containsText("nothing is missing");
            assertThat(ann.locator(".line .text")).hasText(new String[] {"before", "meanwhile"});
            ann.locator("#say").press("Enter");
            assertThat(ann.locator(".mine .mark")).hasText("✓");
        }
    }

    @Test
    void whatTheSwarmSaysIsGathered() {
        Page ann = join(Look.WIDE, "ann");
        given().post("/sim/spawn?n=20&room=" + room).then().statusCode(200);
        given().post("/sim/broadcast?message=swarm&count=50&room=" + room)
                .then()
                .statusCode(200);

        assertThat(ann.locator(".burst summary").first()).containsText("messages");
        assertThat(ann.locator(".burst summary").first()).containsText("too fast to show");
        ann.waitForFunction(
                "[...document.querySelectorAll('.burst b')].reduce((sum, node) => sum + parseInt(node.textContent.replace(',', '')), 0)"
                        + " + document.querySelectorAll('#log > .line').length === 1000");
        assertThat((Integer) ann.evaluate("document.querySelectorAll('#log > *').length"))
                .isLessThan(500);
        ann.locator(".burst").first().locator("summary").click();
        assertThat(ann.locator(".burst .line").first()).containsText("swarm");
        given().post("/sim/close-all");
    }

    @Test
    void aNameThatIsNoneIsRefusedAtItsField() {
        Page page = BROWSER.open(Look.WIDE, web, "#/chat");
        page.locator("#join [name=name]").fill("<b>");
        page.locator("#join [name=name]").press("Enter");
        assertThat(page.locator("#join-outcome")).containsText("A name is of up to 64");
        assertThat(page.locator("#join [name=name]")).isFocused();
    }

    @Test
    void aMessageThatIsTooLongIsRefusedInPlaceAndCostsNothing() {
        Page ann = join(Look.WIDE, "ann");
        String text = "€".repeat(3_000);
        say(ann, text);
        assertThat(ann.locator("#say-outcome")).containsText("9,000 bytes of UTF-8");
        assertThat(ann.locator("#say")).hasAttribute("aria-invalid", "true");
        assertThat(ann.locator("#say")).hasValue(text);
        assertThat(ann.locator("#chat-state")).hasText("● connected");
        assertThat(ann.locator(".line")).hasCount(0);

        say(ann, text.substring(0, 2_730));
        assertThat(ann.locator(".mine .mark")).hasText("✓");
        assertThat(ann.locator("#say-outcome")).hasText("");
    }

    private Page join(Look look, String name) {
        Page page = BROWSER.open(look, web, "#/chat");
        enter(page, name);
        return page;
    }

    private void enter(Page page, String name) {
        page.locator("#join [name=name]").fill(name);
        page.locator("#join [name=room]").fill(room);
        page.locator("#join [name=room]").press("Enter");
        assertThat(page.locator("#chat-state")).hasText("● connected");
    }

    private static void say(Page page, String text) {
        page.locator("#say").fill(text);
        page.locator("#say").press("Enter");
    }
}
