package dev.hubbub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as the same. */
class ShapeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "10 of 10 connected in 371 ms | 7 of 10 connected in 1,371.5 ms",
                "latency: p50 109 ms, max 1.2 s | latency: p50 999 µs, max 87.5 ms",
                "run j1tv-1 ends | run k2-99 ends",
                "epoch mwq2m3yz | epoch abcdefg1",
                "a  b | a b",
                "lost 0 ... | lost 3, and more",
                "{\"a\":1,\"b\":\"x-1\"} | {\"b\":\"x-2\",\"a\":2.5}",
                "{\"a\":[1,2]} | {\"a\":[7]}",
                "{\"a\":1, ...} | {\"a\":1,\"b\":null}",
            })
    void numbersAndIdsMayDiffer(String shown, String written) {
        assertThat(Shape.difference(List.of(shown), written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "10 of 10 connected | 10 of 10 refused",
                "ok | error",
                "ok | \"\"",
                "{\"a\":1} | {\"a\":\"1\"}",
                "{\"a\":1} | {\"a\":1,\"b\":2}",
                "{\"a\":1,\"b\":2} | {\"a\":1}",
                "{\"a\":true} | {\"a\":false}",
                "{\"a\":[\"x\"]} | {\"a\":[\"y\"]}",
                "{\"a\":[1]} | {\"a\":[]}",
                "{\"a\":\"ann\"} | {\"a\":\"bob\"}",
                "{\"a\":1} | not json",
            })
    void nothingElseMay(String shown, String written) {
        assertThat(Shape.difference(List.of(shown), written)).isNotEmpty();
    }

    @Test
    void furtherLinesAreAllowedWhereThePageSaysSo() {
        assertThat(Shape.difference(List.of("first", "...", "last"), "first\na\nb\nlast\n"))
                .isEmpty();
        assertThat(Shape.difference(List.of("first", "last"), "first\na\nlast\n"))
                .isNotEmpty();
        assertThat(Shape.difference(List.of("{\"a\":1}", "..."), "{\"a\":1}\n{\"b\":2}\n"))
                .isEmpty();
        assertThat(Shape.difference(List.of("{\"a\":1}"), "{\"a\":1}\n{\"b\":2}\n"))
                .isNotEmpty();
    }
}
