package dev.hubbub.functional;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.hubbub.testing.ConsoleBrowser;
import dev.hubbub.testing.ConsoleBrowser.Look;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The process's pulse over HTTP, and the picture that the console makes of it. */
@QuarkusTest
class ConsoleRuntimeTest {

    @RegisterExtension
    static final ConsoleBrowser BROWSER = new ConsoleBrowser();

    @ConfigProperty(name = "quarkus.http.test-port")
    int web;

    @AfterEach
    void closeClients() {
        given().post("/sim/close-all");
    }

    @Test
    void thePictureHasTheNumbersOfTheServer() {
        given().post("/sim/spawn?n=7&room=picture").then().statusCode(200);

        Page page = BROWSER.open(Look.WIDE, web, "#/runtime");

        assertThat(page.locator("#rules .rule")).hasCount(8);
        assertThat(page.locator("#picture .wide")).containsText(Pattern.compile("Subscribers7"));
        assertThat(page.locator("#picture .wide")).containsText("grpc-0");
        assertThat(page.locator("#picture .tall")).isHidden();
        assertThat(page.locator("[data-sign=heap_used_bytes] .value")).hasText(Pattern.compile("[KMG]iB"));
        assertThat(page.locator("[data-sign=heap_used_bytes] .spark path").last())
                .hasAttribute("d", Pattern.compile("^M"));
        assertThat(page.locator("[data-sign=outbox_bytes]")).containsText("Worry:");
        ConsoleBrowser.picture(page, "runtime", true);
    }

    @Test
    void aPhoneGetsAPictureOfItsOwn() {
        Page page = BROWSER.open(Look.PHONE, web, "#/runtime");
        assertThat(page.locator("#picture .tall")).isVisible();
        assertThat(page.locator("#picture .wide")).isHidden();
    }

    @Test
    void aBrokenRuleIsShownAboveAllViewsWithWhatToDo() {
        Page page = BROWSER.blank(Look.WIDE);
        page.route("**/runtime/history", this::breakARule);
        page.route(
                "**/runtime/events", // the history is asked for when they begin
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/event-stream")
                        .setBody("retry: 600000\n\n")));
        page.navigate(ConsoleBrowser.url(web, "#/lab"));

        assertThat(page.locator("#worries")).hasText("! 1");
        page.locator("[data-view=runtime]").click();
        assertThat(page.locator("[data-rule=loop_lag]")).hasAttribute("data-state", "WORRY");
        assertThat(page.locator("[data-rule=loop_lag] .advice")).isVisible();
        assertThat(page.locator("#rules-summary")).containsText("! 1 rule broken");
    }

    @Test
    void thePulseIsToldSecondBySecond() {
        JsonPath history = given().get("/runtime/history").jsonPath();
        List<Integer> numbers = history.getList("pulses.number");
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
        assertThat(history.<String>getList("findings.rule")).hasSize(8);
        assertThat(given().get("/runtime/rules").jsonPath().<String>getList("rule"))
                .isEqualTo(history.getList("findings.rule"));
        assertThat(given().get("/metrics").asString()).contains("hubbub_rule_broken{rule=\"loop_lag\"}");
        assertThat(given().get("/runtime").jsonPath().<String>getList("name"))
                .contains(
                        "heap_after_gc_bytes", "gc_time_share_minute", "outbox_bytes", "lanes", "worker_threads_busy");
    }

    private void breakARule(Route route) {
        String real = given().get("/runtime/history").asString();
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody(real.replaceAll("\"state\":\"WORRY\"", "\"state\":\"FINE\"")
                        .replaceAll(
                                "(\"rule\":\"loop_lag\",\"title\":\"[^\"]*\",\"state\":)\"[A-Z]+\"", "$1\"WORRY\"")));
    }
}
