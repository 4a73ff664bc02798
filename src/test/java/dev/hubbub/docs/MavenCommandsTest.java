package dev.hubbub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Builds are not run by a build; but what pages tell Maven to do it can do. */
class MavenCommandsTest {

    private static final Set<String> GOALS =
            Set.of("quarkus:dev", "verify", "package", "test", "spotless:apply", "clean", "-DskipTests");
    private static final Pattern COMMAND = Pattern.compile("\\./mvnw ([^#&|`\n]*)");
    private static final Pattern PROFILE = Pattern.compile("-P([\\w-]+)");
    private static final Pattern TEST = Pattern.compile("-D(?:test|bench|bench\\.main)='?([\\w.*]+)'?");
    private static final Pattern TEST_FILE = Pattern.compile("src/test/java/(.*)\\.java");

    @Test
    void goalsAreKnownProfilesAreThereAndTestsExist() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        List<String> tests = tests();

        assertThat(commands()).hasSizeGreaterThan(10).allSatisfy(command -> {
            assertThat(command.split(" +")).containsAnyElementsOf(GOALS);
            assertThat(all(PROFILE, command))
                    .allSatisfy(profile -> assertThat(pom).contains("<id>" + profile + "</id>"));
            assertThat(all(TEST, command)).allSatisfy(test -> assertThat(tests)
                    .anyMatch(name ->
                            name.matches(".*\\b" + test.replace(".", "\\.").replace("*", ".*") + ".*")));
        });
    }

    private static List<String> commands() {
        return Stream.concat(Page.all().stream(), Stream.of(Page.of(Path.of("CONTRIBUTING.md"))))
                .flatMap(
                        page -> COMMAND.matcher(String.join("\n", page.lines())).results())
                .map((MatchResult found) -> found.group(1).strip())
                .toList();
    }

    private static Set<String> all(Pattern pattern, String command) {
        return pattern.matcher(command)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** Their names with dots. */
    private static List<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.flatMap(file -> TEST_FILE.matcher(file.toString()).results())
                    .map((MatchResult file) -> file.group(1).replace('/', '.'))
                    .toList();
        }
    }
}
