package dev.hubbub.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellsTest {

    @Test
    void wideCharactersTakeTwoCellsAndCombiningOnesNone() {
        assertThat(Cells.width("abc")).isEqualTo(3);
        assertThat(Cells.width("日本")).isEqualTo(4);
        assertThat(Cells.width("😀")).isEqualTo(2);
        assertThat(Cells.width("e\u0301")).isEqualTo(1);
    }

    @Test
    void aCutTextEndsInAnEllipsisAndIsNoWiderThanAllowed() {
        assertThat(Cells.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Cells.cut("abcdef", 5)).isEqualTo("abcd…");
        assertThat(Cells.cut("日本日本", 6)).isEqualTo("日本…");
        assertThat(Cells.cut("😀😀", 2)).isEqualTo("…");
    }

    @Test
    void linesBreakBetweenWords() {
        assertThat(Cells.wrap("one two three", 8)).containsExactly("one two", "three");
        assertThat(Cells.wrap("one two", 7)).containsExactly("one two");
        assertThat(Cells.wrap("", 7)).containsExactly("");
    }

    @Test
    void wordsThatAreTooLongBreakWhereTheyMust() {
        assertThat(Cells.wrap("abcdefgh ij", 3)).containsExactly("abc", "def", "gh", "ij");
        assertThat(Cells.wrap("日本", 1)).containsExactly("日", "本");
    }
}
