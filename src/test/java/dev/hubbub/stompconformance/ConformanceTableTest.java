package dev.hubbub.stompconformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * Every sentence of the list has a test of this package, and every test a sentence; the table of them is written to
 * target/stomp-conformance.md.
 */
class ConformanceTableTest {

    private static final Path LIST = Path.of("src", "test", "resources", "stomp-1.2-sentences.txt");
    private static final Path TABLE = Path.of("target", "stomp-conformance.md");
    private static final String HEAD = "| section of STOMP 1.2 | | what must be | tests |\n|---|---|---|---|\n";

    private final List<JavaMethod> tests = new ClassFileImporter()
            .importPackages(getClass().getPackageName()).stream()
                    .filter(type -> !type.isEquivalentTo(ConformanceTableTest.class))
                    .flatMap(type -> type.getMethods().stream())
                    .filter(method ->
                            method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(ParameterizedTest.class))
                    .toList();

    @Test
    void everyTestHoldsASentence() {
        assertThat(tests).isNotEmpty().allSatisfy(test -> assertThat(test.isAnnotatedWith(Sentence.class))
                .as(test.getFullName())
                .isTrue());
    }

    @Test
    void everySentenceHasATestAndNoTestHoldsAnother() throws IOException {
        Set<String> held =
                tests.stream().flatMap(test -> Arrays.stream(ids(test))).collect(Collectors.toCollection(TreeSet::new));

        assertThat(held)
                .containsExactlyInAnyOrderElementsOf(
                        sentences().stream().map(Line::id).toList());
    }

    @Test
    void theListIsWellFormed() throws IOException {
        List<Line> sentences = sentences();

        assertThat(sentences).extracting(Line::id).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9.-]+"));
        assertThat(sentences).extracting(Line::level).containsOnly("MUST", "SHOULD", "SAYS");
        Files.writeString(TABLE, sentences.stream().map(this::row).collect(Collectors.joining("", HEAD, "")));
    }

    private String row(Line sentence) {
        String holders = tests.stream()
                .filter(test -> List.of(ids(test)).contains(sentence.id()))
                .map(test -> test.getOwner().getSimpleName() + "." + test.getName())
                .sorted()
                .collect(Collectors.joining(", "));
        return "| " + sentence.section() + " | " + sentence.level() + " | " + sentence.must() + " | " + holders
                + " |\n";
    }

    private static String[] ids(JavaMethod test) {
        return test.isAnnotatedWith(Sentence.class)
                ? test.getAnnotationOfType(Sentence.class).value()
                : new String[0];
    }

    private static List<Line> sentences() throws IOException {
        return Files.readAllLines(LIST).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" \\| ", 4))
                .map(cells -> new Line(cells[0], cells[1], cells[2], cells[3]))
                .toList();
    }

    /** A line of the list. */
    private record Line(String id, String level, String section, String must) {}
}
