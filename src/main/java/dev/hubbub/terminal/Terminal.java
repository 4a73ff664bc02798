package dev.hubbub.terminal;

import dev.hubbub.error.Fault;
import dev.hubbub.error.HubbubException;
import dev.hubbub.report.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;

/** The command line: understands arguments, executes commands, and maps failures to exit codes. One thread. */
public final class Terminal {

    private final CommandLine commands;
    private final Screen screen;
    private final PrintWriter err;

    /**
     * @param launcher begins runs
     * @param interrupt stops them
     * @param version of this application; empty when it is not known
     */
    public Terminal(Screen screen, Launcher launcher, Interrupt interrupt, String version) {
        this.screen = screen;
        this.err = screen.err();
        this.commands = new CommandLine(new HubbubCommand())
                .addSubcommand(new RunCommand(screen, launcher, interrupt))
                .addSubcommand(new CompareCommand(screen))
                .addSubcommand(new FindCapacityCommand(screen, launcher, interrupt))
                .addSubcommand(new PresetsCommand(screen))
                .addSubcommand(new SchemaCommand(screen))
                .addSubcommand(new CompletionCommand(screen));
        commands.getCommandSpec().version("hubbub " + (version.isEmpty() ? "of an unknown version" : version));
    }

    /** With one more command, a picocli one. */
    public Terminal add(Callable<Integer> command) {
        commands.addSubcommand(command);
        return this;
    }

    /** Does what the arguments say, and returns the exit code, see {@link ExitCode}. */
    public int execute(String... arguments) {
        return commands.setOut(screen.out())
                .setErr(screen.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(screen.colour() ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(this::failed)
                .execute(arguments);
    }

    private int failed(Exception failure, CommandLine command, ParseResult arguments) {
        if (failure instanceof HubbubException known) {
            return tell(known).code();
        }
        if (failure instanceof InterruptedException) {
            return ExitCode.INTERRUPTED.code();
        }
        if (failure instanceof IOException) {
            err.println(failure.getMessage());
        } else {
            failure.printStackTrace(err); // a fault of ours: whoever reports it needs all of it
        }
        return ExitCode.ERROR.code();
    }

    /** Every fault has a line. */
    private ExitCode tell(HubbubException failure) {
        if (failure.faults().isEmpty()) {
            err.println(Printable.text(String.valueOf(failure.getMessage())));
        }
        for (Fault fault : failure.faults()) {
            err.println(Printable.text(fault.toString()));
        }
        return ExitCode.of(failure);
    }
}
