package dev.hubbub.lock.etcd;

import dev.hubbub.lock.LockServer;
import dev.hubbub.lock.LockStats;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Grants the locks of an etcd cluster, in the order in which processes ask. */
public final class EtcdLockServer implements LockServer {

    private static final String PREFIX = "hubbub/lock/";
    private static final String FENCES = "hubbub/fences/";
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(1);

    private final EtcdSettings settings;
    private final LockStats stats;
    private final Client client;
    private final ScheduledThreadPoolExecutor clock;
    private @Nullable CompletableFuture<EtcdSession> current;

    public EtcdLockServer(EtcdSettings settings, LockStats stats) {
        this.settings = settings;
        this.stats = stats;
        this.client = Client.builder()
                .endpoints(settings.urls().toArray(String[]::new))
                .connectTimeout(settings.requestTimeout())
                .retryDelay(FIRST_RETRY.toMillis())
                .retryMaxDelay(LAST_RETRY.toMillis())
                .retryMaxDuration(settings.requestTimeout())
                .waitForReady(false)
                .build();
        this.clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "lock-etcd");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
    }

    @Override
    public CompletionStage<Grant> acquire(String name, Duration wait) {
        EtcdAcquisition acquisition = new EtcdAcquisition(this, name, wait);
        acquisition.begin();
        return acquisition.result();
    }

    @Override
    public CompletionStage<@Nullable String> outage() {
        return client.getKVClient()
                .get(ByteSequence.from(PREFIX, StandardCharsets.UTF_8))
                .orTimeout(settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> failure == null ? null : "etcd: " + failure);
    }

    /** Revokes the session, as far as that can be waited for, and with it what is held. */
    @Override
    public void close() {
        CompletableFuture<EtcdSession> session;
        synchronized (this) {
            session = current;
            current = null;
        }
        if (session != null && session.isDone() && !session.isCompletedExceptionally()) {
            session.join().retire();
        }
        clock.shutdownNow();
        client.close();
    }

    /** The session for new callers; made when there is none, or none any more. */
    synchronized CompletableFuture<EtcdSession> session() {
        CompletableFuture<EtcdSession> session = current;
        if (session == null || session.isCompletedExceptionally()) {
            session = client.getLeaseClient()
                    .grant(settings.lease().toSeconds())
                    .orTimeout(settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS)
                    .thenApply(granted -> new EtcdSession(client.getLeaseClient(), granted.getID()));
            current = session;
        }
        return session;
    }

    /** Has new callers use another session than this one. */
    synchronized void retire(EtcdSession session) {
        CompletableFuture<EtcdSession> now = current;
        if (now != null && now.isDone() && !now.isCompletedExceptionally() && now.join() == session) {
            current = null;
        }
        session.retire();
    }

    Client client() {
        return client;
    }

    LockStats stats() {
        return stats;
    }

    ScheduledThreadPoolExecutor clock() {
        return clock;
    }

    static ByteSequence key(String name) {
        return ByteSequence.from(PREFIX + name, StandardCharsets.UTF_8);
    }

    /** Where the last token of a lock is. */
    static ByteSequence fenceKey(String name) {
        return ByteSequence.from(FENCES + name, StandardCharsets.UTF_8);
    }
}
