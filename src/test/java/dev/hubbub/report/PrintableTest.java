package dev.hubbub.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void whatSteersATerminalOrBreaksXmlIsReplaced() {
        assertThat(Printable.line("a\u001b[31mb\u0000c\u009bd")).isEqualTo("a\uFFFD[31mb\uFFFDc\uFFFDd");
        assertThat(Printable.text("a\u0008b\uFFFEc\uFDD0d\uD83Fe")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
    }

    @Test
    void whatTurnsTextAroundIsReplaced() {
        assertThat(Printable.line("gnp.\u202Eexe\u2066")).isEqualTo("gnp.\uFFFDexe\uFFFD");
    }

    @Test
    void linesBreakInDocumentsOnly() {
        assertThat(Printable.text("a\r\nb\rc\td")).isEqualTo("a\nb\nc\td");
        assertThat(Printable.line("a\nb\tc\u2028d\u0085e")).isEqualTo("a b c d e");
    }

    @Test
    void allElseStaysAsItIs() {
        String text = "<b>Zoë & Łukasz</b> 日本 👩‍🚀 שלום";
        assertThat(Printable.text(text)).isEqualTo(text);
        assertThat(Printable.line(text)).isEqualTo(text);
    }
}
