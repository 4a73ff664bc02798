package dev.hubbub.hostile;

import dev.hubbub.testing.AppVitals.Vitals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What became of each attack, as a table in Markdown. */
final class HostileTable {

    private static final Path FILE = Path.of("target", "hostile.md");

    private final List<String> lines = new ArrayList<>(List.of(
            "| attack | count | what was answered | longest delivery, ms | heap after, MB | threads | descriptors |",
            "|---|---:|---|---:|---:|---:|---:|"));

    void add(Row row) {
        lines.add("| %s | %,d | %s | %.0f | %d | %d | %d |"
                .formatted(
                        row.attack().name(),
                        row.attack().count(),
                        row.answer(),
                        row.worstMillis(),
                        row.after().heapMegabytes(),
                        row.after().threads(),
                        row.after().descriptors()));
    }

    void note(String sentence) {
        lines.add("");
        lines.add(sentence);
    }

    void write() throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.write(FILE, lines);
    }

    /**
     * An attack and what it did.
     *
     * @param worstMillis the longest that a message of the healthy chat took meanwhile
     */
    record Row(Attack attack, String answer, double worstMillis, Vitals after) {}
}
