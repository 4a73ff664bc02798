package dev.hubbub.report;

import dev.hubbub.report.HtmlTable.Cell;
import java.util.List;
import java.util.function.Function;

/** The messages that took longest and the subscribers that had it worst. */
final class HtmlWorst {

    private static final int MAX_ROWS = 50;

    private static final List<Cell> OF_MESSAGES = List.of(
            Cell.of("Room"),
            Cell.number("Publisher"),
            Cell.number("Sequence"),
            Cell.number("Sent after"),
            Cell.number("Reached"),
            Cell.number("Last arrival"));
    private static final List<Cell> OF_SUBSCRIBERS = List.of(
            Cell.of("User"),
            Cell.of("Room"),
            Cell.number("Delivered"),
            Cell.number("Lost"),
            Cell.number("Duplicated"),
            Cell.number("Longest"),
            Cell.number("Disconnects"));

    private HtmlWorst() {}

    static void write(Markup page, RunReport report) {
        if (report.worstMessages().isEmpty() && report.worstSubscribers().isEmpty()) {
            page.leaf("p", "Nobody: there was nothing to fare with.");
            return;
        }
        page.open("div", "class", "pair wide");
        page.open("div").leaf("h3", "Messages");
        table(HtmlTable.open(page, "Messages that took longest", OF_MESSAGES), report.worstMessages(), HtmlWorst::row);
        page.close();
        page.open("div").leaf("h3", "Subscribers");
        table(
                HtmlTable.open(page, "Subscribers that fared worst", OF_SUBSCRIBERS),
                report.worstSubscribers(),
                HtmlWorst::row);
        page.close().close();
    }

    private static <T> void table(HtmlTable table, List<T> worst, Function<T, List<Cell>> row) {
        worst.stream().limit(MAX_ROWS).map(row).forEach(table::row);
        table.close();
    }

    private static List<Cell> row(WorstMessage message) {
        String reached = Figures.count(message.delivered()) + " of " + Figures.count(message.expected());
        return List.of(
                Cell.name(message.room()),
                Cell.number(Long.toString(message.publisher())),
                Cell.number(Long.toString(message.sequence())),
                Cell.number(Figures.duration(message.sentSeconds())),
                new Cell(reached, message.delivered() < message.expected() ? "n bad" : "n"),
                Cell.number(Figures.millis(message.lastMillis())));
    }

    private static List<Cell> row(WorstSubscriber subscriber) {
        return List.of(
                Cell.name(subscriber.user()),
                Cell.name(subscriber.room()),
                Cell.number(Figures.count(subscriber.delivered())),
                fault(subscriber.lost()),
                fault(subscriber.duplicated()),
                Cell.number(Figures.millis(subscriber.maxMillis())),
                fault(subscriber.disconnects()));
    }

    private static Cell fault(long number) {
        return new Cell(Figures.count(number), number == 0 ? "n" : "n bad");
    }
}
