package dev.hubbub.report;

import java.util.List;

/** Facts as a list of names and values. */
final class HtmlFacts {

    private HtmlFacts() {}

    static void write(Markup page, List<Fact> facts) {
        page.newLine().open("div", "class", "card").open("dl", "class", "fact");
        for (Fact fact : facts) {
            page.open("div").leaf("dt", fact.name()).leaf("dd", fact.value());
            if (!fact.meaning().isEmpty()) {
                page.leaf("dd", fact.meaning(), "class", "meaning");
            }
            page.close();
        }
        page.close().close();
    }

    /** With the scenario's text. */
    static void provenance(Markup page, RunReport report) {
        write(page, Fact.ofProvenance(report.provenance()));
        page.newLine().open("details", "open", "").leaf("summary", "The scenario");
        page.leaf("pre", report.provenance().scenario(), "tabindex", "0");
        page.close();
    }
}
