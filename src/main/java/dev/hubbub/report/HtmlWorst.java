package dev.hubbub.report;

import java.util.List;

/** The messages that took longest and the subscribers that had it worst. */
final class HtmlWorst {

    private static final int MAX_ROWS = 50;

    private HtmlWorst() {}

    static void write(Markup page, RunReport report) {
        if (report.worstMessages().isEmpty() && report.worstSubscribers().isEmpty()) {
            page.leaf("p", "Nobody: there was nothing to fare with.");
            return;
        }
        page.open("div", "class", "pair wide");
        page.open("div").leaf("h3", "Messages");
        messages(page, report.worstMessages());
        page.close();
        page.open("div").leaf("h3", "Subscribers");
        subscribers(page, report.worstSubscribers());
        page.close().close();
    }

    private static void messages(Markup page, List<WorstMessage> messages) {
        HtmlTable table = HtmlTable.open(
                page,
                "Messages that took longest",
                List.of(
                        HtmlTable.Cell.of("Room"),
                        HtmlTable.Cell.number("Publisher"),
                        HtmlTable.Cell.number("Sequence"),
                        HtmlTable.Cell.number("Sent after"),
                        HtmlTable.Cell.number("Reached"),
                        HtmlTable.Cell.number("Last arrival")));
        messages.stream()
                .limit(MAX_ROWS)
                .forEach(message -> table.row(
                        HtmlTable.Cell.name(message.room()),
                        HtmlTable.Cell.number(Long.toString(message.publisher())),
                        HtmlTable.Cell.number(Long.toString(message.sequence())),
                        HtmlTable.Cell.number(Figures.duration(message.sentSeconds())),
                        new HtmlTable.Cell(
                                Figures.count(message.delivered()) + " of " + Figures.count(message.expected()),
                                message.delivered() < message.expected() ? "n bad" : "n"),
                        HtmlTable.Cell.number(Figures.millis(message.lastMillis()))));
        table.close();
    }

    private static void subscribers(Markup page, List<WorstSubscriber> subscribers) {
        HtmlTable table = HtmlTable.open(
                page,
                "Subscribers that fared worst",
                List.of(
                        HtmlTable.Cell.of("User"),
                        HtmlTable.Cell.of("Room"),
                        HtmlTable.Cell.number("Delivered"),
                        HtmlTable.Cell.number("Lost"),
                        HtmlTable.Cell.number("Duplicated"),
                        HtmlTable.Cell.number("Longest"),
                        HtmlTable.Cell.number("Disconnects")));
        subscribers.stream()
                .limit(MAX_ROWS)
                .forEach(subscriber -> table.row(
                        HtmlTable.Cell.name(subscriber.user()),
                        HtmlTable.Cell.name(subscriber.room()),
                        HtmlTable.Cell.number(Figures.count(subscriber.delivered())),
                        fault(subscriber.lost()),
                        fault(subscriber.duplicated()),
                        HtmlTable.Cell.number(Figures.millis(subscriber.maxMillis())),
                        fault(subscriber.disconnects())));
        table.close();
    }

    private static HtmlTable.Cell fault(long number) {
        return new HtmlTable.Cell(Figures.count(number), number == 0 ? "n" : "n bad");
    }
}
