package dev.hubbub.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why runs may not be comparable: what should be alike in all of them and is not. */
final class ComparisonWarnings {

    private static final int MAX_SHOWN = 60;

    private final List<RunReport> before;
    private final List<RunReport> after;
    private final List<String> warnings = new ArrayList<>();

    private ComparisonWarnings(List<RunReport> before, List<RunReport> after) {
        this.before = before;
        this.after = after;
    }

    static List<String> of(List<RunReport> before, List<RunReport> after) {
        ComparisonWarnings found = new ComparisonWarnings(before, after);
        if (before.size() == 1 || after.size() == 1) {
            found.warnings.add("one run on a side proves little: runs differ by chance; compare three or more of each");
        }
        found.verdicts("before", before);
        found.verdicts("after", after);
        found.repeats();
        found.alike("scenarios", RunReport::name);
        found.text();
        found.alike("numbers of cores", report -> report.provenance().cores());
        found.alike("targets", report -> report.provenance().target());
        found.alike("seeds", report -> report.provenance().seed());
        found.alike("JVMs", report -> report.provenance().jvm());
        found.alike("operating systems", report -> report.provenance().os());
        found.alike("heaps (-Xmx)", report -> Figures.bytes(report.provenance().maxHeapBytes()));
        found.alike("places of the load", found::place);
        return List.copyOf(found.warnings);
    }

    private void verdicts(String side, List<RunReport> reports) {
        long doubtful = reports.stream()
                .filter(report -> report.verdict() == Verdict.INVALID || report.verdict() == Verdict.INTERRUPTED)
                .count();
        if (doubtful > 0) {
            warnings.add(side + ": " + doubtful + " of " + reports.size()
                    + " runs did not measure the target, or not to the end; leave them out");
        }
    }

    /** A run that is counted twice makes the runs look more alike than they are. */
    private void repeats() {
        long different = all().map(RunReport::id).distinct().count();
        if (different < before.size() + after.size()) {
            warnings.add("the same run is there more than once; leave the copies out");
        }
    }

    private void text() {
        if (all().map(report -> report.provenance().scenario()).distinct().count() > 1) {
            warnings.add("different scenario texts: what changed may be the load");
        }
    }

    private String place(RunReport report) {
        return report.generator().colocated() ? "in the target's process" : "in a process of its own";
    }

    private void alike(String what, Function<RunReport, Object> value) {
        Set<Object> was = before.stream().map(value).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<Object> is = after.stream().map(value).collect(Collectors.toCollection(LinkedHashSet::new));
        if (was.size() > 1 || !was.equals(is)) {
            warnings.add("different " + what + ": " + list(was) + " before, " + list(is) + " after");
        }
    }

    private static String list(Set<Object> values) {
        return Cells.cut(
                Printable.line(values.stream().map(Object::toString).collect(Collectors.joining(", "))), MAX_SHOWN);
    }

    private Stream<RunReport> all() {
        return Stream.concat(before.stream(), after.stream());
    }
}
