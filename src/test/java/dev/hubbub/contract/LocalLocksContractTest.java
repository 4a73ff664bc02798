package dev.hubbub.contract;

import dev.hubbub.lock.LocalLockServer;
import dev.hubbub.testing.LockFixture;
import java.time.Clock;
import java.time.Duration;

/** An instance that is alone, so that both are the same; its callers wait for 2 s at most. */
class LocalLocksContractTest extends LocksContract {

    private final LockFixture alone = LockFixture.of(new LocalLockServer(Clock.systemUTC()), Duration.ofSeconds(2));

    @Override
    LockFixture make(Duration waitLimit) {
        return alone;
    }
}
