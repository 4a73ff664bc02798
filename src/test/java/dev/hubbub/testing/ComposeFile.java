package dev.hubbub.testing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The committed compose file as a container engine reads it: variables by their defaults, services with their parts. */
public final class ComposeFile {

    public static final Path FOLDER = Path.of("docker");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w+:-([^}]*)}");

    private final JsonNode file;
    private final Map<String, JsonNode> services = new TreeMap<>();

    private ComposeFile() throws IOException {
        file = read("compose.yaml");
        file.get("services").properties().forEach(service -> {
            services.put(service.getKey(), whole(service.getValue()));
        });
    }

    /** Reads it. */
    public static ComposeFile committed() throws IOException {
        return new ComposeFile();
    }

    /** As it stands there, variables aside. */
    public JsonNode file() {
        return file;
    }

    /** By name, each with its parts. */
    public Map<String, JsonNode> services() {
        return services;
    }

    /** The one of this name, which there has to be. */
    public JsonNode service(String name) {
        return requireNonNull(services.get(name), name);
    }

    /** The names of all profiles. */
    public Set<String> profiles() {
        return services.values().stream()
                .flatMap(service -> texts(service.path("profiles")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The services that are started with these profiles. */
    public Set<String> started(String... profiles) {
        List<String> wanted = List.of(profiles);
        return services.entrySet().stream()
                .filter(service -> !service.getValue().has("profiles")
                        || texts(service.getValue().get("profiles")).anyMatch(wanted::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The services that this one waits for. */
    public static Stream<String> waitsFor(JsonNode service) {
        JsonNode waits = service.path("depends_on");
        return waits.isArray() ? texts(waits) : waits.properties().stream().map(Map.Entry::getKey);
    }

    /** The texts of a list; none where there is no list. */
    public static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }

    /** The elements of a list. */
    public static List<JsonNode> list(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    /** With what it extends: its own keys win, and environments are put together. */
    private JsonNode whole(JsonNode service) {
        if (!service.has("extends")) {
            return service;
        }
        JsonNode part = read(service.at("/extends/file").asText())
                .get("services")
                .get(service.at("/extends/service").asText());
        ObjectNode whole = part.deepCopy();
        service.properties().forEach(own -> {
            if (own.getKey().equals("environment") && whole.has("environment")) {
                whole.withObject("/environment").setAll((ObjectNode) own.getValue());
            } else {
                whole.set(own.getKey(), own.getValue());
            }
        });
        whole.remove("extends");
        return whole;
    }

    private static JsonNode read(String name) {
        try {
            String text = Files.readString(FOLDER.resolve(name));
            return new YAMLMapper().readTree(VARIABLE.matcher(text).replaceAll("$1"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
