package dev.hubbub.limit;

import java.net.SocketAddress;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The limits there are; null for those that are off.
 *
 * @param requestsOfAddress HTTP requests, gRPC calls and WebSockets together, whoever sends them
 * @param requestsOfUser likewise, of whoever's token they show
 * @param messagesOfUser what a user says, over every protocol together
 */
public record Limits(
        @Nullable RateLimiter<AddressBlock> requestsOfAddress,
        @Nullable RateLimiter<String> requestsOfUser,
        @Nullable RateLimiter<String> messagesOfUser) {

    public static final Limits NONE = new Limits(null, null, null);

    /**
     * Somebody asks for something.
     *
     * @throws dev.hubbub.error.HubbubException RESOURCE_EXHAUSTED when they have asked for too much
     */
    public void onRequest(@Nullable SocketAddress from) {
        if (requestsOfAddress != null) {
            requestsOfAddress.take(AddressBlock.of(from));
        }
    }

    /** It is known who asks; likewise. @param user empty when it is anybody */
    public void onRequestOf(String user) {
        if (requestsOfUser != null && !user.isEmpty()) {
            requestsOfUser.take(user);
        }
    }

    /** How often a limit turned somebody away; 0 for one that is off. @param limit its name */
    public long refused(String limit) {
        return Stream.<@Nullable RateLimiter<?>>of(requestsOfAddress, requestsOfUser, messagesOfUser)
                .filter(limiter -> limiter != null && limiter.name().equals(limit))
                .mapToLong(RateLimiter::refused)
                .sum();
    }
}
