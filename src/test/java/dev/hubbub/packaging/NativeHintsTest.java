package dev.hubbub.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Executable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a native image is told by hand is about classes, methods and files that there are. */
class NativeHintsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Map<String, Class<?>> SHORT = Map.of("byte[]", byte[].class);

    private static JsonNode reflection;
    private static Properties application;

    @BeforeAll
    static void read() throws IOException {
        reflection = new ObjectMapper()
                .readTree(RESOURCES
                        .resolve("META-INF/native-image/dev.hubbub/hubbub/reflect-config.json")
                        .toFile());
        application = new Properties();
        try (InputStream file = Files.newInputStream(RESOURCES.resolve("application.properties"))) {
            application.load(file);
        }
    }

    @Test
    void classesOfLibrariesAndTheirMethodsAreThere() throws ReflectiveOperationException {
        assertThat(reflection).isNotEmpty();
        for (JsonNode entry : reflection) {
            Class<?> type = named(entry.get("name").asText());
            for (JsonNode method : entry.path("methods")) {
                assertThat(executable(type, method)).isNotNull();
            }
        }
    }

    @Test
    void whoIsFoundByTheServicesFileOfALibraryCanBeMade() throws IOException {
        List<String> known = reflection.findValuesAsText("name");
        for (String service : List.of("io.grpc.NameResolverProvider", "io.grpc.LoadBalancerProvider")) {
            String file = "META-INF/services/" + service;
            assertThat(application.getProperty("quarkus.native.resources.includes"))
                    .contains(file);
            // Those of gRPC itself are Quarkus's to know.
            assertThat(providers(file))
                    .filteredOn(provider -> provider.startsWith("io.etcd") || provider.contains("grpclb"))
                    .isNotEmpty()
                    .isSubsetOf(known);
        }
    }

    @Test
    void whatIsInitialisedAtRunTimeIsThere() {
        String arguments = application.getProperty("quarkus.native.additional-build-args");
        String names = arguments.substring(arguments.indexOf('=') + 1);

        assertThat(Stream.of(names.split("\\\\,"))).hasSize(2).allSatisfy(name -> assertThat(named(name))
                .isNotNull());
    }

    private static Class<?> named(String name) throws ClassNotFoundException {
        return Class.forName(name, false, NativeHintsTest.class.getClassLoader());
    }

    private static Executable executable(Class<?> type, JsonNode method) throws ReflectiveOperationException {
        Class<?>[] parameters = new Class<?>[method.get("parameterTypes").size()];
        for (int i = 0; i < parameters.length; i++) {
            String name = method.get("parameterTypes").get(i).asText();
            Class<?> known = SHORT.get(name);
            parameters[i] = known == null ? named(name) : known;
        }
        String name = method.get("name").asText();
        return name.equals("<init>") ? type.getDeclaredConstructor(parameters) : type.getMethod(name, parameters);
    }

    private static List<String> providers(String file) throws IOException {
        List<String> providers = new ArrayList<>();
        for (var url : Collections.list(NativeHintsTest.class.getClassLoader().getResources(file))) {
            try (InputStream stream = url.openStream()) {
                new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .forEach(providers::add);
            }
        }
        return providers;
    }
}
