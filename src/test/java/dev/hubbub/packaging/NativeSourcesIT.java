package dev.hubbub.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hubbub.report.RunReport;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a native image is built from, and with which arguments, as {@code ./mvnw verify} leaves it in {@code
 * target/native-sources}. Building the image itself takes a GraalVM: {@code .github/workflows/native.yaml}.
 */
class NativeSourcesIT {

    private static final Path SOURCES = Path.of("target", "native-sources");
    private static final String CONFIGURATION = "META-INF/native-image/";

    private static List<String> arguments;
    private static Set<String> files;
    private static Set<String> classes;
    private static Set<String> reflected;
    private static List<Pattern> resources;

    @BeforeAll
    static void read() throws IOException {
        arguments =
                List.of(Files.readString(SOURCES.resolve("native-image.args")).split("\\s+"));
        files = new HashSet<>();
        classes = new HashSet<>();
        try (Stream<Path> libraries = Files.list(SOURCES.resolve("lib"))) {
            for (Path library : libraries.toList()) {
                try (JarFile jar = new JarFile(library.toFile())) {
                    enter(jar);
                }
            }
        }
        try (JarFile runner = new JarFile(SOURCES.resolve(after("-jar")).toFile())) {
            enter(runner);
            reflected = Set.copyOf(
                    json(runner, CONFIGURATION + "reflect-config.json").findValuesAsText("name"));
            resources = json(runner, CONFIGURATION + "resource-config.json")
                    .at("/resources/includes")
                    .findValuesAsText("pattern")
                    .stream()
                    .map(Pattern::compile)
                    .toList();
        }
    }

    /** Nothing is left to find out at run time, and an image is not one that starts a JVM after all. */
    @Test
    void theArgumentsPutOffNothing() {
        assertThat(arguments)
                .contains("--no-fallback", "--strict-image-heap", "--link-at-build-time", "-H:-UseServiceLoaderFeature")
                .noneMatch(argument -> argument.contains("allow-incomplete-classpath"))
                .noneMatch(argument -> argument.contains("report-unsupported-elements-at-runtime"))
                .noneMatch(argument -> argument.startsWith("--initialize-at-build-time"));
    }

    @Test
    void theClassesThatTheArgumentsNameAreThere() {
        for (String option : List.of("--features=", "--initialize-at-run-time=")) {
            String names = arguments.stream()
                    .filter(argument -> argument.startsWith(option))
                    .findFirst()
                    .orElseThrow();
            assertThat(names.substring(option.length()).split(",")).isSubsetOf(classes);
        }
    }

    @Test
    void reportsWithAllTheirPartsCanBeWrittenAndReadAgain() {
        Set<Class<?>> parts = new HashSet<>();
        collect(RunReport.class, parts);

        assertThat(parts).hasSizeGreaterThan(10);
        assertThat(parts).allSatisfy(part -> assertThat(reflected).contains(part.getName()));
    }

    @Test
    void whatIsReflectedOnIsThere() {
        assertThat(reflected)
                .filteredOn(name -> name.startsWith("dev.hubbub."))
                .isNotEmpty()
                .isSubsetOf(classes);
    }

    @Test
    void whatTheApplicationReadsIsTakenAlong() {
        assertThat(files)
                .filteredOn(name -> name.matches(
                        "presets/.*\\.yaml|db/.*\\.sql|META-INF/build\\.properties|scenario\\.schema\\.json"
                                + "|META-INF/resources/.*\\.(html|js|css|svg)"))
                .hasSizeGreaterThan(30)
                .allMatch(name -> resources.stream()
                        .anyMatch(pattern -> pattern.matcher(name).matches()));
    }

    private static void enter(JarFile jar) {
        jar.stream().map(Object::toString).forEach(name -> {
            files.add(name);
            if (name.endsWith(".class")) {
                classes.add(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
            }
        });
    }

    private static String after(String option) {
        return arguments.get(arguments.indexOf(option) + 1);
    }

    private static JsonNode json(JarFile jar, String name) throws IOException {
        try (InputStream file = jar.getInputStream(jar.getJarEntry(name))) {
            return new ObjectMapper().readTree(file);
        }
    }

    /** A record and the records that it is made of. */
    private static void collect(Type type, Set<Class<?>> parts) {
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(argument -> collect(argument, parts));
        } else if (type instanceof Class<?> part && part.isRecord() && parts.add(part)) {
            for (RecordComponent component : part.getRecordComponents()) {
                collect(component.getGenericType(), parts);
            }
        }
    }
}
