package dev.hubbub.terminal;

import dev.hubbub.lab.RunResult;
import dev.hubbub.report.JsonReport;
import dev.hubbub.report.LoadTestText;
import dev.hubbub.report.TextSummary;
import dev.hubbub.scenario.Scenario;
import dev.hubbub.scenario.Scenario.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a scenario, once or several times. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs a scenario, and says whether its thresholds held.")
final class RunCommand implements Callable<Integer> {

    private final Screen screen;
    private final Launcher launcher;
    private final Interrupt interrupt;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIRECTORY",
            description = "Where to write the reports: HTML, JSON, CSV, JUnit XML, and what they were made from.")
    private @Nullable Path out;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "How often to run it; each run's reports go to a numbered directory in --out.",
            defaultValue = "1")
    private int repeat = 1;

    @Option(
            names = "--format",
            description = "How to print the summary: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.",
            defaultValue = "text")
    private Format format = Format.text;

    @Mixin
    private WhatToRun what = new WhatToRun();

    RunCommand(Screen screen, Launcher launcher, Interrupt interrupt) {
        this.screen = screen;
        this.launcher = launcher;
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() throws IOException {
        if (repeat < 1) {
            throw new ParameterException(spec.commandLine(), "--repeat must be at least 1, not " + repeat);
        }
        Scenario read = what.read();
        Reports reports = new Reports(spec.commandLine(), out, repeat);
        Runner runner = new Runner(launcher, interrupt, what.display(screen));
        ExitCode worst = ExitCode.PASS;
        for (int run = 1; run <= repeat && !interrupt.isRaised(); run++) {
            RunResult result = runner.run(read);
            print(result, read.summary());
            worst = worst.and(ExitCode.of(result.report().verdict())).and(reports.keep(result));
            if (read.summary() == Summary.LOAD_TEST) {
                worst = worst.and(reports.keepLoadTest(result));
            }
        }
        return (interrupt.isRaised() ? worst.and(ExitCode.INTERRUPTED) : worst).code();
    }

    private void print(RunResult result, Summary summary) {
        if (format == Format.json) {
            screen.out().println(JsonReport.write(result.report()));
            return;
        }
        screen.out().println(TextSummary.write(result.report(), screen.colour()));
        if (summary == Summary.LOAD_TEST) {
            screen.out().println(LoadTestText.write(result.report(), screen.colour()));
        }
    }

    /** How a summary is printed; named as one writes it. */
    private enum Format {
        text,
        json
    }
}
