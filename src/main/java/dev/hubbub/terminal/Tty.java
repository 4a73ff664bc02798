package dev.hubbub.terminal;

import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** The process's own terminal. It is had by stty, so that there is no native code to be unpacked and loaded. */
final class Tty {

    private Tty() {}

    /** Null where there is no stty, as in images without a shell. */
    static @Nullable Terminal open() {
        try {
            return TerminalBuilder.builder()
                    .system(true)
                    .provider(TerminalBuilder.PROP_PROVIDER_EXEC)
                    .dumb(false)
                    .encoding(Screen.charset())
                    .nativeSignals(false) // the JVM's own are fine
                    .build();
        } catch (IOException | IllegalStateException none) {
            return null;
        }
    }
}
