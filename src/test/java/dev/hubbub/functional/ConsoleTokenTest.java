package dev.hubbub.functional;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.hubbub.testing.ChatPeer.newRoom;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.hubbub.access.Role;
import dev.hubbub.testing.ConsoleBrowser;
import dev.hubbub.testing.ConsoleBrowser.Look;
import dev.hubbub.testing.GuardedProfile;
import dev.hubbub.testing.TokenIssuer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console in a browser, where tokens are asked for. */
@QuarkusTest
@TestProfile(GuardedProfile.class)
class ConsoleTokenTest {

    @RegisterExtension
    static final ConsoleBrowser BROWSER = new ConsoleBrowser();

    @ConfigProperty(name = "quarkus.http.test-port")
    int web;

    /** Chromium notes every answer that is no success. */
    @BeforeEach
    void expectRefusals() {
        BROWSER.expect("status of 401");
        BROWSER.expect("status of 403");
    }

    @Test
    void itAsksForATokenUntilOneIsGood() {
        Page page = BROWSER.open(Look.WIDE, web, "#/chat");
        assertThat(page.locator("#token")).isVisible();
        assertThat(page.locator("#token-why")).containsText("who are you?");
        ConsoleBrowser.picture(page, "token", false);

        show(page, TokenIssuer.STRANGER.token("eve", Role.ADMIN));
        assertThat(page.locator("#token-why")).containsText("not signed with a key that is known here");
        assertThat(page.locator("#token-value")).hasValue("");
        String good = TokenIssuer.KNOWN.token("ann", Role.ADMIN);
        show(page, good);

        assertThat(page.locator("#live")).hasAttribute("data-state", "live");
        assertThat(page.locator("#token")).isHidden();
        talk(page, "ann");
        assertThat(page.url()).doesNotContain(good);
        assertThat((Integer) page.evaluate("localStorage.length - Object.keys(localStorage)"
                        + ".filter(key => !localStorage[key].includes('eyJ')).length"))
                .as("what outlives the tab, and has a token in it")
                .isZero();
    }

    @Test
    void aTabKeepsItsTokenAndWhatTheRoleIsNotForIsNotAskedAgain() {
        Page page = BROWSER.open(Look.WIDE, web, "#/chat");
        show(page, TokenIssuer.KNOWN.token("bob", Role.CHAT));
        assertThat(page.locator("#live")).hasAttribute("data-state", "refused");
        assertThat(page.locator("#live")).containsText("no access");
        assertThat(page.locator("#token")).isHidden();

        page.reload();

        assertThat(page.locator("#live")).hasAttribute("data-state", "refused");
        assertThat(page.locator("#token")).isHidden();
        talk(page, "bob");
    }

    /** Whatever name is given, the sender is whom the token is of. */
    private static void talk(Page page, String sender) {
        page.locator("#join [name=name]").fill("somebody");
        page.locator("#join [name=room]").fill(newRoom());
        page.locator("#join [name=room]").press("Enter");
        assertThat(page.locator("#chat-state")).hasText("● connected");
        assertThat(page.locator("#people")).containsText(sender + " (you)");
        page.locator("#say").fill("hello");
        page.locator("#say").press("Enter");
        assertThat(page.locator(".mine .text")).hasText("hello");
        assertThat(page.locator(".mine .mark")).hasText("✓");
    }

    private static void show(Page page, String token) {
        page.locator("#token-value").fill(token);
        page.locator("#token button[value=yes]").click();
    }
}
