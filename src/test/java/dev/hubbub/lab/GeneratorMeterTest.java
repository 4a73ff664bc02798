package dev.hubbub.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GeneratorMeterTest {

    private final VirtualTime time = new VirtualTime();
    private final List<Runnable> tasks = new ArrayList<>();

    @Test
    void seesThatAnEventLoopStandsStill() {
        GeneratorMeter meter = new GeneratorMeter(time, List.of(tasks::add));
        meter.begin();

        time.pass(700, TimeUnit.MILLISECONDS);
        assertThat(tasks).as("one probe at a time").hasSize(1);
        tasks.remove(0).run();

        assertThat(meter.next().lagNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(680));
        assertThat(meter.next().lagNanos()).isZero();
        assertThat(meter.lag().max()).isBetween(679.0, 681.0);
    }

    @Test
    void aLoopThatNeverComesBackIsSeenAsWell() {
        GeneratorMeter meter = new GeneratorMeter(time, List.of(tasks::add));
        meter.begin();

        time.pass(2020, TimeUnit.MILLISECONDS);

        assertThat(meter.next().lagNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(2));
        meter.stop();
        tasks.remove(0).run();
        assertThat(meter.lag().max()).isBetween(1999.0, 2001.0);
    }

    @Test
    void probesAgainAfterAnAnswer() {
        GeneratorMeter meter = new GeneratorMeter(time, List.of(Runnable::run));
        meter.begin();

        time.pass(1, TimeUnit.SECONDS);

        assertThat(meter.lag().count()).isEqualTo(2 * 50);
        meter.stop();
    }
}
