package dev.hubbub.scenario;

import static dev.hubbub.scenario.ScenarioFixture.HERE;
import static dev.hubbub.scenario.ScenarioFixture.faults;
import static dev.hubbub.scenario.ScenarioFixture.read;
import static dev.hubbub.scenario.ScenarioFixture.withTop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.client.StompTarget;
import dev.hubbub.client.Target;
import dev.hubbub.client.Template;
import dev.hubbub.client.Tls;
import dev.hubbub.client.Transport;
import dev.hubbub.error.Fault;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeveralTargetsTest {

    private static final String OTHER =
            "is for another transport; a run has one: what transport says, or the first address";

    @Test
    void aListOfAddressesIsOneOfServersThatAskForNothing() {
        assertThat(targets("['a:9000', 'b:9000']")).containsExactly(Target.plain("a:9000"), Target.plain("b:9000"));
        assertThat(targets("['ws://a/stomp', 'wss://b:1/x']"))
                .containsExactly(StompUrl.target("url", "ws://a/stomp"), StompUrl.target("url", "wss://b:1/x"));
    }

    @Test
    void whatAUrlStandsBesideIsOfAllOfThem() {
        assertThat(targets("{url: ['a:9000', 'b:9000'], tls: {verify: false}, token: abc}"))
                .containsExactly(
                        new Target(Transport.GRPC, "a:9000", new Tls(null, false), "abc"),
                        new Target(Transport.GRPC, "b:9000", new Tls(null, false), "abc"));
    }

    @Test
    void overStompEachHasItsPathAndItsEncryption() {
        List<Target> targets =
                targets("{transport: stomp, url: ['ws://a/one', 'wss://b/two'], token: abc, send: '/app/{room}'}");

        assertThat(targets).extracting(Target::address).containsExactly("a:80", "b:443");
        assertThat(targets).extracting(Target::tls).containsExactly(null, new Tls(null, true));
        assertThat(targets).extracting(Target::token).containsOnly("abc");
        assertThat(targets)
                .map(target -> Objects.requireNonNull(target.stomp()))
                .satisfies(stomp -> {
                    assertThat(stomp).extracting(StompTarget::path).containsExactly("/one", "/two");
                    assertThat(stomp).extracting(StompTarget::send).containsOnly(Template.of("/app/{room}"));
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | target",
                "['a:9000', 'b'] | target[1]",
                "['a:9000', 5] | target[1]",
                "['a:9000', 'b:9000', 'a:9000'] | target[2]",
                "{url: []} | target.url",
                "{url: ['a:9000', 'grpc://b:9000']} | target.url[1]",
                "{url: ['a:9000', 'a:9000']} | target.url[1]",
                "{transport: stomp, url: ['ws://a/b c']} | target.url[0]",
                "{transport: stomp, url: ['ws://a/', 'wss://b/'], tls: true} | target.tls",
            })
    void everyFaultHasItsPath(String target, String path) {
        assertThat(faults(withTop("target: " + target)))
                .extracting(Fault::field)
                .containsExactly(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "['a:9000', 'ws://b/stomp'] | target[1]",
                "['ws://b/stomp', 'a:9000'] | target[1]",
                "{url: ['a:9000', 'ws://b/stomp']} | target.url[1]",
                "{transport: stomp, url: ['ws://b/stomp', 'a:9000']} | target.url[1]",
            })
    void allAreOfOneTransport(String target, String path) {
        assertThat(faults(withTop("target: " + target))).containsExactly(new Fault(path, OTHER));
    }

    @Test
    void thereAreAtMostSixtyFour() {
        assertThat(targets(addresses(Scenario.MOST_TARGETS))).hasSize(64);
        assertThat(faults(withTop("target: " + addresses(65))))
                .containsExactly(new Fault("target", "has 65 entries; at most 64 are allowed"));
    }

    @Test
    void theCallersTakeThePlaceOfTheTexts() {
        List<Target> callers = List.of(Target.plain("x:1"), Target.plain("y:1"));

        assertThat(new ScenarioReader(List.of(HERE), callers)
                        .read(withTop("target: {url: 'a:1', token: abc}"))
                        .targets())
                .containsExactly(
                        new Target(Transport.GRPC, "x:1", null, "abc"), new Target(Transport.GRPC, "y:1", null, "abc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['ws://a/x?key=hidden', 'ws://b/y?key=hidden']",
                "{transport: stomp, url: ['ws://a/x?key=hidden', 'ws://b/y?key=hidden']}",
            })
    void theTextThatIsKeptShowsNoQuery(String target) {
        assertThat(read(withTop("target: " + target)).source())
                .doesNotContain("hidden")
                .contains("\"ws://a/x?***\"", "\"ws://b/y?***\"");
    }

    private static String addresses(int count) {
        return IntStream.range(0, count).mapToObj(i -> "'h" + i + ":1'").collect(Collectors.joining(", ", "[", "]"));
    }

    private static List<Target> targets(String target) {
        return read(withTop("target: " + target)).targets();
    }
}
