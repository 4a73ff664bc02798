package dev.hubbub.scenario;

import dev.hubbub.scenario.Executor.ArrivalRate;
import dev.hubbub.scenario.Executor.ConstantVus;
import dev.hubbub.scenario.Executor.PerVuIterations;
import dev.hubbub.scenario.Executor.RampingVus;
import java.time.Duration;
import java.util.List;

/** Reads how virtual users or iterations come about. */
final class ExecutorReader {

    /** As many virtual users as any scenario may name; what a machine can hold is for the lab to say. */
    static final int MOST_VUS = 1_000_000;
    /** Per second. */
    static final int MOST_RATE = 1_000_000;

    private static final int MOST_ITERATIONS = 1_000_000;
    private static final Duration MOST_WAIT = Duration.ofMinutes(10);

    private static final Rule<ExecutorKind> KIND = Rule.oneOf(ExecutorKind.class);
    private static final Rule<Integer> VUS = Rule.whole(1, MOST_VUS);
    private static final Rule<Integer> VUS_FROM_0 = Rule.whole(0, MOST_VUS);
    private static final Rule<Integer> ITERATIONS = Rule.whole(1, MOST_ITERATIONS);
    private static final Rule<Double> RATE = Rule.above0(MOST_RATE);
    private static final Rule<Double> RATE_FROM_0 = Rule.from0(MOST_RATE);
    private static final double NANOS = 1e9;

    private final Section section;

    /** @param section the workload's */
    ExecutorReader(Section section) {
        this.section = section;
    }

    /** A sound one stands in when the text names none that there is. */
    Executor read() {
        ExecutorKind kind = section.at("executor").required(KIND);
        if (!section.isSound("executor")) {
            return new ConstantVus(1, new Stage(Rule.SPAN.standIn(), 1, Stage.DEFAULT_NAME, false));
        }
        kind.refuseOthers(section);
        return switch (kind) {
            case CONSTANT_VUS -> constantVus();
            case RAMPING_VUS -> rampingVus();
            case CONSTANT_ARRIVAL_RATE -> constantArrivalRate();
            case RAMPING_ARRIVAL_RATE -> rampingArrivalRate();
            case PER_VU_ITERATIONS -> perVuIterations();
        };
    }

    private Executor constantVus() {
        int vus = section.at("vus").required(VUS);
        return new ConstantVus(vus, stage(section.at("duration").required(Rule.SPAN), vus));
    }

    private Executor rampingVus() {
        int start = section.at("startVUs").or(0, VUS_FROM_0);
        StageReader stages = new StageReader(target -> target.required(VUS_FROM_0));
        return new RampingVus(start, stages.read(section.at("stages"), start));
    }

    private Executor constantArrivalRate() {
        Value rate = section.at("rate");
        double perSecond = perSecond(rate, rate.required(RATE), timeUnit());
        return arrivals(perSecond, List.of(stage(section.at("duration").required(Rule.SPAN), perSecond)));
    }

    private Executor rampingArrivalRate() {
        Duration unit = timeUnit();
        Value start = section.at("startRate");
        double perSecond = perSecond(start, start.or(0.0, RATE_FROM_0), unit);
        StageReader stages = new StageReader(target -> perSecond(target, target.required(RATE_FROM_0), unit));
        return arrivals(perSecond, stages.read(section.at("stages"), perSecond));
    }

    private Executor perVuIterations() {
        int vus = section.at("vus").required(VUS);
        int iterations = section.at("iterations").or(1, ITERATIONS);
        Duration rampUp = section.at("rampUp").or(Duration.ZERO, Rule.DURATION);
        Duration most = section.at("maxDuration").or(MOST_WAIT, Rule.SPAN);
        if (rampUp.compareTo(most) >= 0 && section.isSound("rampUp", "maxDuration")) {
            section.at("rampUp").note("must be shorter than maxDuration, which is " + Durations.text(most));
        }
        return new PerVuIterations(vus, iterations, rampUp, stage(most, vus));
    }

    private Executor arrivals(double startRate, List<Stage> stages) {
        int preAllocated = section.at("preAllocatedVUs").required(VUS);
        int most = section.at("maxVUs").or(preAllocated, VUS);
        if (most < preAllocated && section.isSound("maxVUs", "preAllocatedVUs")) {
            section.at("maxVUs").note("must be at least preAllocatedVUs, which is " + preAllocated + ", not " + most);
        }
        return new ArrivalRate(startRate, stages, preAllocated, Math.max(preAllocated, most));
    }

    private Duration timeUnit() {
        return section.at("timeUnit").or(Duration.ofSeconds(1), Rule.SPAN);
    }

    private Stage stage(Duration duration, double target) {
        return new Stage(
                duration,
                target,
                section.at("stage").or(Stage.DEFAULT_NAME, Rule.NAMING),
                section.at("warmup").or(false, Rule.FLAG));
    }

    /** @param rate per {@code unit} */
    private static double perSecond(Value value, double rate, Duration unit) {
        double perSecond = rate * NANOS / unit.toNanos();
        if (perSecond > MOST_RATE) {
            value.note("is " + Math.round(perSecond) + " a second; at most " + MOST_RATE + " are allowed");
            return MOST_RATE;
        }
        return perSecond;
    }
}
