package dev.hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bash completes with what the command prints. */
class CompletionCommandTest {

    private final Path file;
    private final Shell shell;

    CompletionCommandTest(@TempDir Path directory) {
        file = directory.resolve("hubbub.bash");
        shell = new Shell(directory);
    }

    @BeforeEach
    void print() throws IOException {
        assertThat(shell.execute("completion")).isZero();
        Files.writeString(file, shell.out.toString());
    }

    @Test
    void commandsAreCompleted() throws IOException, InterruptedException {
        assertThat(completions("fi")).isEqualTo("find-capacity");
        assertThat(completions("comp").split(" ")).containsExactlyInAnyOrder("compare", "completion");
    }

    @Test
    void optionsOfACommandAreCompleted() throws IOException, InterruptedException {
        assertThat(completions("run --tar")).isEqualTo("--target");
        assertThat(completions("schema --tar")).isEmpty();
    }

    /** Asks as the shell does when the tabulator key is pressed behind the words. */
    private String completions(String words) throws IOException, InterruptedException {
        ToolRun bash = ToolRun.of(
                "bash",
                "-c",
                "source " + file + "; COMP_WORDS=(hubbub " + words + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));"
                        + " COMP_LINE=\"hubbub " + words
                        + "\"; _complete_hubbub 2>/dev/null; echo \"${COMPREPLY[*]}\"");
        assertThat(bash.exitCode()).as(bash.output()).isZero();
        return bash.output().strip().replaceAll("\\s+", " ");
    }
}
