package dev.hubbub.lab;

import dev.hubbub.scenario.Disruption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Brings the scenario's events over the subscribers. On the control thread. */
final class Disruptor {

    /** Within which those that are cut off one by one come back. */
    private static final long SCATTER_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** After which those that come back together do. */
    private static final long STAMPEDE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final RunContext run;
    private final Audience audience;
    private final SplittableRandom random;

    Disruptor(RunContext run, Audience audience, SplittableRandom random) {
        this.run = run;
        this.audience = audience;
        this.random = random;
    }

    /** The run begins. */
    void begin() {
        run.scenario().disruptions().forEach(disruption -> run.control()
                .at(disruption.at().toNanos(), () -> strike(disruption)));
    }

    private void strike(Disruption disruption) {
        if (audience.isClosing()) {
            return;
        }
        for (Subscriber subscriber : draw(disruption)) {
            switch (disruption.action()) {
                case DISCONNECT -> subscriber.cut(random.nextLong(SCATTER_NANOS));
                case STAMPEDE -> subscriber.cut(STAMPEDE_NANOS);
                case PAUSE -> subscriber.read(false);
                case RESUME -> subscriber.read(true);
            }
        }
    }

    /** The share of those whom it can befall, drawn at random; at least one when there is any. */
    private List<Subscriber> draw(Disruption disruption) {
        boolean resume =
                disruption.action() == Disruption.Action.RESUME; // also those cut off because they did not read
        List<Subscriber> candidates = new ArrayList<>(resume ? audience.everybody() : audience.standing());
        if (resume) {
            candidates.removeIf(Subscriber::isReading);
        } else if (disruption.action() == Disruption.Action.PAUSE) {
            candidates.removeIf(subscriber -> !subscriber.isReading());
        }
        int wanted = (int) Math.ceil(disruption.share() * candidates.size());
        for (int i = 0; i < wanted; i++) {
            int other = random.nextInt(i, candidates.size());
            candidates.set(i, candidates.set(other, candidates.get(i)));
        }
        return candidates.subList(0, wanted);
    }
}
