package dev.hubbub.terminal;

import dev.hubbub.lab.CapacitySearch;
import dev.hubbub.lab.RunResult;
import dev.hubbub.report.RunReport;
import dev.hubbub.scenario.Scenario;
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

/** Searches the largest load at which a scenario's thresholds hold. */
@Command(
        name = "find-capacity",
        mixinStandardHelpOptions = true,
        header = "Searches the largest load at which a scenario's thresholds hold.",
        description = "Runs the scenario with more and more load until a threshold fails, and then with less, until"
                + " the largest load is known, within 5 %%, at which every threshold holds three times.")
final class FindCapacityCommand implements Callable<Integer> {

    /** More runs than a search takes. */
    private static final int MOST_RUNS = 99;

    private final Screen screen;
    private final Launcher launcher;
    private final Interrupt interrupt;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Option(names = "--by", required = true, description = "What to make more of: ${COMPLETION-CANDIDATES}.")
    private Load load = Load.rate;

    @Option(names = "--from", paramLabel = "N", description = "Where to begin; the scenario's own if not given.")
    private @Nullable Double from;

    @Option(names = "--to", paramLabel = "N", description = "The most to try.")
    private @Nullable Double to;

    @Option(
            names = "--out",
            paramLabel = "DIRECTORY",
            description = "Where to write the reports: each run's go to a numbered directory in it.")
    private @Nullable Path out;

    @Mixin
    private WhatToRun what = new WhatToRun();

    FindCapacityCommand(Screen screen, Launcher launcher, Interrupt interrupt) {
        this.screen = screen;
        this.launcher = launcher;
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() throws IOException {
        Scenario lightest = what.read();
        CapacitySearch search = search(lightest);
        Reports reports = new Reports(spec.commandLine(), out, MOST_RUNS);
        Runner runner = new Runner(launcher, interrupt, what.display(screen));
        ExitCode kept = ExitCode.PASS;
        while (!search.isOver()) {
            double tried = search.next();
            RunResult result = runner.run(load.scale(lightest, tried));
            search.tell(result.report().verdict());
            screen.out().println(load.say(tried) + ": " + outcome(result.report()));
            kept = kept.and(reports.keep(result));
        }
        screen.out().println(conclusion(search.result()));
        return kept.and(exitCode(search.result())).code();
    }

    private CapacitySearch search(Scenario lightest) {
        load.scale(lightest, 1); // refuses what has nothing of the kind
        double first = from != null ? from : load.of(lightest);
        double last = to != null ? to : Math.max(first, Load.MOST);
        if (!(first > 0 && last >= first)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--from " + Load.number(first) + " --to " + Load.number(last)
                            + " makes no sense: --from must be above 0, and --to at least as much");
        }
        if (!(load.fits(first) && load.fits(last))) {
            throw new ParameterException(spec.commandLine(), "--from and --to must be whole numbers of " + load);
        }
        return new CapacitySearch(first, last, load.step());
    }

    private static String outcome(RunReport report) {
        return report.reasons().isEmpty()
                ? report.verdict().toString()
                : report.verdict() + ", " + String.join("; ", report.reasons());
    }

    private String conclusion(CapacitySearch.Result found) {
        CapacitySearch.Ending ending = found.ending();
        String largest = found.load() == 0 ? "nothing" : load.say(found.load());
        if (ending == null) {
            throw new IllegalStateException("the search goes on");
        }
        return switch (ending) {
            case FOUND ->
                "capacity: " + largest + ", which held three times; " + Load.number(found.failedAt()) + " are too many";
            case BEYOND -> "capacity: at least " + largest + ", the most that was to be tried";
            case NONE ->
                "capacity: less than " + load.say(found.failedAt()) + ", with which it began; try a lower --from";
            case INVALID -> "the search ends here, since that run measured nothing; held so far: " + largest;
            case INTERRUPTED -> "interrupted; held so far: " + largest;
        };
    }

    private static ExitCode exitCode(CapacitySearch.Result found) {
        return found.ending() == null
                ? ExitCode.ERROR
                : switch (found.ending()) {
                    case FOUND, BEYOND -> ExitCode.PASS;
                    case NONE -> ExitCode.FAIL;
                    case INVALID -> ExitCode.INVALID;
                    case INTERRUPTED -> ExitCode.INTERRUPTED;
                };
    }
}
