package dev.hubbub.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hubbub.testing.EtcdProcess;
import dev.hubbub.testing.IncrementingProcess;
import dev.hubbub.testing.MariaDbServer;
import dev.hubbub.testing.RedisProcess;
import dev.hubbub.testing.StoreFixture;
import dev.hubbub.testing.ToldProcess;
import dev.hubbub.testing.Torture;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Four processes of eight threads each add to one number, one step at a time under the lock, while one is killed and
 * another is paused between reading and writing. Each number that anybody was told to have written was written once.
 */
@Tag(Torture.TAG)
class FencedIncrementsTest {

    private static final String THREADS = "8";
    private static final int INCREMENTS = Torture.orLong(100, 20_000);
    private static final Duration LIMIT = Duration.ofMinutes(Torture.orLong(5, 30));

    private final List<ToldProcess> processes = new ArrayList<>();

    @Test
    void noneIsLostAndNoneIsMadeTwiceWithRedis() throws Exception {
        increments(RedisProcess.shared().url());
    }

    @Test
    void noneIsLostAndNoneIsMadeTwiceWithEtcd() throws Exception {
        increments(EtcdProcess.shared().url());
    }

    private void increments(String lockServer) throws IOException, InterruptedException {
        String database = MariaDbServer.shared().newDatabase();
        try (UserStore store = StoreFixture.onServer(database)) {
            store.insert(new NewUser("0", "counter@example.com", 0, ""), Instant.EPOCH);
            for (int i = 0; i < 4; i++) {
                processes.add(ToldProcess.start(IncrementingProcess.class, lockServer, database, THREADS));
            }
            processes.forEach(process -> until(() -> !process.said("done").isEmpty()));

            long refused = pauseWhileHolding(processes.get(2));
            long killed = killWhileHolding(processes.get(3));
            until(() -> written() >= INCREMENTS);
            List<ToldProcess> others = processes.subList(0, 3);
            others.forEach(process -> process.tell("end"));
            for (ToldProcess process : others) {
                assertThat(process.exitCode()).isZero();
            }

            long last = Long.parseLong(store.find(1).orElseThrow().name());
            assertThat(all("done"))
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, last).boxed().toList());
            assertThat(store.find(1).orElseThrow().version()).isEqualTo(1 + last);
            assertThat(processes.get(2).said("done")).doesNotContain(refused);
            assertThat(all("done")).containsAll(all("refused")); // others may have been too slow as well
            assertThat(killed).isLessThan(last);
        } finally {
            processes.forEach(ToldProcess::close);
        }
    }

    /** Its lease runs out, and others go on; then it writes what it had in mind, and is refused. Which number it was. */
    private long pauseWhileHolding(ToldProcess process) throws IOException, InterruptedException {
        long held = holding(process);
        process.signal("STOP");
        until(() ->
                processes.stream().anyMatch(other -> other.said("done").stream().anyMatch(n -> n > held)));
        process.tell("go");
        process.signal("CONT");
        until(() -> process.said("refused").contains(held));
        return held;
    }

    private long killWhileHolding(ToldProcess process) throws IOException, InterruptedException {
        long held = holding(process);
        process.signal("KILL");
        assertThat(process.exitCode()).isNotZero();
        assertThat(process.said("done")).doesNotContain(held);
        return held;
    }

    private static long holding(ToldProcess process) {
        process.tell("hold");
        until(() -> !process.said("holding").isEmpty());
        return process.said("holding").get(0);
    }

    private int written() {
        return all("done").size();
    }

    private List<Long> all(String word) {
        return processes.stream()
                .flatMap(process -> process.said(word).stream())
                .toList();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(50)).until(condition);
    }
}
