package dev.hubbub.limit;

import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How much of something there is at once from each address. Remembers no more than there is. Any thread. */
public final class AddressQuota {

    private final int most;
    private final Map<AddressBlock, Integer> present = new ConcurrentHashMap<>();

    /**
     * A quota of which nothing is taken yet.
     *
     * @param most how many of one address there may be; 0 for any number, and nothing is counted
     * @throws IllegalArgumentException when it is negative
     */
    public AddressQuota(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("hubbub.grpc.max-connections-per-address and"
                    + " hubbub.stomp.max-sessions-per-address must be at least 0, which is any number, not " + most);
        }
        this.most = most;
    }

    /** One more comes, which is to {@link #leave} once; false when there are too many, and it is not to. */
    public boolean enter(@Nullable SocketAddress from) {
        if (most == 0) {
            return true;
        }
        boolean[] entered = new boolean[1];
        present.compute(AddressBlock.of(from), (block, count) -> {
            entered[0] = count == null || count < most;
            return count == null ? 1 : entered[0] ? count + 1 : count;
        });
        return entered[0];
    }

    public void leave(@Nullable SocketAddress from) {
        if (most > 0) {
            present.computeIfPresent(AddressBlock.of(from), (block, count) -> count == 1 ? null : count - 1);
        }
    }

    /** How many addresses something is from. */
    int addresses() {
        return present.size();
    }
}
