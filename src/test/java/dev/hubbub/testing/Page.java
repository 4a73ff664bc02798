package dev.hubbub.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A page of the documentation, in Markdown. */
public record Page(Path file, List<String> lines) {

    private static final Path DOCS = Path.of("docs");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern CELL_BORDER = Pattern.compile("(?<!\\\\)\\|");

    public static Page of(Path file) {
        try {
            return new Page(file, Files.readAllLines(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** A page of {@code docs}, by its name without the ending. */
    public static Page doc(String name) {
        return of(DOCS.resolve(name + ".md"));
    }

    /** README and all of {@code docs}, by name: what users read. */
    public static List<Page> all() {
        try (Stream<Path> docs = Files.list(DOCS)) {
            return Stream.concat(Stream.of(Path.of("README.md")), docs.sorted())
                    .map(Page::of)
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public String name() {
        return file.toString();
    }

    /** Blocks between fences, in order. */
    public List<Fence> fences() {
        List<Fence> fences = new ArrayList<>();
        int from = -1;
        for (int at = 0; at < lines.size(); at++) {
            if (!lines.get(at).startsWith(Fence.MARK)) {
                continue;
            }
            if (from < 0) {
                from = at;
            } else {
                fences.add(new Fence(name(), from + 1, lines.get(from), lines.subList(from + 1, at)));
                from = -1;
            }
        }
        if (from >= 0) {
            throw new IllegalStateException(name() + ":" + (from + 1) + ": the fence is not closed");
        }
        return fences;
    }

    /** What headings can be linked to as, in the way GitHub makes anchors of them. */
    public Set<String> anchors() {
        return prose().stream()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(text -> text.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where its links and pictures lead, as they are written. */
    public List<String> links() {
        return LINK.matcher(String.join("\n", prose()).replaceAll(CODE.pattern(), "``"))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
    }

    /** The rows of the tables below a heading, without their own headings: a list of cells each. */
    public List<List<String>> rows(String heading) {
        int from = lines.indexOf(heading);
        if (from < 0) {
            throw new IllegalStateException(name() + " has no heading \"" + heading + "\"");
        }
        String sameOrHigher = "#{1," + heading.indexOf(' ') + "} .*";
        List<String> section = lines.subList(from + 1, lines.size()).stream()
                .takeWhile(line -> !line.matches(sameOrHigher))
                .toList();
        return IntStream.range(0, section.size())
                .filter(at -> section.get(at).startsWith("|") && !isHead(section, at))
                .mapToObj(at -> cells(section.get(at)))
                .toList();
    }

    private static boolean isHead(List<String> section, int at) {
        return section.get(at).startsWith("|--")
                || (at + 1 < section.size() && section.get(at + 1).startsWith("|--"));
    }

    private static List<String> cells(String row) {
        String inner = row.strip().substring(1);
        return Arrays.stream(CELL_BORDER.split(inner))
                .map(cell -> cell.strip().replace("\\|", "|"))
                .toList();
    }

    @Override
    public String toString() {
        return name();
    }

    /** All that is not between fences. */
    public List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (line.startsWith(Fence.MARK)) {
                inside = !inside;
            } else if (!inside) {
                prose.add(line);
            }
        }
        return prose;
    }
}
