package dev.hubbub.terminal;

import dev.hubbub.report.Delivery;
import dev.hubbub.report.RunProgress;
import dev.hubbub.report.RunProgress.State;
import dev.hubbub.report.Sample;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Says how far a run is, in words of a width that a terminal has. */
final class Progress {

    private static final int BAR = 24;
    private static final int NAMES = 20;
    private static final String ALARM = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private Progress() {}

    /**
     * Lines to be redrawn in place, always as many, none longer than 79 characters unless a figure is beyond all
     * measure.
     *
     * @param colour whether deliveries that went wrong stand out
     */
    static List<String> block(RunProgress run, boolean colour) {
        return List.of(
                cut(run.name()) + "  " + bar(run) + "  " + cut(doing(run)),
                "  " + time(run),
                "  " + load(run),
                "  " + latency(run) + "  " + ledger(run.ledger(), colour));
    }

    /** The same in one line. */
    static String line(RunProgress run) {
        return String.join(
                "  ",
                cut(run.name()),
                cut(doing(run)),
                time(run),
                load(run),
                latency(run),
                ledger(run.ledger(), false));
    }

    private static String bar(RunProgress run) {
        double share = run.state() == State.RUNNING ? share(run) : run.state() == State.STARTING ? 0 : 1;
        int full = (int) Math.floor(share * BAR);
        String head = full == BAR ? "" : ">" + "-".repeat(BAR - full - 1);
        return String.format(Locale.ROOT, "[%s%s] %3d %%", "=".repeat(full), head, (int) Math.floor(share * 100));
    }

    private static double share(RunProgress run) {
        return run.totalSeconds() > 0 ? Math.min(1, run.seconds() / run.totalSeconds()) : 1;
    }

    private static String doing(RunProgress run) {
        return switch (run.state()) {
            case STARTING -> "starting";
            case RUNNING -> run.stage().isEmpty() ? "running" : run.stage();
            case DRAINING -> "draining";
            case ENDED -> "ended";
        };
    }

    private static String time(RunProgress run) {
        String most = run.mayEndEarlier() ? "at most " : "";
        String soFar = duration(run.seconds()) + " of " + most + duration(run.totalSeconds());
        return run.state() == State.RUNNING
                ? soFar + ", " + most + duration(Math.max(0, run.totalSeconds() - run.seconds())) + " left"
                : soFar;
    }

    private static String load(RunProgress run) {
        Sample sample = run.sample();
        return sample == null
                ? "users 0  offered 0/s  achieved 0/s  deliveries 0/s"
                : String.format(
                        Locale.ROOT,
                        "users %,d  offered %s/s  achieved %s/s  deliveries %s/s",
                        sample.users(),
                        figure(sample.offered()),
                        figure(sample.achieved()),
                        figure(sample.deliveries()));
    }

    private static String latency(RunProgress run) {
        Sample sample = run.sample();
        return sample == null || sample.deliveries() == 0
                ? "p50 -  p99 -"
                : "p50 " + millis(sample.p50Millis()) + "  p99 " + millis(sample.p99Millis());
    }

    private static String ledger(Delivery ledger, boolean colour) {
        String text = String.format(
                Locale.ROOT,
                "lost %,d  dup %,d  reordered %,d",
                ledger.lost(),
                ledger.duplicated(),
                ledger.reordered());
        boolean alarm = ledger.lost() + ledger.duplicated() + ledger.reordered() > 0;
        return colour && alarm ? ALARM + text + PLAIN : text;
    }

    /** Three digits that matter, of numbers that are often whole. */
    private static String figure(double value) {
        return String.format(Locale.ROOT, value < 100 && value != Math.rint(value) ? "%.1f" : "%,.0f", value);
    }

    private static String millis(double millis) {
        if (millis >= 10_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1e3);
        }
        return String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : millis < 100 ? "%.1f ms" : "%.0f ms", millis);
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        long hours = TimeUnit.SECONDS.toHours(whole);
        long minutes = TimeUnit.SECONDS.toMinutes(whole) % 60;
        if (hours > 0) {
            return String.format(Locale.ROOT, "%d h %02d min", hours, minutes);
        }
        return minutes > 0 ? String.format(Locale.ROOT, "%d min %02d s", minutes, whole % 60) : whole + " s";
    }

    private static String cut(String name) {
        return name.length() <= NAMES ? name : name.substring(0, NAMES - 1) + "~";
    }
}
