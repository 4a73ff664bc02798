package dev.hubbub.scenario;

import static dev.hubbub.scenario.ScenarioFixture.example;
import static dev.hubbub.scenario.ScenarioFixture.faults;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text: it is read, or its faults are reported, and nothing else is thrown. */
class ScenarioFuzzTest {

    private static final int ROUNDS = 1_500;
    private static final List<String> PIECES = List.of(
            "\n",
            " ",
            "  ",
            ":",
            ": ",
            "-",
            "- ",
            "[",
            "]",
            "{",
            "}",
            ",",
            "\"",
            "'",
            "#",
            "&a ",
            "*a",
            "!!int ",
            "!x ",
            "|",
            ">",
            "%",
            "@",
            "?",
            "~",
            "null",
            "true",
            "0",
            "-1",
            "1e9",
            ".inf",
            "\u0000",
            "\u0085",
            "🙂",
            "\ud83d",
            "\t",
            "<<: ",
            "---\n",
            "...\n",
            "9".repeat(400),
            "x".repeat(2_000),
            "0x",
            "{}",
            "[]");

    @Test
    void mutatedYamlIsReadOrRefused() {
        List<String> texts = Stream.concat(
                        Stream.of(example()), Presets.names().stream().map(Presets::text))
                .toList();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < ROUNDS; i++) {
            check(mutate(texts.get(random.nextInt(texts.size())), random));
        }
    }

    @Test
    void mutatedJsonIsReadOrRefused() throws IOException {
        String json = new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(new ObjectMapper(new YAMLFactory()).readTree(example()));
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < ROUNDS; i++) {
            check(mutate(json, random));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "a: 1\n",
                "- ",
                "\n",
                ":",
                "?",
                "? ",
                "!",
                "&a ",
                "*a ",
                "\"",
                "'",
                "|\n",
                "a ",
                "a\n",
                "- a\n",
                "- 🙂\n",
                "#\n",
                "%TAG ! !\n",
                "- - a\n",
                "[a, ",
                "{\"a\": 1, ",
                "\"a\": ",
                "{},",
                "🙂",
                "\\",
                "---\n",
                "- &a b\n",
                "!!binary a\n"
            })
    void monotonousTextsAreRefused(String piece) {
        int bytes = piece.getBytes(StandardCharsets.UTF_8).length;
        assertThat(faults(piece.repeat(TreeParser.MAX_BYTES / bytes))).isNotEmpty();
    }

    private static void check(String text) {
        assertThat(faults(text)).as(text).allSatisfy(fault -> {
            assertThat(fault.field()).isNotEmpty().doesNotContain("\n");
            assertThat(fault.detail()).isNotEmpty().doesNotContain("\n").hasSizeLessThan(1_000);
        });
    }

    private static String mutate(String text, SplittableRandom random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            int at = random.nextInt(mutated.length());
            int upTo = Math.min(mutated.length(), at + random.nextInt(12));
            mutated.replace(at, upTo, random.nextInt(4) == 0 ? "" : PIECES.get(random.nextInt(PIECES.size())));
        }
        return mutated.toString();
    }
}
