package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.newRoom;
import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.hub.Hub;
import dev.hubbub.message.Room;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.CountingStream;
import dev.hubbub.testing.PassingGuest;
import dev.hubbub.testing.Torture;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand times a second somebody comes and goes, beside a steady broadcast. */
@QuarkusTest
@Tag(Torture.TAG)
class PassingGuestsTest {

    private static final int GUESTS = 20;
    private static final int STAYING = 10;
    private static final int TICKS_PER_SECOND = 100;
    private static final int VISITS_PER_TICK = 10;
    private static final int TICKS = TICKS_PER_SECOND * Torture.orLong(2, 60);

    @Inject
    Hub hub;

    @ConfigProperty(name = "hubbub.grpc.port")
    int port;

    private final String room = newRoom();
    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(2);
    private List<ChatPeer> peers = List.of();

    @BeforeEach
    void connect() {
        peers = List.of(new ChatPeer(port), new ChatPeer(port), new ChatPeer(port));
    }

    @AfterEach
    void hangUp() {
        clockwork.shutdownNow();
        peers.forEach(ChatPeer::close);
    }

    @Test
    void nobodyMissesOrDoublesAnything() throws InterruptedException {
        List<CountingStream> staying = IntStream.range(0, STAYING)
                .mapToObj(i -> CountingStream.open(peers.get(0).channel(), room, "staying-" + i)
                        .readAll())
                .toList();
        until(() -> staying.stream().allMatch(CountingStream::isOpen));
        List<PassingGuest> guests = IntStream.range(0, GUESTS)
                .mapToObj(i -> new PassingGuest(peers.get(1).channel(), room, "guest-" + i))
                .toList();

        CountDownLatch coming = everyTick(tick -> comeAndGo(guests, tick));
        CountDownLatch speaking = everyTick(tick -> peers.get(2).say(room, "eve", "message " + tick));
        assertThat(coming.await(5, TimeUnit.MINUTES)).isTrue();
        assertThat(speaking.await(5, TimeUnit.MINUTES)).isTrue();
        guests.forEach(PassingGuest::end);

        int visits = TICKS * VISITS_PER_TICK;
        until(() -> guests.stream().mapToInt(PassingGuest::visits).sum() == visits);
        until(() -> staying.stream().allMatch(one -> one.received() == TICKS));
        assertThat(guests).allSatisfy(one -> assertThat(one.faults()).isZero());
        assertThat(staying).allSatisfy(one -> assertThat(one.outOfOrder()).isZero());
        assertThat(hub.members(Room.named(room)).count()).isEqualTo(STAYING);
    }

    private static void comeAndGo(List<PassingGuest> guests, int tick) {
        for (int i = 0; i < VISITS_PER_TICK; i++) {
            guests.get((tick * VISITS_PER_TICK + i) % GUESTS).visit();
        }
    }

    /** Does something at every tick, on a thread of its own; the latch opens after the last. */
    private CountDownLatch everyTick(IntConsumer action) {
        CountDownLatch due = new CountDownLatch(TICKS);
        ScheduledFuture<?> unused = clockwork.scheduleAtFixedRate(
                () -> {
                    int tick = TICKS - (int) due.getCount();
                    if (tick < TICKS) {
                        action.accept(tick);
                        due.countDown();
                    }
                },
                0,
                TimeUnit.SECONDS.toMicros(1) / TICKS_PER_SECOND,
                TimeUnit.MICROSECONDS);
        return due;
    }
}
