package dev.hubbub.contract;

import static dev.hubbub.testing.Stages.failure;
import static dev.hubbub.testing.Stages.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.lock.Lease;
import dev.hubbub.lock.LocalLockServer;
import dev.hubbub.lock.Locks;
import dev.hubbub.testing.LockFixture;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every kind of lock does, for two instances that share a lock server. */
abstract class LocksContract {

    static final Duration LONG = Duration.ofSeconds(50);

    private static final int CALLERS = 40;

    final String name = "contract-" + UUID.randomUUID();
    private final List<LockFixture> open = new ArrayList<>();

    /** An instance's. */
    abstract LockFixture make(Duration waitLimit);

    @AfterEach
    void close() {
        open.forEach(LockFixture::close);
    }

    @Test
    void oneCallerOfAllHasTheLockAndTokensGrow() {
        List<Locks> instances = List.of(instance(LONG), instance(LONG));
        AtomicInteger holders = new AtomicInteger();
        List<Integer> together = Collections.synchronizedList(new ArrayList<>());
        List<Long> fences = Collections.synchronizedList(new ArrayList<>());

        CompletableFuture<?>[] all = IntStream.range(0, CALLERS)
                .mapToObj(i -> instances.get(i % 2).acquire(name).thenCompose(lease -> {
                    together.add(holders.incrementAndGet());
                    fences.add(lease.fence());
                    return CompletableFuture.runAsync(() -> together.add(holders.get()))
                            .thenCompose(looked -> {
                                holders.decrementAndGet();
                                return lease.release();
                            });
                }))
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture[]::new);
        result(CompletableFuture.allOf(all));

        assertThat(together).hasSize(2 * CALLERS).containsOnly(1);
        assertThat(fences).isSorted().doesNotHaveDuplicates();
        assertThat(instances.get(0).stats().lost()).isZero();
    }

    @Test
    void whoWaitsTooLongIsToldWhy() {
        Lease held = result(instance(LONG).acquire(name));
        Locks other = instance(Duration.ofSeconds(2));

        assertThat(failure(other.acquire(name)))
                .hasMessageContaining(name)
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.ABORTED));

        result(held.release());
        Lease next = result(other.acquire(name));
        assertThat(next.fence()).isGreaterThan(held.fence());
        result(next.release());
    }

    /** A lock may be kept elsewhere from some day on, and the database remembers the tokens of before. */
    @Test
    void aTokenIsGreaterThanThoseThatOtherKindsHaveGiven() {
        try (LockFixture before = LockFixture.of(new LocalLockServer(Clock.systemUTC()), LONG)) {
            Lease earlier = result(before.locks().acquire(name));
            Lease lease = result(instance(LONG).acquire(name));
            Lease later = result(before.locks().acquire("another-" + name));

            assertThat(lease.fence()).isGreaterThan(earlier.fence()).isLessThan(later.fence());
            Stream.of(earlier, lease, later).forEach(held -> result(held.release()));
        }
    }

    @Test
    void aLeaseThatIsHeldOutlivesItsTime() {
        Lease held = result(instance(LONG).acquire(name));

        Locks other = instance(LockFixture.LEASE.plusMillis(1_500));

        assertThat(failure(other.acquire(name)).kind()).isEqualTo(ErrorKind.ABORTED);
        result(held.release());
    }

    @Test
    void otherNamesAreFree() {
        Locks locks = instance(LONG);
        Lease one = result(locks.acquire(name));

        result(result(instance(LONG).acquire(name + "-2")).release());
        result(one.release());
    }

    final Locks instance(Duration waitLimit) {
        LockFixture made = make(waitLimit);
        open.add(made);
        return made.locks();
    }
}
