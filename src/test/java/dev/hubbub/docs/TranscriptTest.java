package dev.hubbub.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.testing.Fence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How blocks of commands are read. */
class TranscriptTest {

    @Test
    void answersFollowTheirCommands() {
        List<Step> steps =
                read("console", "$ echo a", "a", "$ true", "$ echo b", "b", "c").steps();

        assertThat(steps).extracting(Step::command).containsExactly("echo a", "true", "echo b");
        assertThat(steps).extracting(Step::answer).containsExactly(List.of("a"), List.of(), List.of("b", "c"));
        assertThat(steps).extracting(Step::place).containsExactly("p.md:2", "p.md:4", "p.md:5");
    }

    @Test
    void aCommandGoesOnAfterABackslashABarInQuotesAndToTheEndOfAHereDocument() {
        assertThat(read("console", "$ echo a | \\", "  cat", "a").steps())
                .extracting(Step::command)
                .containsExactly("echo a | \\\n  cat");
        assertThat(read("console", "$ echo a |", "cat", "a").steps().get(0).answer())
                .containsExactly("a");
        assertThat(read("console", "$ echo '{", "}'", "{}").steps().get(0).answer())
                .containsExactly("{}");
        assertThat(read("console", "$ cat <<'EOF'", "one", "EOF", "one")
                        .steps()
                        .get(0)
                        .answer())
                .containsExactly("one");
    }

    @Test
    void linesBehindThePromptOfACommandAreTypedToIt() {
        Step step = read("console", "$ hubbub sim", "sim> spawn 1", "1 of 1", "sim> exit")
                .steps()
                .get(0);

        assertThat(step.input()).containsExactly("spawn 1", "exit");
        assertThat(step.answer()).containsExactly("1 of 1");
    }

    @Test
    void theNoteSaysWhetherItIsRun() {
        assertThat(read("console", "$ true").mode()).isEqualTo(Transcript.Mode.ALWAYS);
        assertThat(read("console slow: a minute", "$ true").mode()).isEqualTo(Transcript.Mode.SLOW);
        assertThat(read("console notrun: needs docker", "$ docker ps").reason()).isEqualTo("needs docker");
        assertThatThrownBy(() -> read("console skip", "$ true"))
                .hasMessageContaining("p.md:1")
                .hasMessageContaining("skip");
        assertThatThrownBy(() -> read("console", "no command")).hasMessageContaining("p.md:2");
    }

    @Test
    void quotesAndCommentsAreTheShells() {
        assertThat(ShellWords.of("grpcurl -d '{\"a\": \"b c\"}' host call   # as said"))
                .containsExactly("grpcurl", "-d", "{\"a\": \"b c\"}", "host", "call");
        assertThat(ShellWords.of("a\"b c\"d '' e#f")).containsExactly("ab cd", "", "e#f");
    }

    @Test
    void theApplicationWithoutArgumentsIsTheServer() {
        String jar = "-jar target/quarkus-app/quarkus-run.jar";
        assertThat(Servers.isStart("java " + jar)).isTrue();
        assertThat(Servers.isStart("java -Da=b \\\n  -Dc=d " + jar + " &")).isTrue();
        assertThat(Servers.isStart("java " + jar + " presets")).isFalse();
    }

    @Test
    void whatAnAnswerNamesCanBeUsedInTheNextCommand() {
        Answers answers = new Answers();
        answers.remember("{\"id\":\"j1tv-1\",\"links\":{\"id\":\"other\"}}");

        assertThat(answers.fill("curl /runs/<id>/events")).isEqualTo("curl /runs/j1tv-1/events");
        assertThatThrownBy(() -> answers.fill("<epoch>")).hasMessageContaining("<epoch>");
    }

    private static Transcript read(String note, String... lines) {
        return Transcript.of(new Fence("p.md", 1, "```" + note, List.of(lines)));
    }
}
