package dev.hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InterruptTest {

    private final Interrupt interrupt = new Interrupt();
    private final AtomicInteger stops = new AtomicInteger();

    @Test
    void stopsWhatGoesOn() {
        interrupt.stops(stops::incrementAndGet);

        interrupt.raise();

        assertThat(stops).hasValue(1);
        assertThat(interrupt.isRaised()).isTrue();
    }

    @Test
    void stopsWhatBeginsTooLate() {
        interrupt.raise();

        interrupt.stops(stops::incrementAndGet);

        assertThat(stops).hasValue(1);
    }

    @Test
    void leavesAloneWhatHasEnded() {
        interrupt.stops(stops::incrementAndGet);
        interrupt.forget();

        interrupt.raise();

        assertThat(stops).hasValue(0);
    }
}
