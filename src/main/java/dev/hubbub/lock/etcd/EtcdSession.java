package dev.hubbub.lock.etcd;

import io.etcd.jetcd.Lease;
import io.etcd.jetcd.lease.LeaseKeepAliveResponse;
import io.etcd.jetcd.support.CloseableClient;
import io.grpc.stub.StreamObserver;

/**
 * A lease of the server that is kept alive, and what hangs on it. The server's lock service knows who waits by the
 * lease: of one session there is one caller a name. So a session in which a wait was given up, of which it is not known
 * whether it goes on at the server, takes no new callers, and ends with the last that it has. Any thread.
 */
final class EtcdSession implements StreamObserver<LeaseKeepAliveResponse> {

    private final Lease leases;
    private final long id;
    private final CloseableClient keepAlive;
    private int users;
    private boolean retired;
    private boolean revoked;
    private volatile boolean lost;

    @SuppressWarnings("this-escape") // the client calls back later, on threads of its own
    EtcdSession(Lease leases, long id) {
        this.leases = leases;
        this.id = id;
        this.keepAlive = leases.keepAlive(id, this);
    }

    long id() {
        return id;
    }

    /** Whether the server has, or may have, let go of all that hung on it. */
    boolean isLost() {
        return lost;
    }

    /** Counts a caller in; false when the session takes none. */
    synchronized boolean enter() {
        if (retired || lost) {
            return false;
        }
        users++;
        return true;
    }

    /** Counts a caller out. */
    void leave() {
        end(-1, false);
    }

    /** Takes no more callers. */
    void retire() {
        end(0, true);
    }

    private void end(int change, boolean last) {
        boolean revoke;
        synchronized (this) {
            users += change;
            retired |= last;
            revoke = retired && users == 0 && !revoked;
            revoked |= revoke;
        }
        if (revoke) {
            keepAlive.close();
            var unused = leases.revoke(id); // if that fails, it runs out
        }
    }

    @Override
    public void onNext(LeaseKeepAliveResponse alive) {}

    @Override
    public void onError(Throwable failure) {
        lost = true;
    }

    @Override
    public void onCompleted() {
        lost = true;
    }
}
