package dev.hubbub.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.TestClock;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When what was begun with a token ends, on a clock that is not the machine's. */
class ExpiryTest {

    private final TestClock clock = new TestClock();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final AtomicInteger expired = new AtomicInteger();
    private final Expiry expiry = new Expiry(clock);

    @BeforeEach
    void watch() {
        channel.freezeTime();
        Identity ann =
                new Identity("ann", "", Set.of(Role.CHAT), clock.instant().plusSeconds(60));
        expiry.watch(ann, channel.eventLoop(), expired::incrementAndGet);
    }

    @AfterEach
    void close() {
        channel.close();
    }

    @Test
    void itEndsWhenItsTokenDoes() {
        pass(Duration.ofSeconds(59));
        assertThat(expired).hasValue(0);

        pass(Duration.ofSeconds(1));
        assertThat(expired).hasValue(1);
    }

    @Test
    void whatIsOverBeforeDoesNotEndAgain() {
        expiry.cancel();

        pass(Duration.ofMinutes(2));

        assertThat(expired).hasValue(0);
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }
}
