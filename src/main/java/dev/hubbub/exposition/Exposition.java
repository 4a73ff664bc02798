package dev.hubbub.exposition;

import dev.hubbub.error.HubbubException;
import dev.hubbub.exposition.Family.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page of metrics, read. One page, one thread. */
public final class Exposition {

    /** What to ask for: OpenMetrics, which says when it ends, sooner than the older text. */
    public static final String ACCEPT =
            "application/openmetrics-text;version=1.0.0;q=0.9,text/plain;version=0.0.4;q=0.8,text/plain;q=0.5";

    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final String TEXT = "text/plain";

    private final boolean openMetrics;
    private final Map<String, Draft> families = new LinkedHashMap<>();
    private @Nullable Draft current;
    private boolean ended;

    private Exposition(boolean openMetrics) {
        this.openMetrics = openMetrics;
    }

    /** Whether a page of that media type may be one of metrics. */
    public static boolean isOf(String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        return type.startsWith(OPEN_METRICS) || type.startsWith(TEXT);
    }

    /**
     * Reads a page.
     *
     * @return the families in the page's order, without those that have no samples
     * @throws HubbubException INVALID_ARGUMENT when it is not well formed, naming the first line that is not
     */
    public static List<Family> read(String page, String mediaType) {
        Exposition exposition =
                new Exposition(mediaType.toLowerCase(Locale.ROOT).startsWith(OPEN_METRICS));
        int number = 0;
        for (String line : page.split("\n")) {
            exposition.read(line, ++number);
        }
        if (exposition.openMetrics && !exposition.ended) {
            throw HubbubException.invalid("line " + number, "it was cut off: there is no # EOF at its end");
        }
        return exposition.families.values().stream()
                .filter(draft -> !draft.samples.isEmpty())
                .map(Draft::family)
                .toList();
    }

    private void read(String text, int number) {
        LineReader line = new LineReader(text, number);
        if (ended) {
            throw line.fault("it is behind # EOF");
        }
        if (text.startsWith("#")) {
            comment(text, line);
        } else if (!text.isBlank()) {
            Sample sample = line.sample(openMetrics);
            of(sample.name()).samples.add(sample);
        }
    }

    private void comment(String text, LineReader line) {
        if (openMetrics && text.equals("# EOF")) {
            ended = true;
            return;
        }
        line.word();
        line.blanks(false);
        String keyword = line.word();
        if (keyword.equals("TYPE") || keyword.equals("HELP")) {
            line.blanks(true);
            Draft draft = named(line.name(true));
            if (keyword.equals("HELP")) {
                draft.help = line.help();
            } else {
                line.blanks(true);
                draft.type = type(line);
            }
            current = draft;
        }
    }

    private static Type type(LineReader line) {
        String word = line.word();
        if (word.equals("untyped")) {
            return Type.UNKNOWN;
        }
        for (Type type : Type.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(word)) {
                return type;
            }
        }
        throw line.fault("\"" + word + "\" is no type of a metric");
    }

    /** The family that was begun last, if the sample is one of its, or else one of its own. */
    private Draft of(String sample) {
        Draft begun = current;
        if (begun != null && begun.type.fits(begun.name, sample)) {
            return begun;
        }
        return named(sample);
    }

    private Draft named(String name) {
        return families.computeIfAbsent(name, Draft::new);
    }

    private static final class Draft {

        private final String name;
        private final List<Sample> samples = new ArrayList<>();
        private Type type = Type.UNKNOWN;
        private String help = "";

        Draft(String name) {
            this.name = name;
        }

        Family family() {
            return new Family(name, type, help, List.copyOf(samples));
        }
    }
}
