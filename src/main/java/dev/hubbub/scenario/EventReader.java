package dev.hubbub.scenario;

import dev.hubbub.scenario.Disruption.Action;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what befalls the subscribers. */
final class EventReader {

    static final List<String> KEYS = List.of("at", "action", "share");

    private static final int MOST = 100;
    private static final Rule<Action> ACTION = Rule.oneOf(Action.class);

    private final @Nullable Duration end;

    /** @param end of the run; null when that is not known */
    EventReader(@Nullable Duration end) {
        this.end = end;
    }

    /** In the order of their times. */
    List<Disruption> read(Value value) {
        if (!value.isPresent()) {
            return List.of();
        }
        List<Event> events = value.items(0, MOST).stream()
                .map(EventReader::event)
                .sorted(Comparator.comparing(event -> event.disruption().at()))
                .toList();
        boolean sound = value.faults().isSound(value.path());
        if (sound) {
            checkPauses(events);
        }
        events.forEach(this::checkTime);
        return events.stream().map(Event::disruption).toList();
    }

    private static Event event(Value value) {
        Section section = value.section(KEYS);
        return new Event(
                section,
                new Disruption(
                        section.at("at").required(Rule.DURATION),
                        section.at("action").required(ACTION),
                        section.at("share").or(1.0, Rule.SHARE)));
    }

    private void checkTime(Event event) {
        Duration at = event.disruption().at();
        if (end != null && event.section().isSound("at") && at.compareTo(end) >= 0) {
            event.section().at("at").note("is after the end of the run, which is at " + Durations.text(end));
        }
    }

    private static void checkPauses(List<Event> events) {
        boolean paused = false;
        for (Event event : events) {
            Action action = event.disruption().action();
            paused |= action == Action.PAUSE;
            if (action == Action.RESUME && !paused) {
                event.section().at("action").note("is for those that were paused; there is no pause before it");
            }
        }
    }

    private record Event(Section section, Disruption disruption) {}
}
