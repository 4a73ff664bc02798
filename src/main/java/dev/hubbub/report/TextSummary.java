package dev.hubbub.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The summary at the end of a run, for a terminal, in the manner of k6: what matters first. No line is wider than
 * {@link #WIDTH}; nothing in it steers the terminal but the colours, when they are asked for.
 */
public final class TextSummary {

    /** In cells of a terminal. */
    public static final int WIDTH = 100;

    private static final int INDENT = 4;
    private static final int MAX_LINES = 20;
    private static final char NO_BREAK = '\u00a0';

    private final RunReport report;
    private final boolean colour;
    private final StringBuilder out = new StringBuilder();

    private TextSummary(RunReport report, boolean colour) {
        this.report = report;
        this.colour = colour;
    }

    /** @param colour whether to use ANSI escape codes */
    public static String write(RunReport report, boolean colour) {
        return new TextSummary(report, colour).text();
    }

    private String text() {
        verdict();
        thresholds();
        if (report.hasFigures()) {
            ledger();
        }
        section("TRENDS", new TextMetrics(report, colour).trends());
        section("COUNTERS", new TextMetrics(report, colour).others());
        section("TARGETS", TextTargets.lines(report.targets(), colour));
        failures();
        if (!report.warnings().isEmpty()) {
            heading("WARNINGS");
            remarks(report.warnings(), "! ", TerminalStyle.DOUBTFUL);
        }
        if (report.hasFigures()) {
            facts("GENERATOR", Fact.ofGenerator(report.generator()));
        }
        facts("PROVENANCE", Fact.ofProvenance(report.provenance()));
        return out.toString();
    }

    private void verdict() {
        TerminalStyle style = TerminalStyle.of(report.verdict());
        String mark = report.verdict() == Verdict.PASS ? "✓ " : "✗ ";
        String verdict = mark + report.verdict();
        String name = Cells.cut(Printable.line(report.name()), WIDTH - INDENT - verdict.length());
        line("  " + style.paint(verdict, colour) + "  " + TerminalStyle.BOLD.paint(name, colour));
        String run = "run " + Printable.line(report.id()) + " · " + Figures.time(report.startedAt()) + " · took "
                + Figures.duration(report.seconds());
        line("  " + TerminalStyle.DIM.paint(Cells.cut(run, WIDTH - 2), colour));
        if (!report.reasons().isEmpty()) {
            line("");
            remarks(report.reasons(), "- ", style);
        }
    }

    private void thresholds() {
        TextTable table = new TextTable("lllr", colour);
        for (ThresholdResult result : report.thresholds()) {
            TerminalStyle style = style(result);
            table.row(List.of(
                    new TextTable.Cell(result.hasValue() ? result.passed() ? "✓" : "✗" : "–", style),
                    TextTable.Cell.of(Cells.cut(Printable.line(result.metric()), 40)),
                    TextTable.Cell.of(Cells.cut(Printable.line(result.criterion()), 24)),
                    new TextTable.Cell(Cells.cut(Printable.line(ThresholdText.actual(report, result)), 24), style)));
        }
        section("THRESHOLDS", table.lines());
    }

    private static TerminalStyle style(ThresholdResult result) {
        if (!result.hasValue()) {
            return TerminalStyle.DOUBTFUL;
        }
        return result.passed() ? TerminalStyle.GOOD : TerminalStyle.BAD;
    }

    private void ledger() {
        TextTable table = new TextTable("lrr", colour);
        for (LedgerLine entry : LedgerLine.of(report.ledger())) {
            TerminalStyle style = entry.good() ? TerminalStyle.PLAIN : TerminalStyle.BAD;
            table.row(List.of(
                    TextTable.Cell.of(entry.term()),
                    new TextTable.Cell(Figures.count(entry.value()), style),
                    new TextTable.Cell(Double.isNaN(entry.share()) ? "" : Figures.share(entry.share()), style)));
        }
        section("DELIVERIES", table.lines());
    }

    private void failures() {
        TextTable table = new TextTable("rl", colour);
        report.failures().entrySet().stream()
                .sorted((a, b) -> Integer.compare(b.getValue(), a.getValue()))
                .limit(MAX_LINES)
                .forEach(failure ->
                        table.row(Figures.count(failure.getValue()), Cells.cut(Printable.line(failure.getKey()), 80)));
        section("FAILURES", table.lines());
    }

    /** Broken between facts, or the parts of a list, rather than within: blanks that do not break hold each together. */
    private void facts(String title, List<Fact> facts) {
        String text = facts.stream()
                .map(fact -> (fact.name() + " " + Printable.line(fact.value()))
                        .replace(' ', NO_BREAK)
                        .replace("," + NO_BREAK, ", "))
                .collect(Collectors.joining(" · "));
        section(
                title,
                Cells.wrap(text, WIDTH - INDENT).stream()
                        .map(line -> line.replace(NO_BREAK, ' '))
                        .toList());
    }

    /** Nothing when there are no lines. */
    private void section(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            heading(title);
            lines.forEach(each -> line(" ".repeat(INDENT) + each));
        }
    }

    private void heading(String title) {
        line("");
        line("  " + TerminalStyle.BOLD.paint("█ " + title, colour));
        line("");
    }

    private void remarks(List<String> remarks, String bullet, TerminalStyle style) {
        for (String remark : remarks.subList(0, Math.min(MAX_LINES, remarks.size()))) {
            String lead = bullet;
            for (String part : Cells.wrap(Printable.line(remark), WIDTH - INDENT - bullet.length())) {
                line(" ".repeat(INDENT) + style.paint(lead + part, colour));
                lead = " ".repeat(bullet.length());
            }
        }
        if (remarks.size() > MAX_LINES) {
            line(" ".repeat(INDENT) + "and " + (remarks.size() - MAX_LINES) + " more");
        }
    }

    private void line(String line) {
        out.append(line.stripTrailing()).append('\n');
    }
}
