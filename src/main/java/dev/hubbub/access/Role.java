package dev.hubbub.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody may do. */
public enum Role {
    /** Talk and listen, in rooms and from person to person, over every protocol. */
    CHAT,
    /** Command the swarm and the load lab; and go by any id in a chat, as simulated clients do. */
    LAB,
    /** Everything. */
    ADMIN;

    private final String tag = name().toLowerCase(Locale.ROOT);

    /** Its name in a token. */
    public String tag() {
        return tag;
    }

    /** The role that a token calls so; null when there is none. */
    public static @Nullable Role named(String tag) {
        for (Role role : values()) {
            if (role.tag.equals(tag)) {
                return role;
            }
        }
        return null;
    }
}
