package dev.hubbub.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A dashboard of {@code docker/grafana}.
 *
 * @param file its name
 */
public record Dashboard(String file, JsonNode json) {

    private static final Path FOLDER = Path.of("docker/grafana/dashboards");
    private static final String ROW = "row";

    /** All of them, in the order of their files' names. */
    public static List<Dashboard> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(Dashboard::read).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What it consists of, headings of rows included. */
    public List<JsonNode> parts() {
        return StreamSupport.stream(json.get("panels").spliterator(), false).toList();
    }

    /** Without the headings. */
    public List<JsonNode> panels() {
        return parts().stream()
                .filter(part -> !part.get("type").asText().equals(ROW))
                .toList();
    }

    public List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : panels()) {
            for (JsonNode target : panel.get("targets")) {
                queries.add(new Query(
                        json.get("title").asText() + ": " + panel.get("title").asText() + ": "
                                + target.get("refId").asText(),
                        target.get("expr").asText()));
            }
        }
        return queries;
    }

    @Override
    public String toString() {
        return file;
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(file.getFileName().toString(), new ObjectMapper().readTree(file.toFile()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * What a panel asks.
     *
     * @param name dashboard, panel, and letter of the query
     * @param text with Grafana's variables
     */
    public record Query(String name, String text) {

        /** As Grafana would ask it for all instances. */
        public String expression() {
            return text.replace("$instance", ".*")
                    .replace("$__rate_interval", "10s")
                    .replace("$__range", "1m");
        }
    }
}
