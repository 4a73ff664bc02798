package dev.hubbub.terminal;

import org.jline.terminal.Terminal;

/** Begins dialogues with whoever is at the other end of standard input. */
@FunctionalInterface
public interface Dialogues {

    /**
     * A dialogue; one at a time.
     *
     * @param plain never a prompt, also where somebody sits there: what is written is for programs
     */
    Dialogue open(Prompt prompt, boolean plain);

    /** As is right for {@code screen}: typed where there is a terminal, else piped. */
    static Dialogues on(Screen screen, Interrupt interrupt) {
        return (prompt, plain) -> {
            Terminal terminal = screen.live() && !plain ? Tty.open() : null;
            return terminal == null
                    ? new PipedDialogue(System.in, screen)
                    : new TypedDialogue(terminal, prompt, interrupt, screen.colour());
        };
    }
}
