package dev.hubbub.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The line of those who wait in one process, before a server that grants at once. */
class LocksTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<Locks> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(Locks::close);
    }

    @Test
    void whoComesFirstIsServedFirst() throws Exception {
        Locks locks = locks(LONG, 100);
        Lease first = lease(locks.acquire("a").toCompletableFuture());
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Void>> all = IntStream.range(0, 50)
                .mapToObj(i -> locks.acquire("a")
                        .thenCompose(lease -> {
                            order.add(i);
                            return lease.release();
                        })
                        .toCompletableFuture())
                .toList();
        assertThat(order).isEmpty();
        assertThat(locks.waiting()).isEqualTo(50);

        first.release().toCompletableFuture().get();

        for (CompletableFuture<Void> each : all) {
            each.get(1, TimeUnit.MINUTES);
        }
        assertThat(order).isSorted().hasSize(50);
        assertThat(locks.waiting()).isZero();
        assertThat(locks.stats().contended()).isEqualTo(50);
    }

    @Test
    void otherNamesAreNotHeldUp() throws Exception {
        Locks locks = locks(LONG, 100);
        Lease a = lease(locks.acquire("a").toCompletableFuture());

        Lease b = lease(locks.acquire("b").toCompletableFuture());

        assertThat(b.fence()).isGreaterThan(a.fence());
    }

    @Test
    void whoWaitsTooLongIsToldAndHoldsUpNobody() throws Exception {
        Locks locks = locks(Duration.ofMillis(50), 100);
        Lease held = lease(locks.acquire("a").toCompletableFuture());

        HubbubException failure = failure(locks.acquire("a").toCompletableFuture());

        assertThat(failure.kind()).isEqualTo(ErrorKind.ABORTED);
        assertThat(failure).hasMessageContaining("50 ms");
        await().until(() -> locks.waiting() == 0 && locks.stats().refused() == 1); // a moment after they are told
        held.release().toCompletableFuture().get();
        assertThat(lease(locks.acquire("a").toCompletableFuture()).fence()).isGreaterThan(held.fence());
    }

    @Test
    void moreThanMayWaitAreRefused() throws Exception {
        Locks locks = locks(LONG, 1);
        Lease held = lease(locks.acquire("a").toCompletableFuture());
        CompletableFuture<Lease> waiting = locks.acquire("a").toCompletableFuture();

        assertThat(failure(locks.acquire("a").toCompletableFuture()).kind()).isEqualTo(ErrorKind.RESOURCE_EXHAUSTED);
        held.release().toCompletableFuture().get();
        assertThat(lease(waiting).name()).isEqualTo("a");
    }

    @Test
    void aLeaseThatIsReleasedTwiceIsReleasedOnce() throws Exception {
        Locks locks = locks(LONG, 100);
        Lease first = lease(locks.acquire("a").toCompletableFuture());
        CompletableFuture<Lease> second = locks.acquire("a").toCompletableFuture();
        CompletableFuture<Lease> third = locks.acquire("a").toCompletableFuture();

        first.release().toCompletableFuture().get();
        first.release().toCompletableFuture().get();

        assertThat(lease(second).fence()).isGreaterThan(first.fence());
        assertThat(third).isNotDone();
    }

    @Test
    void thoseWhoWaitAtTheEndAreSentAway() throws Exception {
        Locks locks = locks(LONG, 100);
        lease(locks.acquire("a").toCompletableFuture());
        CompletableFuture<Lease> waiting = locks.acquire("a").toCompletableFuture();

        locks.close();

        assertThat(failure(waiting).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    }

    private Locks locks(Duration waitLimit, int maxWaiting) {
        Locks locks = new Locks(
                new LocalLockServer(Clock.systemUTC()),
                new LockSettings(waitLimit, maxWaiting),
                new LockStats(nanos -> {}, nanos -> {}));
        open.add(locks);
        return locks;
    }

    private static Lease lease(CompletableFuture<Lease> asked) throws Exception {
        return asked.get(1, TimeUnit.MINUTES);
    }

    private static HubbubException failure(CompletableFuture<Lease> asked) throws Exception {
        try {
            throw new AssertionError("got " + asked.get(1, TimeUnit.MINUTES).name());
        } catch (ExecutionException failed) {
            return (HubbubException) Objects.requireNonNull(failed.getCause());
        }
    }
}
