package dev.hubbub.contract;

import static dev.hubbub.testing.Stages.failure;
import static dev.hubbub.testing.Stages.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.lock.Lease;
import dev.hubbub.lock.Locks;
import dev.hubbub.testing.LockFixture;
import dev.hubbub.testing.RedisProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedisLocksContractTest extends LocksContract {

    private static final Duration SHORT = Duration.ofSeconds(2);

    @Override
    LockFixture make(Duration waitLimit) {
        return LockFixture.redis(List.of(RedisProcess.shared().url()), waitLimit);
    }

    @Test
    void aServerThatForgetsLosesTheLeaseAndTokensGrowAllTheSame() {
        try (RedisProcess server = RedisProcess.start();
                LockFixture one = LockFixture.redis(List.of(server.url()), LONG);
                LockFixture other = LockFixture.redis(List.of(server.url()), LONG)) {
            Lease held = result(one.locks().acquire(name));
            server.kill();
            server.restart();

            Lease next = result(other.locks().acquire(name));

            assertThat(next.fence()).isGreaterThan(held.fence());
            result(held.release());
            assertThat(one.locks().stats().lost()).isEqualTo(1);
            result(next.release());
            assertThat(other.locks().stats().lost()).isZero();
        }
    }

    @Test
    void withoutItsServerThereIsNoLockAndTheReasonIsSaid() {
        try (RedisProcess server = RedisProcess.start();
                LockFixture fixture = LockFixture.redis(List.of(server.url()), SHORT)) {
            server.kill();

            assertThat(failure(fixture.locks().acquire(name)).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
            assertThat(result(fixture.locks().outage())).contains("redis");

            server.restart();
            result(result(fixture.locks().acquire(name)).release());
        }
    }

    @Test
    void moreThanHalfOfSeveralServersAreEnoughAndTokensGrowWhicheverTheyAre() {
        try (RedisProcess a = RedisProcess.start();
                RedisProcess b = RedisProcess.start();
                RedisProcess c = RedisProcess.start();
                LockFixture fixture = LockFixture.redis(List.of(a.url(), b.url(), c.url()), SHORT)) {
            Locks locks = fixture.locks();
            long first = takeAndGiveBack(locks);
            a.kill();
            long withoutA = takeAndGiveBack(locks);
            a.restart();
            b.pause();
            long withoutB = takeAndGiveBack(locks);
            c.kill();

            assertThat(failure(locks.acquire(name)).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
            assertThat(List.of(first, withoutA, withoutB)).isSorted().doesNotHaveDuplicates();
            b.proceed();
        }
    }

    private long takeAndGiveBack(Locks locks) {
        Lease lease = result(locks.acquire(name));
        result(lease.release());
        return lease.fence();
    }
}
