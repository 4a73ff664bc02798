package dev.hubbub.terminal.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.error.HubbubException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "broadcast hi 10 | hi | 10",
                "broadcast hello big world 3 | hello big world | 3",
                "broadcast \"hello   big world\" 3 | hello   big world | 3",
                "broadcast 'say \"hi\"' 1 | say \"hi\" | 1",
                "broadcast it's 5 o'clock 2 | it's 5 o'clock | 2",
                "  broadcast   7 8   | 7 | 8"
            })
    void theLastWordOfABroadcastIsItsCount(String line, String message, int count) {
        assertThat(Order.of(line)).isEqualTo(new Order.Broadcast(message, count));
    }

    @Test
    void theShellHasTakenTheQuotesAway() {
        assertThat(Order.of(List.of("broadcast", "hello big", "world", "3")))
                .isEqualTo(new Order.Broadcast("hello big world", 3));
        assertThat(Order.of(List.of("broadcast", "\"quoted\"", "3"))).isEqualTo(new Order.Broadcast("\"quoted\"", 3));
    }

    @Test
    void theOthersAreWords() {
        assertThat(Order.of("spawn 100")).isEqualTo(new Order.Spawn(100));
        assertThat(Order.of(" summary ")).isEqualTo(new Order.Summary());
        assertThat(Order.of("closeAll")).isEqualTo(new Order.CloseAll());
        assertThat(Order.of("exit")).isEqualTo(new Order.Exit());
        assertThat(Order.of("help")).isEqualTo(new Order.Help());
        assertThat(Order.of("   ")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spawn | spawn: is written spawn N",
                "spawn many | \"many\" is no whole number",
                "spawn 1 2 | spawn: is written spawn N",
                "broadcast | broadcast: is written broadcast MESSAGE COUNT",
                "broadcast 10 | broadcast: is written broadcast MESSAGE COUNT",
                "broadcast hello world | \"world\" is no whole number",
                "summary now | summary: stands alone",
                "dance | the orders are spawn, broadcast, summary, closeAll, exit, help"
            })
    void whatMakesNoSenseIsExplained(String line, String part) {
        assertThatThrownBy(() -> Order.of(line))
                .isInstanceOf(HubbubException.class)
                .hasMessageContaining(part);
    }
}
