package dev.hubbub.terminal;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints how a shell completes the commands and their options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints what bash needs to complete commands and options: source <(hubbub completion)")
final class CompletionCommand implements Callable<Integer> {

    private final Screen screen;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    CompletionCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        CommandSpec root = spec.root();
        screen.out().print(AutoComplete.bash(root.name(), root.commandLine()));
        return ExitCode.PASS.code();
    }
}
