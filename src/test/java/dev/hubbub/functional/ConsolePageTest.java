package dev.hubbub.functional;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import dev.hubbub.testing.ConsoleBrowser;
import dev.hubbub.testing.ConsoleBrowser.Look;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console as a page: how it is served, how it looks in any size, and that a keyboard is enough. */
@QuarkusTest
class ConsolePageTest {

    private static final Pattern PULSE = Pattern.compile(":\\d+/runtime/(events|history)$");
    /** Where each of the charts' keys is. */
    private static final String KEYS = "[...document.querySelectorAll('.keys-of > span')].map(key =>"
            + " { const box = key.getBoundingClientRect(); return [box.x, box.y, box.width, box.height].join(); })";

    /** The charts whose keys do not stand in one line, within the chart. */
    private static final String WRAPPED = "[...document.querySelectorAll('.chart figcaption')].filter(caption =>"
            + " new Set([...caption.querySelectorAll('.keys-of > span')].map(key => key.offsetTop)).size > 1"
            + " || caption.scrollWidth > caption.clientWidth).map(caption => caption.textContent)";

    private static final List<String> VIEWS = List.of("lab", "chat", "runtime");

    @RegisterExtension
    static final ConsoleBrowser BROWSER = new ConsoleBrowser();

    @ConfigProperty(name = "quarkus.http.test-port")
    int web;

    @Test
    void browsersGetTheConsoleAndProgramsTheIndex() {
        given().accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .get("/")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Vary", containsString("ccept"))
                .body(containsString("<title>Hubbub</title>"));
        for (String accept : List.of("*/*", "application/json")) {
            given().accept(accept)
                    .get("/")
                    .then()
                    .contentType("application/json")
                    .header("Vary", containsString("ccept"))
                    .body("name", equalTo("hubbub"));
        }
        given().get("/index.json")
                .then()
                .statusCode(200)
                .body("name", equalTo("hubbub"))
                .body("limits.messageBytes", equalTo(8192));
    }

    @Test
    void whatTheConsoleMayRunIsItsOwn() {
        for (String path : List.of("/", "/index.html", "/console/app.js", "/console/base.css", "/lib/chart.umd.js")) {
            given().accept("text/html")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .header("Content-Security-Policy", containsString("default-src 'none'; script-src 'self';"))
                    .header("Content-Security-Policy", containsString("require-trusted-types-for 'script'"))
                    .header("Content-Security-Policy", not(containsString("unsafe")))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("Cache-Control", equalTo("no-cache"));
        }
    }

    @Test
    void everyViewFitsEveryScreen() {
        for (String view : VIEWS) {
            Page page = BROWSER.open(Look.WIDE, web, "#/" + view);
            assertThat(page.locator("#live")).hasAttribute("data-state", "live");
            assertThat(page.locator("#" + view)).isVisible();
            for (Look look : Look.values()) {
                look.at(page);
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                        .as("%s does not scroll sideways when %s", view, look)
                        .isLessThanOrEqualTo(0);
                ConsoleBrowser.picture(page, view + "-" + look.name().toLowerCase(Locale.ROOT), look != Look.FOUR_K);
            }
        }
    }

    @Test
    void noFigureOfAChartMovesAnythingInAnyWidth() {
        Page page = BROWSER.open(Look.WIDE, web, "#/lab");
        assertThat(page.locator("#live")).hasAttribute("data-state", "live");
        for (Look look : Look.values()) {
            look.at(page);
            Object before = page.evaluate(KEYS);
            page.evaluate("document.querySelectorAll('.keys-of b').forEach(b => { b.textContent = '88.8 MiB'; })");
            assertThat(page.evaluate(KEYS)).as("keys of charts when %s", look).isEqualTo(before);
            assertThat(page.evaluate(WRAPPED)).as("wrapped keys when %s", look).isEqualTo(List.of());
        }
    }

    @Test
    void aScenarioHasEightyColumnsFromALaptopUp() {
        Page page = BROWSER.open(Look.LAPTOP, web, "#/lab");
        for (Look look : List.of(Look.LAPTOP, Look.WIDE, Look.FULL_HD, Look.FOUR_K)) {
            look.at(page);
            page.locator("#scenario").fill("x".repeat(80) + "\nx".repeat(100)); // with a bar to scroll it down
            assertThat((Integer) page.evaluate("scenario.scrollWidth - scenario.clientWidth"))
                    .as("80 columns need no scrolling sideways when %s", look)
                    .isLessThanOrEqualTo(0);
        }
    }

    @Test
    void aKeyboardIsEnough() {
        Page page = BROWSER.open(Look.WIDE, web, "");
        assertThat(page.locator("#live")).hasAttribute("data-state", "live");

        page.keyboard().press("3");
        assertThat(page.locator("#runtime")).isVisible();
        page.keyboard().press("2");
        assertThat(page.locator("#chat")).isVisible();
        page.keyboard().press("?");
        assertThat(page.locator("#help")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#help")).isHidden();

        page.keyboard().press("n");
        assertThat(page.locator("#spawn-n")).isFocused();
        assertThat(page.locator("#spawn-n")).not().hasCSS("outline-style", "none");
        page.keyboard().press("Control+A");
        page.keyboard().type("3");
        page.keyboard().press("Enter");
        assertThat(page.locator("#swarm-outcome")).containsText("3 clients subscribed");
        page.locator("#spawn-n").press("Escape");
        page.keyboard().press("t");
        assertThat(page.locator("html")).hasAttribute("data-theme", "light");
        page.locator("#close-all").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#swarm-outcome")).containsText("Closed");
    }

    @Test
    void keysAreLeftAloneWhereSomebodyTypes() {
        Page page = BROWSER.open(Look.WIDE, web, "#/lab");
        page.locator("#broadcast [name=message]").fill("");
        page.locator("#broadcast [name=message]").pressSequentially("2?t3");
        assertThat(page.locator("#broadcast [name=message]")).hasValue("2?t3");
        assertThat(page.locator("#lab")).isVisible();
        assertThat(page.locator("#help")).isHidden();
    }

    @Test
    void aServerThatIsGoneIsSaidToBeAndFoundAgain() {
        BROWSER.expect("503");
        Page page = BROWSER.blank(Look.WIDE);
        page.route(PULSE, route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        page.navigate(ConsoleBrowser.url(web, "#/lab"));
        assertThat(page.locator("#live")).hasAttribute("data-state", "lost");
        assertThat(page.locator("#swarm-now")).hasText("server not reached");

        page.unroute(PULSE);

        assertThat(page.locator("#live")).hasAttribute("data-state", "live");
        assertThat(page.locator("#swarm-now")).containsText("connected");
    }

    @Test
    void markupCannotBeSetByAnyScript() {
        BROWSER.expect("TrustedHTML");
        Page page = BROWSER.open(Look.WIDE, web, "#/lab");
        assertThatThrownBy(() -> page.evaluate("() => { document.body.innerHTML = '<p>no</p>'; }"))
                .isInstanceOf(PlaywrightException.class)
                .hasMessageContaining("TrustedHTML");
    }
}
