package dev.hubbub.functional;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import dev.hubbub.testing.ConsoleBrowser;
import dev.hubbub.testing.ConsoleBrowser.Look;
import dev.hubbub.testing.LabPeer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The lab in a browser: the swarm, scenarios, runs. */
@QuarkusTest
class ConsoleLabTest {

    private static final String SCENARIO = LabPeer.SHORT.replace("2s", "8s");
    private static final Pattern OVER = Pattern.compile("PASS|FAIL|INVALID");

    @RegisterExtension
    static final ConsoleBrowser BROWSER = new ConsoleBrowser();

    @ConfigProperty(name = "quarkus.http.test-port")
    int web;

    @AfterEach
    void leaveNothingBehind() {
        given().post("/sim/close-all");
        LabPeer.stopAll();
    }

    @Test
    void clientsThatAreSpawnedMoveTheChart() {
        Page page = BROWSER.open(Look.WIDE, web, "#/lab");
        page.locator("#spawn-n").fill("25");
        page.locator("#spawn button").click();

        assertThat(page.locator("#swarm-outcome")).containsText("25 clients subscribed");
        assertThat(figure(page, "users")).hasText("25");
        assertThat(page.locator("#swarm-now")).hasText("25 clients connected");
        page.waitForFunction(
                "Chart.getChart(document.querySelector('#charts canvas')).data.datasets[0].data.at(-1)?.y === 25");

        page.locator("#broadcast [name=count]").fill("4");
        page.locator("#broadcast button").click();
        assertThat(page.locator("#swarm-outcome")).containsText("2,500 deliveries, none lost");
        assertThat(figure(page, "lost")).hasText("0");
        assertThat(figure(page, "lost").locator("..")).hasAttribute("data-tone", "good");
        page.waitForFunction(
                "Chart.getChart(document.querySelectorAll('#charts canvas')[2]).data.datasets[0].data.some(point => point.y > 0)");
        ConsoleBrowser.picture(page, "lab-swarm", true);

        page.locator("#close-all").click();
        assertThat(page.locator("#swarm-outcome")).hasText("Closed 25 clients.");
        assertThat(figure(page, "users")).hasText("0");
    }

    @Test
    void aFaultIsShownAtItsField() {
        BROWSER.expect("400");
        Page page = BROWSER.open(Look.WIDE, web, "#/lab");
        page.locator("#spawn-n").fill("many");
        page.locator("#spawn-n").press("Enter");

        assertThat(page.locator("#swarm-outcome")).containsText("must be a whole number");
        assertThat(page.locator("#spawn-n")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#spawn-n")).isFocused();
    }

    @Test
    void presetsAreReadAndFaultsShownAtTheirLines() {
        Page page = BROWSER.open(Look.WIDE, web, "#/lab");
        assertThat(page.locator("#scenario-state")).containsText("Sound: 10 s");
        page.locator("#preset").selectOption("ramp");
        assertThat(page.locator("#scenario")).hasValue(Pattern.compile("name: ramp"));
        assertThat(page.locator("#plan-track .stage").first()).isVisible();

        page.locator("#scenario")
                .fill(
                        """
                name: faulty
                scenarios:
                  talkers:
                    executor: constant-vus
                    vus: 0
                    duration: soon
                    exec: chat
                """);

        assertThat(page.locator("#scenario-state")).containsText("2 faults");
        assertThat(page.locator(".gutter .bad")).hasCount(2);
        assertThat(page.locator(".gutter > div").nth(4)).hasClass("bad");
        assertThat(page.locator(".gutter > div").nth(5)).hasClass("bad");
        assertThat(page.locator(".backdrop .why").first()).containsText("must be a whole number");
        page.locator("#faults button")
                .filter(new Locator.FilterOptions().setHasText("duration"))
                .click();
        assertThat(page.locator("#scenario")).isFocused();
        assertThat(
                        page.evaluate(
                                "getSelection().toString() || scenario.value.slice(scenario.selectionStart, scenario.selectionEnd)"))
                .isEqualTo("    duration: soon");
        ConsoleBrowser.picture(page, "lab-faults", true);
    }

    @Test
    void whatIsWrittenBeforeThePresetIsThereStays() {
        CompletableFuture<Route> held = new CompletableFuture<>();
        Page page = BROWSER.blank(Look.WIDE);
        page.route("**/sim/presets/*", held::complete);
        page.navigate(ConsoleBrowser.url(web, "#/lab"));
        page.waitForCondition(held::isDone);

        page.locator("#scenario").fill(SCENARIO);
        assertThat(page.locator("#scenario-state")).containsText("Sound: 8 s");
        Response late =
                page.waitForResponse("**/sim/presets/*", () -> held.join().resume());
        late.finished();
        page.evaluate("fetch('sim/presets').then(answer => answer.text())");

        assertThat(page.locator("#scenario")).hasValue(SCENARIO);
        assertThat(page.locator("#preset")).hasValue("");
    }

    @Test
    void aRunIsFollowedToItsVerdictAndComparedWithAnother() {
        String first = LabPeer.begin(LabPeer.SHORT);
        LabPeer.awaitEnd(first);
        Page page = BROWSER.open(Look.DARK, web, "#/lab");
        String second = run(page);
        assertThat(second).isNotEqualTo(first);
        assertThat(page.locator("#run-state")).hasText("● running");
        assertThat(page.locator("#run-track .stage").first()).isVisible();
        page.waitForFunction(
                "Chart.getChart(document.querySelector('#charts canvas')).data.datasets[0].data.some(point => point.y === 5)");
        ConsoleBrowser.picture(page, "lab-run", true);
        assertThat(page.locator("#run-state")).hasText(OVER);
        assertThat(figure(page, "lost")).hasText("0");
        assertThat(page.locator("#run-reasons")).containsText("thresholds held");
        assertThat(given().get(page.locator("#run-actions a").first().getAttribute("href"))
                        .asString())
                .contains("</html>");

        page.getByLabel("Compare run " + first).check();
        page.getByLabel("Compare run " + second).check();
        page.locator("#compare").click();
        assertThat(page.locator("#comparison-body")).containsText("delivery_lost");
        assertThat(page.locator("#comparison-body .SAME").first()).containsText("= the same");
        ConsoleBrowser.picture(page, "lab-compare", false);
        page.keyboard().press("Escape");

        page.getByLabel("Delete run " + first).click();
        page.locator("#ask-yes").click();
        assertThat(page.locator("#runs tr[data-run='" + first + "']")).hasCount(0);
        assertThat(given().get("/sim/runs").jsonPath().<String>getList("id")).doesNotContain(first);
    }

    @Test
    void aRunOfSomebodyElseIsFoundFollowedAndStopped() {
        Page page = BROWSER.open(Look.PHONE, web, "#/lab");
        assertThat(page.locator("#run-name")).hasText("No run goes on");
        String id = LabPeer.begin(LabPeer.LONG);

        assertThat(page.locator("#run-state")).hasText("● running");
        assertThat(page).hasURL(Pattern.compile("#/lab/run/" + id));
        page.reload();
        assertThat(page.locator("#run-clock")).containsText("of 10:00");
        page.locator("#run-actions button").click();

        assertThat(page.locator("#run-state")).hasText("■ INTERRUPTED");
        assertThat(page.locator("#run-reasons")).containsText("stopped before its end");
    }

    @Test
    void aRunThatIsNoneIsSaidToBe() {
        BROWSER.expect("404");
        Page page = BROWSER.open(Look.WIDE, web, "#/lab/run/none-1");
        assertThat(page.locator("#run-state")).hasText("gone");
        assertThat(page.locator("#run-reasons")).containsText("there is no run \"none-1\"");
    }

    private static String run(Page page) {
        page.locator("#scenario").fill(SCENARIO);
        assertThat(page.locator("#scenario-state")).containsText("Sound: 8 s");
        page.locator("#scenario").press("Control+Enter");
        assertThat(page.locator("#run-outcome")).containsText("has begun");
        String told = page.locator("#run-outcome").textContent();
        String id = List.of(told.split(" ")).get(2);
        assertThat(page).hasURL(Pattern.compile("#/lab/run/" + id));
        return id;
    }

    private static Locator figure(Page page, String name) {
        return page.locator("[data-figure=" + name + "] dd");
    }
}
