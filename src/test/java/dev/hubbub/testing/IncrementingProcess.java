package dev.hubbub.testing;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.lock.Lease;
import dev.hubbub.user.User;
import dev.hubbub.user.UserStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

/**
 * Adds to the number that is user 1's name, in many threads, each time under the lock: reads, adds 1, writes. Says
 * {@code done N} when N is written, and {@code refused N} when the store refused it. Told {@code hold}, one thread says
 * {@code holding N} before it writes, and goes on when it is told {@code go}; told {@code end}, all end.
 */
public final class IncrementingProcess {

    private static final Duration WAIT_LIMIT = Duration.ofMinutes(1);

    private final LockFixture locks;
    private final UserStore store;
    private final CountDownLatch go = new CountDownLatch(1);
    private volatile boolean ended;
    private volatile boolean hold;

    private IncrementingProcess(LockFixture locks, UserStore store) {
        this.locks = locks;
        this.store = store;
    }

    /** The arguments: the address of the lock server, that of the database, and the number of threads. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Logging.fromInfo();
        String url = arguments[0];
        try (LockFixture locks = url.startsWith("redis:")
                        ? LockFixture.redis(List.of(url), WAIT_LIMIT)
                        : LockFixture.etcd(url, WAIT_LIMIT);
                UserStore store = StoreFixture.onServer(arguments[1])) {
            new IncrementingProcess(locks, store).run(Integer.parseInt(arguments[2]));
        }
        System.exit(0);
    }

    private void run(int count) throws IOException, InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(this::incrementUntilEnd);
            thread.start();
            threads.add(thread);
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (!ended) {
            switch (String.valueOf(in.readLine())) {
                case "hold" -> hold = true;
                case "go" -> go.countDown();
                default -> ended = true;
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void incrementUntilEnd() {
        while (!ended) {
            try {
                Lease lease =
                        locks.locks().acquire("user:1").toCompletableFuture().join();
                try {
                    increment(lease);
                } finally {
                    Stages.result(lease.release());
                }
            } catch (HubbubException | CompletionException failure) {
                orThrow(failure);
            }
        }
    }

    /** Servers that are slow to answer at the start of it all are asked again: nothing was done. */
    private static void orThrow(RuntimeException failure) {
        Throwable reason = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!(reason instanceof HubbubException known) || known.kind() != ErrorKind.UNAVAILABLE) {
            throw failure;
        }
    }

    private void increment(Lease lease) {
        User before = store.claim(1, lease.fence());
        long next = Long.parseLong(before.name()) + 1;
        holdIfTold(next);
        try {
            store.write(
                    new User(
                            1,
                            Long.toString(next),
                            before.email(),
                            before.age(),
                            before.version() + 1,
                            before.createdAt(),
                            before.updatedAt()),
                    lease.fence());
            say("done", next);
        } catch (HubbubException refused) {
            if (refused.kind() != ErrorKind.ABORTED) {
                throw refused;
            }
            say("refused", next);
        }
    }

    private void holdIfTold(long next) {
        if (!hold) {
            return;
        }
        hold = false;
        say("holding", next);
        try {
            go.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String what, long number) {
        System.out.println(what + " " + number); // the pipe to the test
    }
}
