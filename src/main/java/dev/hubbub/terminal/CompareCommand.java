package dev.hubbub.terminal;

import dev.hubbub.report.RunComparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds runs before a change against runs after it. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Says what became better or worse from some runs to others.")
final class CompareCommand implements Callable<Integer> {

    private static final String REPORTS = "A report.json, or a directory with one, or with directories with one each.";

    private final Screen screen;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BEFORE", description = REPORTS)
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "AFTER", description = "The same, after the change.")
    private Path after = Path.of("");

    @Option(
            names = "--tolerance",
            paramLabel = "SHARE",
            description = "What a metric may change without being called worse; ${DEFAULT-VALUE} if not given.",
            defaultValue = "0.05")
    private double tolerance;

    CompareCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        if (!(tolerance >= 0)) {
            throw new ParameterException(spec.commandLine(), "--tolerance must be a share from 0, such as 0.05");
        }
        RunComparison comparison = RunComparison.of(ReportFiles.read(before), ReportFiles.read(after), tolerance);
        screen.out().println(comparison.text(screen.colour()));
        return (comparison.isWorse() ? ExitCode.FAIL : ExitCode.PASS).code();
    }
}
