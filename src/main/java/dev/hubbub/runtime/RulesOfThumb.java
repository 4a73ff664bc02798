package dev.hubbub.runtime;

import java.util.List;

/** The rules of thumb by which a process is called well. They warn when a figure goes the wrong way, before it is late. */
public final class RulesOfThumb {

    private static final List<Rule> RULES = List.of(
            MemoryRules.HEAP_AFTER_GC,
            MemoryRules.GC_SHARE,
            SchedulingRules.RISING_THREADS,
            SchedulingRules.LOOP_LAG,
            SchedulingRules.BUSY_PROCESSOR,
            TrafficRules.FILLING_OUTBOXES,
            TrafficRules.SLOW_LANES,
            TrafficRules.OPEN_FILES);

    private RulesOfThumb() {}

    /** The rules' names, in the order of their findings. */
    public static List<String> names() {
        return RULES.stream().map(Rule::name).toList();
    }

    /** @param pulses the oldest first, one a second */
    static List<Finding> look(List<Pulse> pulses) {
        return RULES.stream().map(rule -> rule.look(pulses)).toList();
    }
}
