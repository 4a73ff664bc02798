package dev.hubbub.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A run as plain load testers print it at the end: what was done, and how long that took. */
public final class LoadTestText {

    private static final String INDENT = "    ";

    private LoadTestText() {}

    /** @param colour whether to use ANSI escape codes */
    public static String write(RunReport report, boolean colour) {
        StringBuilder out = new StringBuilder("\n  ")
                .append(TerminalStyle.BOLD.paint("█ LOAD TEST", colour))
                .append("\n\n");
        Stream.concat(counts(report, colour).lines().stream(), Stream.of("")).forEach(line -> append(out, line));
        times(report, colour).lines().forEach(line -> append(out, line));
        return out.toString();
    }

    private static TextTable counts(RunReport report, boolean colour) {
        LoadTest test = LoadTest.of(report);
        TextTable table = new TextTable("lr", colour);
        table.row("workers", Figures.count(test.workers()));
        table.row("duration", Figures.duration(report.seconds()));
        table.row("success rate", success(test));
        table.row("sent", Figures.count(test.sent()));
        table.row("received", Figures.count(test.received()));
        table.row("errors", Figures.count(test.errors()));
        return table;
    }

    private static String success(LoadTest test) {
        String share = test.attempts() == 0 ? "–" : Figures.share((double) test.successes() / test.attempts());
        return String.format(Locale.ROOT, "%s (%d/%d)", share, test.successes(), test.attempts());
    }

    private static TextTable times(RunReport report, boolean colour) {
        TextTable table = new TextTable("l" + "r".repeat(LoadTest.STATS.size()), colour);
        table.row(Stream.concat(Stream.of(""), LoadTest.STATS.stream().map(LoadTest::column))
                .map(title -> new TextTable.Cell(title, TerminalStyle.DIM))
                .toList());
        for (LoadTest.Timed timed : LoadTest.TIMED) {
            List<TextTable.Cell> row = Stream.concat(
                            Stream.of(timed.name().replace('_', ' ')),
                            LoadTest.STATS.stream().map(stat -> Figures.millis(timed.value(report, stat))))
                    .map(TextTable.Cell::of)
                    .toList();
            table.row(row);
        }
        return table;
    }

    private static void append(StringBuilder out, String line) {
        out.append((INDENT + line).stripTrailing()).append('\n');
    }
}
