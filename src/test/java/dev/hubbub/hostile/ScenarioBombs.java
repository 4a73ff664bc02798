package dev.hubbub.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.RawSocket;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Scenarios, and other bodies, that are small to send and large to read. */
final class ScenarioBombs {

    private static final int REPEATS = 5;

    private ScenarioBombs() {}

    static Stream<Attack> all() {
        return Stream.of(
                scenario("a billion laughs", laughs(), 400),
                scenario("aliases within themselves", "a: &a [*a, *a]\nb: *a\n", 400),
                scenario("merge keys", "a: &a {x: 1}\n" + "b:\n  <<: *a\n".repeat(10_000), 400),
                scenario("100,000 levels", "[".repeat(100_000), 400),
                scenario("100,000 levels of JSON", "{\"a\":".repeat(50_000), 400),
                scenario("a text of 256 kB", "name: " + "x".repeat((1 << 18) - 10), 400),
                scenario("a body of 5 MB", "name: " + "x".repeat(5 << 20), 413),
                scenario("25,000 keys", keys(), 400),
                scenario("200,000 digits", "name: x\nscenarios: {a: {vus: " + "9".repeat(200_000) + "}}", 400),
                scenario("an exponent of 9 digits", "name: x\nscenarios: {a: {vus: 1e999999999}}", 400),
                scenario("50,000 documents", "---\n".repeat(50_000), 400),
                scenario("a type of Java's", "!!javax.script.ScriptEngineManager [!!java.net.URL [\"http://x\"]]", 400),
                body("users: 100,000 levels of JSON", "/users", "application/json", "[".repeat(100_000), 400));
    }

    private static Attack scenario(String name, String text, int status) {
        return body("scenario: " + name, "/sim/runs", "application/yaml", text, status);
    }

    private static Attack body(String name, String path, String type, String text, int status) {
        byte[] body = text.getBytes(UTF_8);
        String head =
                "POST " + path + " HTTP/1.1\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n";
        return new Attack(name, REPEATS, app -> {
            for (int i = 0; i < REPEATS; i++) {
                assertRefused(app, head, body, status);
            }
            return Integer.toString(status);
        });
    }

    /** The answer is short, however long the question. */
    private static void assertRefused(AppProcess app, String head, byte[] body, int status) {
        String answer = RawSocket.http(app.httpPort(), head, body);
        assertThat(RawSocket.status(answer)).as(answer).isEqualTo(status);
        assertThat(answer).hasSizeLessThan(1 << 18);
    }

    private static String laughs() {
        return "a0: &a0 [lol]\n"
                + IntStream.rangeClosed(1, 9)
                        .mapToObj(i -> "a%d: &a%d [%s]\n".formatted(i, i, repeat("*a" + (i - 1), 9)))
                        .collect(Collectors.joining())
                + "name: *a9\n";
    }

    private static String keys() {
        return IntStream.range(0, 25_000).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining());
    }

    private static String repeat(String word, int times) {
        return IntStream.range(0, times).mapToObj(i -> word).collect(Collectors.joining(", "));
    }
}
