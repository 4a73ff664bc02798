package dev.hubbub.access;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Somebody whose token was found good.
 *
 * @param subject who, to the machine; the id that they go by in a chat
 * @param name who, to people; empty when the token does not say
 * @param expires from when on the token is good no more
 */
public record Identity(String subject, String name, Set<Role> roles, Instant expires) {

    /** Where no token is asked for: may do everything, under any id, for ever. */
    public static final Identity ANYBODY = new Identity("", "", Set.of(Role.values()), Instant.MAX);

    public Identity {
        roles = Set.copyOf(roles);
    }

    public boolean may(Role needed) {
        return roles.contains(needed) || roles.contains(Role.ADMIN);
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expires);
    }

    public boolean mayExpire() {
        return !expires.equals(Instant.MAX);
    }

    /** For how long the token is good from {@code now} on; not negative. Of one that may expire. */
    public Duration left(Instant now) {
        return isExpired(now) ? Duration.ZERO : Duration.between(now, expires);
    }

    /** Whether they may say who they are: simulated clients share a token, and each has an id of its own. */
    private boolean choosesId() {
        return may(Role.LAB);
    }

    /**
     * The id that they go by.
     *
     * @param asked what they would go by; empty for what the token says
     * @throws HubbubException PERMISSION_DENIED when it is another's
     */
    public String idFor(String asked) {
        if (asked.isEmpty()) {
            return subject;
        }
        if (choosesId() || asked.equals(subject)) {
            return asked;
        }
        throw new HubbubException(
                ErrorKind.PERMISSION_DENIED,
                "your token is that of \"" + subject + "\", and you cannot go by another id; leave the id out, or give"
                        + " that one");
    }

    /** The name that they go by: the token's, if it has one, unless they may say who they are. */
    public String nameFor(String asked) {
        return name.isEmpty() || choosesId() && !asked.isEmpty() ? asked : name;
    }
}
