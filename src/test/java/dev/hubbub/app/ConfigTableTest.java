package dev.hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of settings in docs/operating.md names every key, and its default, and no other. */
class ConfigTableTest {

    private static final List<Class<?>> MAPPINGS = List.of(
            GrpcConfig.class,
            HealthConfig.class,
            HubConfig.class,
            KafkaConfig.class,
            LabConfig.class,
            LimitsConfig.class,
            LockConfig.class,
            MessageConfig.class,
            RelayConfig.class,
            SecurityConfig.class,
            ShutdownConfig.class,
            StompConfig.class,
            SwarmConfig.class,
            TracingConfig.class,
            UsersConfig.class);
    private static final Pattern ROW =
            Pattern.compile("^\\| `(hubbub\\.[a-z.-]+)` \\| `([^`]*)` \\|", Pattern.MULTILINE);

    @Test
    void theTableNamesEveryKeyAndItsDefault() throws IOException {
        Map<String, String> documented = ROW.matcher(Files.readString(Path.of("docs/operating.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2), (a, b) -> a, TreeMap::new));

        assertThat(documented).isEqualTo(defaults()).isNotEmpty();
    }

    private static Map<String, String> defaults() {
        return MAPPINGS.stream()
                .flatMap(ConfigTableTest::keys)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    private static Stream<Map.Entry<String, String>> keys(Class<?> mapping) {
        String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
        return Arrays.stream(mapping.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(WithDefault.class))
                .map(method -> Map.entry(
                        method.isAnnotationPresent(WithParentName.class)
                                ? prefix
                                : prefix + "." + kebab(method.getName()),
                        method.getAnnotation(WithDefault.class).value()));
    }

    private static String kebab(String camel) {
        return Pattern.compile("[A-Z]")
                .matcher(camel)
                .replaceAll((MatchResult upper) -> "-" + upper.group().toLowerCase(Locale.ROOT));
    }
}
