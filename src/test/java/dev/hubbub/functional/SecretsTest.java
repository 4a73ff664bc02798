package dev.hubbub.functional;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.access.Role;
import dev.hubbub.testing.GuardedProfile;
import dev.hubbub.testing.StompPeer;
import dev.hubbub.testing.TokenIssuer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/** What is secret is in no log, and in no answer. */
@QuarkusTest
@TestProfile(GuardedProfile.class)
class SecretsTest {

    private static final String SCENARIO =
            """
            name: secret
            target: {url: "localhost:1", token: "planted-token-4405"}
            scenarios:
              listeners: {executor: constant-vus, vus: 1, duration: 1s, exec: subscribe}
            """;

    @ConfigProperty(name = "quarkus.http.test-port")
    int web;

    @Test
    void secretsAreInNoLogAndInNoAnswer() {
        String token = TokenIssuer.KNOWN.token("root", Role.ADMIN);
        String foreign = TokenIssuer.STRANGER.token("eve", Role.ADMIN);
        Capture log = new Capture();
        Logger root = Logger.getLogger("");
        root.addHandler(log);
        StringBuilder said = new StringBuilder();
        try {
            for (String path : List.of(
                    "/q/metrics",
                    "/q/health",
                    "/q/openapi",
                    "/q/info",
                    "/q/dev",
                    "/index.json",
                    "/runtime",
                    "/cluster")) {
                said.append(given().header("Authorization", "Bearer " + token)
                        .get(path)
                        .asString());
                said.append(given().header("Authorization", "Bearer " + foreign)
                        .get(path)
                        .asString());
            }
            said.append(given().header("Authorization", "Bearer " + token)
                    .contentType("text/plain")
                    .body(SCENARIO)
                    .post("/sim/scenarios/check")
                    .asString());
            said.append(whatStompAnswers("passcode:" + GuardedProfile.PASSCODE + "\nlogin:ann\n"));
            said.append(whatStompAnswers("passcode:" + foreign + "\n"));
        } finally {
            root.removeHandler(log);
        }

        for (String secret : List.of(token, foreign, GuardedProfile.PASSCODE, "planted-token-4405")) {
            assertThat(said.toString()).doesNotContain(secret);
            assertThat(log.lines).noneMatch(line -> line.contains(secret));
        }
        assertThat(said.toString()).contains("hubbub_access_refused_total", "known here", "CONNECTED");
    }

    private String whatStompAnswers(String headers) {
        try (StompPeer peer = StompPeer.connect(web, "1.2", headers)) {
            return peer.frames().toString();
        }
    }

    /** Every line of the log, with its throwable. */
    private static final class Capture extends Handler {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Formatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
            String message = record instanceof ExtLogRecord ext ? ext.getFormattedMessage() : record.getMessage();
            lines.add(formatter.format(record) + message);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
