package dev.hubbub.lock.etcd;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.lock.FenceCounter;
import dev.hubbub.lock.LockServer;
import dev.hubbub.lock.Locks;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.kv.GetResponse;
import io.etcd.jetcd.kv.TxnResponse;
import io.etcd.jetcd.lock.LockResponse;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.PutOption;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One caller's way to a lock: a session, the server's lock service, and the next token. The service goes on waiting when
 * the caller has given up; what it grants then is given back.
 */
final class EtcdAcquisition {

    private static final long PAUSE_MILLIS = 50;

    private final CompletableFuture<LockServer.Grant> result = new CompletableFuture<>();
    private final EtcdLockServer server;
    private final String name;
    private final Duration wait;
    private volatile @Nullable EtcdSession asking;

    EtcdAcquisition(EtcdLockServer server, String name, Duration wait) {
        this.server = server;
        this.name = name;
        this.wait = wait;
    }

    CompletionStage<LockServer.Grant> result() {
        return result;
    }

    void begin() {
        ScheduledFuture<?> limit =
                server.clock().schedule(this::giveUp, Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
        var unused = result.whenComplete((grant, failure) -> limit.cancel(false));
        ask();
    }

    private void ask() {
        var unused = server.session().whenComplete((session, failure) -> {
            if (result.isDone()) {
                return; // else it would have the key of whoever comes next on this session
            }
            if (session != null && session.enter()) {
                lock(session);
            } else {
                if (session != null) {
                    server.retire(session);
                }
                askAgain();
            }
        });
    }

    /** Until the caller waits no more. */
    private void askAgain() {
        if (!result.isDone()) {
            var unused = server.clock().schedule(this::ask, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void lock(EtcdSession session) {
        asking = session;
        var unused = server.client()
                .getLockClient()
                .lock(EtcdLockServer.key(name), session.id())
                .whenComplete((granted, failure) -> {
                    if (granted == null) {
                        failed(session);
                    } else {
                        granted(session, granted);
                    }
                });
    }

    private void granted(EtcdSession session, LockResponse granted) {
        var unused = server.client()
                .getKVClient()
                .get(EtcdLockServer.fenceKey(name))
                .thenCompose(last -> count(granted, FenceCounter.after(number(last), Instant.now())))
                .whenComplete((counted, failure) -> {
                    if (counted == null || !counted.isSucceeded()) {
                        failed(session); // the key is gone with its session, or nobody knows
                    } else {
                        complete(session, granted, counted);
                    }
                });
    }

    /** Keeps the new token, if the lock is still held; nobody else does that for this lock. */
    private CompletableFuture<TxnResponse> count(LockResponse granted, long fence) {
        ByteSequence kept = ByteSequence.from(Long.toString(fence), StandardCharsets.US_ASCII);
        return server.client()
                .getKVClient()
                .txn()
                .If(new Cmp(granted.getKey(), Cmp.Op.GREATER, CmpTarget.version(0)))
                .Then(
                        Op.get(granted.getKey(), GetOption.DEFAULT),
                        Op.put(EtcdLockServer.fenceKey(name), kept, PutOption.DEFAULT),
                        Op.get(EtcdLockServer.fenceKey(name), GetOption.DEFAULT))
                .commit();
    }

    private static long number(GetResponse counter) {
        return counter.getKvs().isEmpty()
                ? 0
                : Long.parseLong(counter.getKvs().get(0).getValue().toString(StandardCharsets.US_ASCII));
    }

    private void complete(EtcdSession session, LockResponse granted, TxnResponse counted) {
        long asked = counted.getGetResponses().get(0).getKvs().get(0).getCreateRevision();
        if (granted.getHeader().getRevision() > asked) {
            server.stats().onContended(); // others had to go before the key was the first
        }
        Held held = new Held(
                session, granted.getKey(), number(counted.getGetResponses().get(1)));
        if (!result.complete(held)) {
            var unused = held.release();
        }
    }

    /** The session may have run out meanwhile, or the server be away for a moment. */
    private void failed(EtcdSession session) {
        asking = null;
        server.retire(session);
        session.leave();
        askAgain();
    }

    private void giveUp() {
        EtcdSession session = asking;
        if (session == null) {
            result.completeExceptionally(away());
        } else if (result.completeExceptionally(session.isLost() ? away() : Locks.held(name, wait))) {
            server.retire(session);
        }
    }

    private static HubbubException away() {
        return new HubbubException(ErrorKind.UNAVAILABLE, "the lock server does not answer; try again in a moment");
    }

    private final class Held implements LockServer.Grant {

        private final EtcdSession session;
        private final ByteSequence key;
        private final long fence;

        Held(EtcdSession session, ByteSequence key, long fence) {
            this.session = session;
            this.key = key;
            this.fence = fence;
        }

        @Override
        public long fence() {
            return fence;
        }

        @Override
        public CompletionStage<Void> release() {
            return server.client().getLockClient().unlock(key).handle((done, failure) -> {
                if (session.isLost()) {
                    server.stats().onLost();
                }
                if (failure != null) {
                    server.retire(session); // else the key would stay for as long as the session
                }
                session.leave();
                return null;
            });
        }
    }
}
