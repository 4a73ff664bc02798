package dev.hubbub.report;

import java.util.function.BiConsumer;

/**
 * A part of the page.
 *
 * @param id its anchor
 * @param lead a sentence on what is to be seen; may be empty
 * @param body writes what follows
 */
record HtmlSection(String id, String title, String lead, BiConsumer<Markup, RunReport> body) {

    void write(Markup page, RunReport report) {
        page.newLine().open("section", "id", id).leaf("h2", title);
        if (!lead.isEmpty()) {
            page.leaf("p", lead, "class", "lead");
        }
        body.accept(page, report);
        page.close();
    }
}
