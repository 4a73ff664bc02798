package dev.hubbub.lab;

import dev.hubbub.report.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How far a load generator can be trusted. Beyond these limits it, and not the target, was measured.
 */
final class GeneratorLimits {

    private static final double SEND_DELAY_MILLIS = 100;
    private static final double LAG_MILLIS = 1000;
    private static final double GC_SHARE = 0.1;
    private static final double CPU = 0.95;

    private GeneratorLimits() {}

    /** Which limits were passed, in words. */
    static List<String> passed(Generator generator) {
        List<String> passed = new ArrayList<>();
        if (generator.sendDelayP99Millis() > SEND_DELAY_MILLIS) {
            passed.add(say(
                    "it sent late: the 99th percentile of the send delay is %.0f ms, at most %.0f are sound",
                    generator.sendDelayP99Millis(), SEND_DELAY_MILLIS));
        }
        if (generator.loopLagMaxMillis() > LAG_MILLIS) {
            passed.add(say(
                    "it stood still for %.0f ms, at most %.0f are sound", generator.loopLagMaxMillis(), LAG_MILLIS));
        }
        if (generator.gcShare() > GC_SHARE) {
            passed.add(say(
                    "it collected garbage for %.0f %% of the time, at most %.0f are sound; give it more heap",
                    generator.gcShare() * 100, GC_SHARE * 100));
        }
        if (!generator.colocated() && generator.cpu() > CPU) {
            passed.add(say("it used %.0f %% of all cores, at most %.0f are sound", generator.cpu() * 100, CPU * 100));
        }
        return passed;
    }

    private static String say(String format, Object... values) {
        return "the generator was measured, not the target: " + String.format(Locale.ROOT, format, values);
    }
}
