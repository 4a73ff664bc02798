package dev.hubbub.terminal.chat;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.client.ChatEvent.Person;
import dev.hubbub.client.ChatEvent.Said;
import dev.hubbub.client.Position;
import dev.hubbub.testing.TestClock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutgoingTest {

    private final TestClock clock = new TestClock();
    private final Outgoing outgoing = new Outgoing(new Person("ann", "Ann"), "mark", clock);

    @Test
    void whatTheServerTookAndIsNotHeardBackIsShownOnce() {
        String taken = requireNonNull(outgoing.add("taken"));
        String pending = requireNonNull(outgoing.add("pending"));
        outgoing.taken(taken, new Position("e", 7));

        assertThat(outgoing.unheard())
                .containsExactly(
                        new Said(new Person("ann", "Ann"), "taken", taken, clock.instant(), new Position("e", 7)));
        assertThat(outgoing.unheard()).isEmpty();
        assertThat(outgoing.isOwn(pending)).isTrue();
        assertThat(outgoing.isOwn("other-1")).isFalse();
    }

    @Test
    void whatWasHeardBackBeforeTheAnswerIsNotShownAgain() {
        String id = requireNonNull(outgoing.add("hi"));
        outgoing.done(id);
        outgoing.taken(id, new Position("e", 1));

        assertThat(outgoing.unheard()).isEmpty();
    }

    @Test
    void thereAreOnlySoMany() throws InterruptedException {
        IntStream.range(0, Outgoing.MOST).forEach(i -> outgoing.add("message " + i));

        assertThat(outgoing.add("one too many")).isNull();
        assertThat(outgoing.awaitAll(1)).isFalse();
    }

    @Test
    void whoWaitsForAllGoesOnWhenTheLastIsHeardBack() throws InterruptedException {
        String id = requireNonNull(outgoing.add("hi"));
        Thread hearing = new Thread(() -> outgoing.done(id));
        hearing.start();

        assertThat(outgoing.awaitAll(60_000)).isTrue();
        hearing.join();
    }
}
