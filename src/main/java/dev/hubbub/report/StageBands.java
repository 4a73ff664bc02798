package dev.hubbub.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The stages of a run as shaded bands behind its charts, and as labelled lanes above them. Stages that have a name and
 * a time in common are one band; bands that overlap lie in lanes below each other.
 */
final class StageBands {

    /** For charts that do not go over time. */
    static final StageBands NONE = new StageBands(List.of());

    private static final int MAX_BANDS = 40;
    private static final int MAX_LANES = 4;

    private record Band(String name, String workloads, boolean warmup, double from, double to, int lane) {}

    private final List<Band> bands;

    private StageBands(List<Band> bands) {
        this.bands = bands;
    }

    static StageBands of(List<StageReport> stages) {
        record Key(String name, boolean warmup, double from, double to) {}
        Map<Key, Set<String>> workloads = new LinkedHashMap<>();
        stages.stream()
                .filter(stage -> stage.toSeconds() > stage.fromSeconds())
                .sorted(Comparator.comparingDouble(StageReport::fromSeconds).thenComparing(StageReport::workload))
                .limit(MAX_BANDS)
                .forEach(stage -> workloads
                        .computeIfAbsent(
                                new Key(stage.name(), stage.warmup(), stage.fromSeconds(), stage.toSeconds()),
                                key -> new LinkedHashSet<>())
                        .add(stage.workload()));
        List<Double> laneEnds = new ArrayList<>();
        List<Band> bands = new ArrayList<>();
        workloads.forEach((key, names) -> bands.add(new Band(
                key.name(),
                String.join(", ", names),
                key.warmup(),
                key.from(),
                key.to(),
                lane(laneEnds, key.from(), key.to()))));
        return new StageBands(bands);
    }

    /** The first that is free, which then is taken until {@code to}. */
    private static int lane(List<Double> ends, double from, double to) {
        for (int i = 0; i < ends.size(); i++) {
            if (ends.get(i) <= from + 1e-9) {
                ends.set(i, to);
                return i;
            }
        }
        ends.add(to);
        return ends.size() - 1;
    }

    void writeLanes(Markup page, Axis axis) {
        int lanes = bands.stream().mapToInt(Band::lane).max().orElse(-1) + 1;
        for (int lane = 0; lane < Math.min(lanes, MAX_LANES); lane++) {
            page.open("div", "class", "lane");
            for (Band band : bands) {
                if (band.lane() == lane) {
                    label(page, axis, band);
                }
            }
            page.close();
        }
    }

    private static void label(Markup page, Axis axis, Band band) {
        double from = axis.position(band.from());
        String style = "left:" + Svg.percent(from) + ";width:" + Svg.percent(axis.position(band.to()) - from);
        String title = band.workloads() + ": " + band.name() + (band.warmup() ? ", a warm-up" : "") + ", "
                + Figures.duration(band.from()) + " to " + Figures.duration(band.to());
        page.leaf("span", band.name(), "class", band.warmup() ? "warmup" : "stage", "style", style, "title", title);
    }

    void writeShades(Markup page, Axis axis) {
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            double from = Svg.x(axis.position(band.from()));
            double to = Svg.x(axis.position(band.to()));
            String style = band.warmup() ? "band warmup" : i % 2 == 0 ? "band even" : "band odd";
            page.empty("rect", "class", style, "y", "0", "height", Integer.toString(Svg.HEIGHT));
            page.attributes("x", Svg.number(from), "width", Svg.number(to - from));
        }
    }
}
