package dev.hubbub.scenario;

import static dev.hubbub.scenario.ScenarioFixture.HERE;
import static dev.hubbub.scenario.ScenarioFixture.STOMP_HERE;
import static dev.hubbub.scenario.ScenarioFixture.faults;
import static dev.hubbub.scenario.ScenarioFixture.read;
import static dev.hubbub.scenario.ScenarioFixture.withTop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.client.StompLogin.TokenPlace;
import dev.hubbub.client.StompTarget;
import dev.hubbub.client.StompTarget.HeartBeat;
import dev.hubbub.client.Target;
import dev.hubbub.client.Template;
import dev.hubbub.client.Tls;
import dev.hubbub.client.Transport;
import dev.hubbub.error.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StompTargetReaderTest {

    private static final String BROKER = "url: 'ws://broker:15674/ws', ";

    @Test
    void withoutAUrlTheServerHereIsTaken() {
        assertThat(target("")).isEqualTo(STOMP_HERE);
        StompTarget here = stomp("");
        assertThat(here.subscribe()).hasToString("/room/{room}");
        assertThat(here.send()).hasToString("/room/{room}");
        assertThat(here.body()).hasToString("{content}");
        assertThat(here.heartBeat()).isEqualTo(HeartBeat.USUAL);
        assertThat(here.handshakeTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(here.messageTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(here.versions()).containsExactly("1.2", "1.1", "1.0");
        assertThat(here.receipts()).isTrue();
    }

    @Test
    void whereNoneIsHereAUrlIsNeeded() {
        String text = withTop("target: {transport: stomp}");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> new ScenarioReader(HERE).read(text)))
                .hasMessageStartingWith("target.url: is missing; it must be ws://");
    }

    @ParameterizedTest
    @CsvSource({
        "ws://a, a:80, /, false",
        "wss://a, a:443, /, true",
        "ws://a:8080/stomp, a:8080, /stomp, false",
        "wss://[::1]:1/ws?v=1, [::1]:1, /ws?v=1, true",
        "ws://a?v=1, a:80, /?v=1, false"
    })
    void aUrlHasItsParts(String url, String address, String path, boolean encrypted) {
        Target target = target("url: '" + url + "'");
        assertThat(target.transport()).isEqualTo(Transport.STOMP);
        assertThat(target.address()).isEqualTo(address);
        assertThat(Objects.requireNonNull(target.stomp()).path()).isEqualTo(path);
        assertThat(target.tls()).isEqualTo(encrypted ? new Tls(null, true) : null);
    }

    @Test
    void readsWhatIsThere() {
        StompTarget stomp = stomp(BROKER + "subscribe: '/topic/{room}', send: '/app/{room}/{user}', tokenIn: upgrade,"
                + " login: 'u-{user}', passcode: guest, host: /, versions: ['1.1'], heartBeat: '500,0', receipts: false,"
                + " handshakeTimeout: 5s, messageTimeout: 10s, headers: {a: b}, subscribeHeaders: {c: '{room}'},"
                + " sendHeaders: {content-type: application/json}, upgradeHeaders: {Origin: 'http://a'},"
                + " body: '{\"t\":\"{content}\",\"at\":{time}}'");

        assertThat(stomp.subscribe()).isEqualTo(Template.of("/topic/{room}"));
        assertThat(stomp.send()).isEqualTo(Template.of("/app/{room}/{user}"));
        assertThat(stomp.login().tokenIn()).isEqualTo(TokenPlace.UPGRADE);
        assertThat(stomp.login().user()).isEqualTo(Template.of("u-{user}"));
        assertThat(stomp.login().passcode()).isEqualTo("guest");
        assertThat(stomp.login().host()).isEqualTo("/");
        assertThat(stomp.versions()).containsExactly("1.1");
        assertThat(stomp.heartBeat()).hasToString("500,0");
        assertThat(stomp.receipts()).isFalse();
        assertThat(stomp.handshakeTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(stomp.messageTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(stomp.headers().connect()).containsEntry("a", Template.of("b"));
        assertThat(stomp.headers().subscribe()).containsEntry("c", Template.of("{room}"));
        assertThat(stomp.headers().send()).containsKey("content-type");
        assertThat(stomp.headers().upgrade()).containsKey("Origin");
        assertThat(stomp.body()).hasToString("{\"t\":\"{content}\",\"at\":{time}}");
    }

    @Test
    void aTrustStoreGoesWithWss() {
        assertThat(target("url: 'wss://a/ws', tls: {trust: ca.pem}").tls()).isEqualTo(new Tls(Path.of("ca.pem"), true));
        assertThat(faultsOf("url: 'ws://a/ws', tls: {trust: ca.pem}"))
                .containsExactly(
                        new Fault("target.tls", "does not go with the url; wss:// is encrypted, ws:// is not"));
        assertThat(faultsOf("url: 'wss://a/ws', tls: false")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subscribe: '/room/{rom}' | target.subscribe | has {rom}, which stands for nothing",
                "subscribe: '/room/{rom}' | target.subscribe | did you mean room?",
                "send: '/room/{content}' | target.send | has a meaning in target.body only",
                "headers: {x: '{who}'} | target.headers.x | stands for nothing",
                "headers: {host: a} | target.headers.host | is set by Hubbub itself",
                "body: hello | target.body | must have {content} in it once",
                "passcode: guest | target.login | the passcode is of somebody",
                "versions: [1.2] | target.versions[0] | in quotes",
                "url: 'localhost:8080' | target.url | must be ws:// or wss://"
            })
    void aFaultHasItsPlaceAndSaysWhatWouldBeRight(String keys, String field, String detail) {
        assertThat(faultsOf(keys)).anySatisfy(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.detail()).contains(detail);
        });
    }

    @Test
    void whatIsForStompOnlyIsRefusedForAnotherTransport() {
        assertThat(faults(withTop("target: {subscribe: /room/x}")))
                .containsExactly(new Fault(
                        "target.subscribe", "is for the transport stomp; leave it out, or add transport: stomp"));
    }

    @Test
    void aSessionIsAConnection() {
        String workload = "  w: {executor: constant-vus, vus: 5, duration: 1s, exec: chat";
        String stomp = "target: {transport: stomp}";
        assertThat(read(withTop(stomp)).workloads().get(0).streamsPerConnection())
                .isOne();
        assertThat(faults("name: t\n" + stomp + "\nscenarios:\n" + workload + ", streamsPerConnection: 10}\n"))
                .containsExactly(new Fault(
                        "scenarios.w.streamsPerConnection",
                        "must be 1 over STOMP, where each session is a connection of its own; leave it out"));
    }

    @Test
    void secretsAreInNoReport() {
        String shown = read(withTop("target: {transport: stomp, url: 'ws://a/ws?key=s1', token: s2, login: me,"
                        + " passcode: s3, headers: {x-api-key: s4, plain: visible}}"))
                .source();
        assertThat(shown).doesNotContain("s1", "s2", "s3", "s4").contains("visible", "ws://a/ws?***", "login: me");
        assertThat(read(shown)).isNotNull();
        assertThat(target("url: 'ws://a/ws?key=s1', token: s2")).hasToString("ws://a:80/ws");
        assertThat(stomp("login: me, passcode: s3, headers: {x-api-key: s4}").toString())
                .doesNotContain("s3", "s4");
    }

    @Test
    void theCallerMayDialElsewhereAndLeaveTheRest() {
        Target elsewhere = StompUrl.target("--target", "wss://b:1/ws");
        Target own = new ScenarioReader(List.of(HERE), List.of(elsewhere))
                .read(withTop("target: {transport: stomp, url: 'ws://a/stomp', subscribe: '/topic/{room}'}"))
                .target();
        assertThat(own).hasToString("wss://b:1/ws");
        assertThat(Objects.requireNonNull(own.stomp()).subscribe()).hasToString("/topic/{room}");
        assertThat(new ScenarioReader(List.of(HERE), List.of(elsewhere))
                        .read(withTop(""))
                        .target())
                .isEqualTo(elsewhere);
    }

    private static Target target(String keys) {
        return read(withTop("target: {transport: stomp, " + keys + "}")).target();
    }

    private static StompTarget stomp(String keys) {
        return Objects.requireNonNull(target(keys).stomp());
    }

    private static List<Fault> faultsOf(String keys) {
        return faults(withTop("target: {transport: stomp, " + keys + "}"));
    }
}
