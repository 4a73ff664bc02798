package dev.hubbub.terminal;

import dev.hubbub.report.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where commands are typed, in a directory of their own, and what they print. */
final class Shell {

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final Interrupt interrupt = new Interrupt();
    private final Path directory;

    Shell(Path directory) {
        this.directory = directory;
    }

    int execute(String... arguments) {
        return execute(FakeRuns.ending(Verdict.PASS), arguments);
    }

    int execute(Launcher runs, String... arguments) {
        Screen screen = new Screen(new PrintWriter(out, true), new PrintWriter(err, true), false, false, 80);
        return new Terminal(screen, runs, interrupt, "1.2.3").execute(arguments);
    }

    String path(String name) {
        return directory.resolve(name).toString();
    }

    List<String> filesIn(String name) throws IOException {
        try (var entries = Files.list(directory.resolve(name))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    /** Twenty subscribers, and five messages a second. */
    String scenario() throws IOException {
        return Files.writeString(
                        directory.resolve("scenario.yaml"),
                        """
                        name: scenario
                        scenarios:
                          listeners: {executor: constant-vus, vus: 20, duration: 2s, exec: subscribe}
                          talkers:
                            {executor: constant-arrival-rate, rate: 5, duration: 1s, preAllocatedVUs: 5, exec: publish}
                        """)
                .toString();
    }
}
