package dev.hubbub.terminal.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypedTest {

    @Test
    void whatDoesNotBeginWithASlashIsSaid() {
        assertThat(Typed.of("hi there")).isEqualTo(new Typed.Text("hi there"));
        assertThat(Typed.of("it's \"fine\" \\o/")).isEqualTo(new Typed.Text("it's \"fine\" \\o/"));
        assertThat(Typed.of("//etc")).isEqualTo(new Typed.Text("/etc"));
        assertThat(Typed.of("  ")).isEqualTo(new Typed.Nothing());
    }

    @Test
    void commandsBeginWithASlash() {
        assertThat(Typed.of("/who")).isEqualTo(new Typed.Who());
        assertThat(Typed.of(" /rooms ")).isEqualTo(new Typed.Rooms());
        assertThat(Typed.of("/join  den")).isEqualTo(new Typed.Join("den"));
        assertThat(Typed.of("/help")).isEqualTo(new Typed.Help());
        assertThat(Typed.of("/quit")).isEqualTo(new Typed.Quit());
    }

    @Test
    void whatIsNoCommandIsNotSaidByMistake() {
        assertThat(((Typed.Faulty) Typed.of("/join")).why()).contains("/join ROOM");
        assertThat(((Typed.Faulty) Typed.of("/join x y")).why()).contains("/join ROOM", "no spaces");
        assertThat(Typed.of("/who is there")).isInstanceOf(Typed.Faulty.class);
        assertThat(((Typed.Faulty) Typed.of("/bye")).why()).contains("/help", "//bye");
    }

    @Test
    void commandsAreCompletedAtTheBeginningOnly() {
        assertThat(Typed.completion(List.of())).contains("/who", "/join");
        assertThat(Typed.completion(List.of("hello"))).isEmpty();
    }
}
