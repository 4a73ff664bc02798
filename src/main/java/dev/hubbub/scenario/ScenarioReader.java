package dev.hubbub.scenario;

import dev.hubbub.client.Target;
import dev.hubbub.client.Transport;
import dev.hubbub.report.Metric;
import dev.hubbub.report.Statistic;
import dev.hubbub.scenario.Scenario.Summary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads scenarios, YAML or JSON; the keys are k6's where it has them, and {@link ScenarioSchema} lists them. JSON is
 * what begins with a brace. Any thread, any number of texts.
 */
public final class ScenarioReader {

    static final List<String> KEYS = List.of(
            "name",
            "seed",
            "target",
            RoomsReader.KEY,
            "scenarios",
            "events",
            "thresholds",
            "summaryTrendStats",
            "summary",
            "drain");

    private static final long SEED = 42;
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final int MOST_WORKLOADS = 100;
    private static final int MOST_STATISTICS = 20;
    private static final List<String> STATISTICS =
            List.of("avg", "min", "med", "max", "p(90)", "p(95)", "p(99)", "p(99.9)");
    private static final Rule<Summary> SUMMARY = Rule.oneOf(Summary.class);
    private static final Rule<String> STATISTIC = Rule.text(
            "a statistic of a trend: " + Statistic.namesOf(Metric.Type.TREND) + " with N from 0 to 100",
            ScenarioReader::isOfTrends);

    private final List<Target> absent;
    private final List<Target> overriding;

    /** @param absent the target of texts that name none */
    public ScenarioReader(Target absent) {
        this(List.of(absent), List.of());
    }

    /**
     * A reader that lets the caller have the last word on the targets.
     *
     * @param absent the target of texts that name none comes first; others are those of texts that name their transport
     *     only
     * @param overriding they take the place of the text's, whose TLS and token they have unless they bring their own;
     *     all of one transport; empty for none
     */
    public ScenarioReader(List<Target> absent, List<Target> overriding) {
        this.absent = List.copyOf(absent);
        this.overriding = List.copyOf(overriding);
    }

    /**
     * Reads a text of up to 256 KiB.
     *
     * @throws dev.hubbub.error.HubbubException INVALID_ARGUMENT with every fault, or a hundred and the number of the
     *     others; each with its path, such as {@code scenarios.listeners.stages[1].duration}, and what would be right
     */
    public Scenario read(String text) {
        String source = text.startsWith("\uFEFF") ? text.substring(1) : text;
        FaultLog faults = new FaultLog();
        Tree tree = TreeParser.parse(source, faults);
        Section root = new Value(KeyPath.ROOT, tree, faults).section(KEYS);
        Map<String, Section> sections = sections(root.at("scenarios"));
        String name = root.at("name").required(Rule.NAMING);
        long seed = root.at("seed").or(SEED, Rule.LONG);
        List<Target> targets = targets(root.at("target"));
        List<Workload> workloads = workloads(
                sections,
                new RoomsReader(root.at(RoomsReader.KEY), sections),
                targets.get(0).transport());
        RunChecks checks = new RunChecks(sections, workloads);
        checks.note(root.at("scenarios"));
        List<Disruption> events = new EventReader(checks.end()).read(root.at("events"));
        List<Threshold> thresholds = new ThresholdReader(checks.stages()).read(root.at("thresholds"));
        List<String> statistics = statistics(root.at("summaryTrendStats"));
        Summary summary = root.at("summary").or(Summary.FULL, SUMMARY);
        Duration drain = root.at("drain").or(DRAIN, Rule.SPAN);
        faults.throwIfAny();
        return new Scenario(
                name,
                seed,
                targets,
                workloads,
                events,
                thresholds,
                statistics,
                summary,
                drain,
                Secrets.hide(source, tree));
    }

    private List<Target> targets(Value value) {
        List<Target> read = new TargetReader(absent).read(value);
        return overriding.isEmpty()
                ? read
                : overriding.stream().map(read.get(0)::at).toList();
    }

    private static Map<String, Section> sections(Value scenarios) {
        Map<String, Section> sections = new LinkedHashMap<>();
        scenarios.entries(1, MOST_WORKLOADS).forEach((name, workload) -> {
            if (Rule.NAMING.read(new Tree.Text(name, 0, 0)) == null) {
                workload.note("must have a name of " + Rule.NAMING.expected());
            }
            sections.put(name, workload.section(WorkloadReader.KEYS));
        });
        return sections;
    }

    private static List<Workload> workloads(Map<String, Section> sections, RoomsReader rooms, Transport transport) {
        List<Workload> workloads = new ArrayList<>();
        sections.forEach(
                (name, section) -> workloads.add(new WorkloadReader(section, transport).read(name, rooms.of(name))));
        return List.copyOf(workloads);
    }

    private static List<String> statistics(Value value) {
        if (!value.isPresent()) {
            return STATISTICS;
        }
        List<String> statistics = new ArrayList<>();
        for (Value item : value.items(1, MOST_STATISTICS)) {
            Statistic statistic = Statistic.parse(item.required(STATISTIC));
            if (statistic != null && statistics.contains(statistic.name())) {
                item.note("is there twice; keep one");
            } else if (statistic != null) {
                statistics.add(statistic.name());
            }
        }
        return List.copyOf(statistics);
    }

    private static boolean isOfTrends(String name) {
        Statistic statistic = Statistic.parse(name);
        return statistic != null && statistic.fits(Metric.Type.TREND);
    }
}
