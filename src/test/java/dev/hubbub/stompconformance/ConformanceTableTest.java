package dev.hubbub.stompconformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Every test of this package names its sentence; the table of them is written to target/stomp-conformance.md. */
class ConformanceTableTest {

    private static final Path TABLE = Path.of("target", "stomp-conformance.md");
    private static final String HEAD = "| section of STOMP 1.2 | what must be | test |\n|---|---|---|\n";

    @Test
    void everyTestNamesItsSentence() throws IOException {
        List<JavaMethod> tests = new ClassFileImporter()
                .importPackages(getClass().getPackageName()).stream()
                        .filter(type -> !type.isEquivalentTo(ConformanceTableTest.class))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method ->
                                method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(ParameterizedTest.class))
                        .toList();

        assertThat(tests).hasSizeGreaterThan(40).allMatch(method -> method.isAnnotatedWith(Section.class));
        Files.writeString(
                TABLE,
                tests.stream().map(ConformanceTableTest::row).sorted().collect(Collectors.joining("", HEAD, "")));
    }

    private static String row(JavaMethod test) {
        Section section = test.getAnnotationOfType(Section.class);
        return "| " + section.value() + " | " + section.must() + " | "
                + test.getOwner().getSimpleName() + "." + test.getName() + " |\n";
    }
}
