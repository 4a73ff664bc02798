package dev.hubbub.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.RawSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Names that would lead out of the folder they belong in. */
final class PathAttacks {

    private static final byte[] NOTHING = {};

    /** Ways to say {@code ../../../../etc/passwd}, and files that stand beside what is served. */
    private static final List<String> NAMES = List.of(
            "../../../../../../etc/passwd",
            "..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
            "%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd",
            "%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
            "..%252f..%252f..%252f..%252fetc%252fpasswd",
            "..%5c..%5c..%5c..%5cetc%5cpasswd",
            "..\\..\\..\\..\\etc\\passwd",
            "....//....//....//etc/passwd",
            "..;/..;/..;/etc/passwd",
            "%c0%ae%c0%ae%c0%af%c0%ae%c0%ae%c0%afetc%c0%afpasswd",
            "smoke%00.yaml",
            "smoke.yaml%00",
            "../application.properties",
            "..%2fapplication.properties",
            "%2fetc%2fpasswd",
            "file:%2f%2f%2fetc%2fpasswd",
            ".",
            "..",
            "%2e%2e",
            "%00",
            "CON",
            "~root");

    private static final List<String> FOLDERS =
            List.of("/sim/runs/", "/sim/presets/", "/console/", "/lib/", "/rooms/", "/q/");

    private static final List<String> QUERIES = List.of("/sim/runs?preset=");

    private PathAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(
                new Attack("paths that lead elsewhere, read", NAMES.size() * FOLDERS.size(), PathAttacks::read),
                new Attack("paths that lead elsewhere, deleted", NAMES.size(), PathAttacks::delete),
                new Attack("presets that lead elsewhere", NAMES.size() * QUERIES.size(), PathAttacks::preset));
    }

    private static String read(AppProcess app) {
        for (String folder : FOLDERS) {
            NAMES.forEach(name -> assertShowsNothing(ask(app, "GET " + folder + name), folder + name));
        }
        return "400, 404; no file is shown";
    }

    private static String delete(AppProcess app) {
        NAMES.forEach(name -> {
            String answer = ask(app, "DELETE /sim/runs/" + name);
            assertThat(RawSocket.status(answer)).as(name).isIn(400, 404, 405);
        });
        assertThat(Files.exists(Path.of("/etc/passwd"))).isTrue();
        return "400, 404, 405";
    }

    private static String preset(AppProcess app) {
        QUERIES.forEach(query -> NAMES.forEach(name -> {
            String answer = ask(app, "POST " + query + name);
            assertThat(RawSocket.status(answer)).as(query + name).isEqualTo(400);
            assertThat(answer).doesNotContain("root:");
        }));
        return "400";
    }

    /** A path may be led back to one that is open to all: the index, say. */
    private static void assertShowsNothing(String answer, String path) {
        assertThat(answer).as(path).doesNotContain("root:", "quarkus.", "jdbc:", "\tat ");
        assertThat(RawSocket.status(answer)).as(path).isIn(200, 302, 400, 404, 405, 406);
    }

    private static String ask(AppProcess app, String request) {
        return RawSocket.http(app.httpPort(), request + " HTTP/1.1\r\nContent-Length: 0\r\n", NOTHING);
    }
}
