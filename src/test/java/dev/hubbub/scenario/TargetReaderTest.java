package dev.hubbub.scenario;

import static dev.hubbub.scenario.ScenarioFixture.HERE;
import static dev.hubbub.scenario.ScenarioFixture.faults;
import static dev.hubbub.scenario.ScenarioFixture.read;
import static dev.hubbub.scenario.ScenarioFixture.withTop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.client.Target;
import dev.hubbub.client.Tls;
import dev.hubbub.client.Transport;
import dev.hubbub.error.Fault;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetReaderTest {

    private static final Target GUARDED = new Target(Transport.GRPC, "lab:9000", new Tls(null, true), "secret");

    @Test
    void withoutOneTheDefaultIsTaken() {
        assertThat(read(withTop("")).target()).isEqualTo(HERE);
        assertThat(read(withTop("target: {}")).target()).isEqualTo(HERE);
        assertThat(new ScenarioReader(GUARDED).read(withTop("")).target()).isEqualTo(GUARDED);
    }

    @Test
    void readsWhatIsThere() {
        assertThat(target("transport: grpc, url: 'chat.example:443', tls: {trust: ca.pem, verify: true}, token: abc"))
                .isEqualTo(new Target(Transport.GRPC, "chat.example:443", new Tls(Path.of("ca.pem"), true), "abc"));
    }

    @Test
    void tlsIsASwitchOrAMap() {
        assertThat(target("tls: true").tls()).isEqualTo(new Tls(null, true));
        assertThat(target("tls: false").tls()).isNull();
        assertThat(target("tls: {}").tls()).isEqualTo(new Tls(null, true));
        assertThat(target("tls: {verify: false}").tls()).isEqualTo(new Tls(null, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9000", "127.0.0.1:1", "[::1]:65535", "a-b_c.example:443"})
    void addressesAreHostAndPort(String url) {
        assertThat(target("url: '" + url + "'").address()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "grpc://localhost:9000",
                "localhost:",
                ":9000",
                "localhost:0",
                "localhost:65536",
                "a b:1",
                "::1:9000",
                "localhost:9000/chat",
                "localhost:123456"
            })
    void otherAddressesAreFaulty(String url) {
        assertThat(faults(withTop("target: {url: '" + url + "'}")))
                .containsExactly(new Fault(
                        "target.url",
                        "must be host:port without a scheme, such as localhost:9000, not \"" + url + "\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'localhost:9000' | target",
                "{transport: http} | target.transport",
                "{transport: 5} | target.transport",
                "{url: 9000} | target.url",
                "{address: 'a:1'} | target.address",
                "{tls: yes please} | target.tls",
                "{tls: {trust: ''}} | target.tls.trust",
                "{tls: {trust: 5}} | target.tls.trust",
                "{tls: {trust: \"a\\0b\"}} | target.tls.trust",
                "{tls: {verify: 1}} | target.tls.verify",
                "{tls: {ca: a.pem}} | target.tls.ca",
                "{tls: {trust: a.pem, verify: false}} | target.tls.trust",
                "{token: ''} | target.token",
                "{token: Bearer abc} | target.token",
                "{token: 5} | target.token",
            })
    void everyFaultHasItsPath(String target, String path) {
        assertThat(faults(withTop("target: " + target)))
                .extracting(Fault::field)
                .containsExactly(path);
    }

    @Test
    void saysWhatWouldBeRight() {
        assertThat(faults(withTop("target: {transport: grcp, tls: 5}")))
                .extracting(Fault::detail)
                .containsExactly(
                        "must be one of grpc, stomp, not \"grcp\"; did you mean grpc?",
                        "must be true or false, or a map with trust and verify, not 5");
    }

    @Test
    void theDefaultsSecretsAreForItsAddressOnly() {
        assertThat(target(GUARDED, null, "transport: grpc")).isEqualTo(GUARDED);
        assertThat(target(GUARDED, null, "token: other"))
                .isEqualTo(new Target(Transport.GRPC, "lab:9000", new Tls(null, true), "other"));
        assertThat(target(GUARDED, null, "url: 'elsewhere:9000'")).isEqualTo(Target.plain("elsewhere:9000"));
    }

    @Test
    void theCallersAddressReplacesTheTexts() {
        Target overriding = Target.plain("there:9000");
        assertThat(target(HERE, overriding, "url: 'elsewhere:1', tls: true, token: abc"))
                .isEqualTo(new Target(Transport.GRPC, "there:9000", new Tls(null, true), "abc"));
        assertThat(new ScenarioReader(List.of(HERE), List.of(overriding))
                        .read(withTop(""))
                        .target())
                .isEqualTo(overriding);
    }

    @Test
    void theCallersTlsAndTokenReplaceTheTextsWhenItHasAny() {
        assertThat(target(HERE, GUARDED, "url: 'elsewhere:1', tls: {verify: false}, token: abc"))
                .isEqualTo(GUARDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target: {url: 'a:1', token: abcdef} # 🙂 abcdefg",
                "target: {url: 'a:1', token: \"abcdef\"}",
                "# 🙂 ünïcode before\ntarget:\n  token: 'abcdef'\n  url: a:1",
                "target:\n  token: >-\n    abcdef\n  url: a:1",
            })
    void theTextThatIsKeptDoesNotShowTheToken(String target) {
        Scenario scenario = read(withTop(target));
        assertThat(scenario.target().token()).isEqualTo("abcdef");
        assertThat(scenario.source().replace("abcdefg", ""))
                .doesNotContain("abcdef")
                .contains("\"***\"", "a:1");
        assertThat(read(scenario.source()).target()).isEqualTo(new Target(Transport.GRPC, "a:1", null, "***"));
    }

    @Test
    void theJsonThatIsKeptDoesNotShowTheToken() {
        String json = "{\"name\": \"t\", \"target\": {\"token\" : \"s\\u0065cret\", \"url\": \"a:1\"}, \"scenarios\":"
                + " {\"l\": {\"executor\": \"constant-vus\", \"vus\": 1, \"duration\": \"1s\", \"exec\": \"chat\"}}}";
        Scenario scenario = read(json);
        assertThat(scenario.target().token()).isEqualTo("secret");
        assertThat(scenario.source()).isEqualTo(json.replace("\"s\\u0065cret\"", "\"***\""));
    }

    private static Target target(String keys) {
        return target(HERE, null, keys);
    }

    private static Target target(Target absent, @Nullable Target overriding, String keys) {
        return new ScenarioReader(List.of(absent), overriding == null ? List.of() : List.of(overriding))
                .read(withTop("target: {" + keys + "}"))
                .target();
    }
}
