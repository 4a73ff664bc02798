package dev.hubbub.scenario;

import dev.hubbub.error.Fault;
import dev.hubbub.error.HubbubException;
import dev.hubbub.report.Criterion;
import dev.hubbub.report.Metric;
import dev.hubbub.report.MetricName;
import dev.hubbub.report.Statistic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what must hold. */
final class ThresholdReader {

    static final List<String> KEYS = List.of("threshold", "abortOnFail", "delayAbortEval");

    private static final int MOST = 100;
    private static final Pattern SELECTOR = Pattern.compile("([^{}]*)(?:\\{stage:([^{}]*)})?");
    private static final Rule<String> CRITERION =
            Rule.text("a text such as \"p(99)<50\", or a map with " + String.join(", ", KEYS), text -> true);

    private final @Nullable StageNames stages;
    private final List<Threshold> read = new ArrayList<>();

    /** @param stages that there are; null when that is not known */
    ThresholdReader(@Nullable StageNames stages) {
        this.stages = stages;
    }

    List<Threshold> read(Value value) {
        if (!value.isPresent()) {
            return List.of();
        }
        value.entries(0, MOST).forEach(this::readMetric);
        if (read.size() > MOST) {
            value.note("are " + read.size() + " together; at most " + MOST + " are allowed");
        }
        return List.copyOf(read);
    }

    private void readMetric(String key, Value value) {
        Selector selector = selector(key, value);
        value.items(1, MOST).stream()
                .map(item -> threshold(item, selector))
                .filter(Objects::nonNull)
                .forEach(read::add);
    }

    private Selector selector(String key, Value value) {
        Matcher parts = SELECTOR.matcher(key);
        if (!parts.matches()) {
            value.note("must be of a metric, or of a metric of a stage such as fanout_latency{stage:steady}");
            return new Selector("", null, null);
        }
        String name = parts.group(1);
        Selector selector = new Selector(name, parts.group(2), MetricName.of(name));
        String flaw = flaw(selector);
        if (flaw != null) {
            value.note(flaw);
        }
        return selector;
    }

    private @Nullable String flaw(Selector selector) {
        if (selector.metric() == null) {
            String hint = Spelling.hint(selector.name(), MetricName.names());
            return "is of no metric that there is"
                    + (hint.isEmpty() ? "; there are " + String.join(", ", MetricName.names()) : hint);
        }
        String stage = selector.stage();
        if (stage == null) {
            return null;
        }
        if (!selector.metric().isByStage()) {
            return "is of a metric that is not kept by stage; leave out {stage:" + Tree.excerpt(stage) + "}";
        }
        return stages == null ? null : stages.flaw(stage);
    }

    /** Null when it is faulty. */
    private static @Nullable Threshold threshold(Value value, Selector selector) {
        if (!(value.tree() instanceof Tree.Fields)) {
            Criterion criterion = criterion(value, selector.metric());
            return criterion == null ? null : selector.threshold(criterion, false, Duration.ZERO);
        }
        Section section = value.section(KEYS);
        Criterion criterion = criterion(section.at("threshold"), selector.metric());
        boolean abort = section.at("abortOnFail").or(false, Rule.FLAG);
        Duration delay = section.at("delayAbortEval").or(Duration.ZERO, Rule.DURATION);
        return criterion == null ? null : selector.threshold(criterion, abort, delay);
    }

    /** Null when it is faulty. */
    private static @Nullable Criterion criterion(Value value, @Nullable MetricName metric) {
        String text = value.required(CRITERION);
        if (!(value.tree() instanceof Tree.Text)) {
            return null;
        }
        try {
            Criterion criterion = Criterion.parse(text);
            if (metric != null) {
                checkFit(value, criterion, metric);
            }
            return criterion;
        } catch (HubbubException faulty) {
            faulty.faults().stream().map(Fault::detail).forEach(value::note);
            return null;
        }
    }

    private static void checkFit(Value value, Criterion criterion, MetricName metric) {
        Statistic statistic = Objects.requireNonNull(Statistic.parse(criterion.stat()));
        Metric.Type type = metric.type();
        if (!statistic.fits(type)) {
            value.note("asks for " + statistic + ", which " + metric + " has not; it has " + Statistic.namesOf(type));
        } else if (type == Metric.Type.RATE && (criterion.limit() < 0 || criterion.limit() > 1)) {
            value.note("compares " + metric + " with a number that is not a share, from 0 to 1");
        }
    }

    /** Whose values: a key of the thresholds; the metric is null when there is none of that name. */
    private record Selector(String name, @Nullable String stage, @Nullable MetricName metric) {

        Threshold threshold(Criterion criterion, boolean abortOnFail, Duration delayAbortEval) {
            return new Threshold(name, stage, criterion, abortOnFail, delayAbortEval);
        }
    }
}
