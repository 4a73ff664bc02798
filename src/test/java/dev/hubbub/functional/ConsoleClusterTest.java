package dev.hubbub.functional;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.hubbub.testing.ConsoleBrowser;
import dev.hubbub.testing.ConsoleBrowser.Look;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The instances, as the console shows them. */
@QuarkusTest
class ConsoleClusterTest {

    private static final Pattern CLUSTER = Pattern.compile(":\\d+/cluster$");

    /** Three instances, of which one is silent and far behind, and three partitions, of which one takes nothing. */
    private static final String THREE =
            """
            {"relay":"kafka","state":"%s","self":"hubbub-2","instances":[
              {"id":"hubbub-2","started":"2026-01-01T10:00:00Z","heard":"2026-01-01T12:00:10Z","subscribers":1234,"rooms":56,"lag":0},
              {"id":"hubbub-1","started":"2026-01-01T10:00:00Z","heard":"2026-01-01T12:00:09.5Z","subscribers":1235,"rooms":57,"lag":3},
              {"id":"chat-7f9c4d5b66-with-a-long-name-x2lq9-1-mq2w","started":"2026-01-01T10:00:00Z","heard":"2026-01-01T12:00:03Z","subscribers":9,"rooms":1,"lag":54321}],
             "partitions":[
              {"partition":0,"position":1000001,"lag":0,"inFlight":7,"uncertain":0,"available":true},
              {"partition":1,"position":2000002,"lag":3,"inFlight":0,"uncertain":0,"available":true},
              {"partition":2,"position":3000003,"lag":-1,"inFlight":2,"uncertain":4,"available":false}]}
            """;

    @RegisterExtension
    static final ConsoleBrowser BROWSER = new ConsoleBrowser();

    @ConfigProperty(name = "quarkus.http.test-port")
    int web;

    @Test
    void oneThatIsAloneSaysSoAndHowToShare() {
        given().get("/cluster")
                .then()
                .statusCode(200)
                .body("relay", equalTo("memory"))
                .body("state", equalTo("UP"))
                .body("instances", hasSize(1));

        Page page = BROWSER.open(Look.WIDE, web, "#/runtime");

        assertThat(page.locator("#cluster-state")).hasText("alone");
        assertThat(page.locator("#cluster-body")).containsText("hubbub.relay=kafka");
        assertThat(page.locator("#cluster table")).hasCount(0);
    }

    @Test
    void everyInstanceAndEveryPartitionHasARow() {
        Page page = showing(THREE.formatted("UP"));

        assertThat(page.locator("#cluster-state")).hasText("✓ up");
        assertThat(page.locator("#cluster-more")).hasText("3 instances, by Kafka");
        assertThat(page.locator("#cluster [data-key=hubbub-2]")).hasText("hubbub-2 (this one)1,234560now");
        assertThat(page.locator("#cluster [data-key=hubbub-1]")).hasText("hubbub-11,235573now");
        assertThat(page.locator("#cluster [data-key^=chat] td").last()).hasText("7 s ago");
        assertThat(page.locator("#cluster [data-key='0']")).hasText("01,000,001070✓ yes");
        assertThat(page.locator("#cluster [data-key='2']")).hasText("23,000,003–24✕ no");
        assertThat(page.locator("#cluster [data-key='2']")).hasAttribute("data-tone", "bad");
    }

    @Test
    void oneThatIsDownSaysWhatPublishersGet() {
        Page page = showing(THREE.formatted("DOWN"));

        assertThat(page.locator("#cluster-state")).hasText("✕ down");
        assertThat(page.locator("#cluster-more")).containsText("publishers get UNAVAILABLE");
    }

    @Test
    void itFitsEveryScreenAndMovesNothingWhenItComes() {
        Page alone = BROWSER.open(Look.WIDE, web, "#/runtime");
        assertThat(alone.locator("#cluster-state")).hasText("alone");
        Page three = showing(THREE.formatted("UP"));
        assertThat(three.locator("#cluster tbody tr")).hasCount(6);
        for (Page page : new Page[] {alone, three}) {
            assertThat(page.locator("#rules .rule")).hasCount(8);
            assertThat(page.locator("#picture .wide")).containsText("grpc-0");
        }

        for (Look look : Look.values()) {
            look.at(alone);
            look.at(three);
            assertThat((Integer) three.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .as("does not scroll sideways when %s", look)
                    .isLessThanOrEqualTo(0);
            assertThat(height(three)).as("height when %s", look).isEqualTo(height(alone));
            three.locator("#cluster").scrollIntoViewIfNeeded();
            ConsoleBrowser.picture(three, "cluster-" + look.name().toLowerCase(Locale.ROOT), false);
        }
    }

    @Test
    void whatWasKnownStaysWhileTheServerDoesNotAnswer() {
        BROWSER.expect("503");
        Page page = showing(THREE.formatted("UP"));
        assertThat(page.locator("#cluster tbody tr")).hasCount(6);

        page.route(CLUSTER, route -> route.fulfill(new Route.FulfillOptions().setStatus(503))); // goes first

        assertThat(page.locator("#cluster-state")).hasText("! not to be had");
        assertThat(page.locator("#cluster")).hasAttribute("data-stale", "yes");
        assertThat(page.locator("#cluster tbody tr")).hasCount(6);

        page.unroute(CLUSTER);
        assertThat(page.locator("#cluster-state")).hasText("alone");
        assertThat(page.locator("#cluster")).hasAttribute("data-stale", "no");
    }

    private Page showing(String cluster) {
        Page page = BROWSER.blank(Look.WIDE);
        page.route(
                CLUSTER,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(cluster)));
        page.navigate(ConsoleBrowser.url(web, "#/runtime"));
        return page;
    }

    private static Object height(Page page) {
        return page.evaluate("document.getElementById('cluster').offsetHeight");
    }
}
