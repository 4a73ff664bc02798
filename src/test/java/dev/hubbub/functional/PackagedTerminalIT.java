package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.CommandRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The artifact at the terminal: chats between processes, over a restart of the server. */
@Timeout(180)
class PackagedTerminalIT {

    @Test
    void twoProcessesChatAndAServerThatIsStartedAgainIsComeBackTo() throws Exception {
        try (AppProcess app = AppProcess.start();
                CommandRun ann = chat(app, "ann");
                CommandRun bob = chat(app, "bob")) {
            shows(ann, "ann\"", "\"type\":\"joined\"");
            shows(bob, "bob\"", "\"type\":\"joined\"");
            ann.type("hi bob");
            shows(bob, "\"own\":false", "\"text\":\"hi bob\"");
            shows(ann, "\"own\":true", "\"text\":\"hi bob\"");
            try (AppProcess again = app.startAgain()) {
                shows(ann, "\"type\":\"lost\"");
                shows(ann, "\"type\":\"back\"", "\"recovered\":false");
                shows(bob, "\"type\":\"back\"", "\"recovered\":false");
                bob.type("welcome back");
                shows(ann, "\"own\":false", "\"text\":\"welcome back\"");
                bob.endInput();
                assertThat(bob.exitCode()).as(bob.err()).isZero();
                shows(ann, "\"type\":\"went\"", "\"bob\"");
                ann.interrupt();
                assertThat(ann.exitCode()).isEqualTo(105);
                until(() -> again.get("/rooms").body().contains("\"members\":0"));
            }
            assertThat(ann.err() + bob.err()).isEmpty();
        }
    }

    @Test
    void aServerThatIsNotThereHasAnExitCode() throws Exception {
        for (List<String> command : List.of(
                List.of("chat", "--user", "ann", "--target", "127.0.0.1:1"),
                List.of("sim", "summary", "--target", "http://127.0.0.1:1"),
                List.of("metrics", "127.0.0.1", "1"))) {
            try (CommandRun run = CommandRun.start(command.toArray(String[]::new))) {
                assertThat(run.exitCode()).as(run.err()).isEqualTo(120);
                assertThat(run.err()).contains("nothing listens at ").hasLineCount(1);
                assertThat(run.out()).isEmpty();
            }
        }
    }

    private static CommandRun chat(AppProcess app, String user) throws IOException {
        return CommandRun.start("chat", "--user", user, "--json", "--target", "127.0.0.1:" + app.grpcPort());
    }

    /** Waits for a line with all of these. */
    private static void shows(CommandRun run, String... parts) {
        until(() -> {
            try {
                return run.out().lines().anyMatch(line -> List.of(parts).stream()
                        .allMatch(line::contains));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }
}
