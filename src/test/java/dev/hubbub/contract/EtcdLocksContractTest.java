package dev.hubbub.contract;

import static dev.hubbub.testing.Stages.failure;
import static dev.hubbub.testing.Stages.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.lock.Lease;
import dev.hubbub.lock.Locks;
import dev.hubbub.testing.EtcdProcess;
import dev.hubbub.testing.LockFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EtcdLocksContractTest extends LocksContract {

    @Override
    LockFixture make(Duration waitLimit) {
        return LockFixture.etcd(EtcdProcess.shared().url(), waitLimit);
    }

    /** The server goes on waiting for who has given up, under the same key as who comes next from the same instance. */
    @Test
    void whoGaveUpDoesNotTakeTheLockFromWhoCameNext() {
        Lease held = result(instance(LONG).acquire(name));
        Locks other = instance(Duration.ofSeconds(2));
        Locks third = instance(Duration.ofSeconds(2));
        assertThat(failure(other.acquire(name)).kind()).isEqualTo(ErrorKind.ABORTED);
        result(held.release());

        Lease next = result(other.acquire(name));

        assertThat(failure(third.acquire(name)).kind()).isEqualTo(ErrorKind.ABORTED);
        result(next.release());
    }

    @Test
    void withoutItsServerThereIsNoLockAndTheReasonIsSaid() {
        try (EtcdProcess server = EtcdProcess.start();
                LockFixture fixture = LockFixture.etcd(server.url(), Duration.ofSeconds(3))) {
            Lease before = result(fixture.locks().acquire(name));
            result(before.release());
            server.kill();

            assertThat(failure(fixture.locks().acquire(name)).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
            assertThat(result(fixture.locks().outage())).contains("etcd");

            server.restart();
            Lease after = result(fixture.locks().acquire(name));
            assertThat(after.fence()).isGreaterThan(before.fence());
            result(after.release());
        }
    }
}
