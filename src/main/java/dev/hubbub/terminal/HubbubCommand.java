package dev.hubbub.terminal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands are commands of. Without one, the application does not come here: it starts the server. */
@Command(
        name = "hubbub",
        mixinStandardHelpOptions = true,
        description = "A reactive chat-and-load lab. Without arguments it starts the server.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 everything held, 99 a threshold failed or something got lost,",
            "120 the target could not be reached or nothing was measured, 105 interrupted,",
            "104 faulty input, 2 wrong usage, 1 other errors."
        })
final class HubbubCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
