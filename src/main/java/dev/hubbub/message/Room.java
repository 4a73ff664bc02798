package dev.hubbub.message;

import dev.hubbub.error.HubbubException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where something is said. A named room is open to everybody; a direct room, "@" and a user id, belongs to one user
 * and carries what others say to that user alone.
 *
 * @param name the name, unique in the process
 */
public record Room(String name) {

    private static final int MAX_LENGTH = 64;
    private static final String DIRECT = "@";
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0," + (MAX_LENGTH - 1) + "}");

    /** Where people meet who named no room. */
    public static final Room LOBBY = new Room("lobby");

    public Room {
        String flaw = name.startsWith(DIRECT) ? UserId.flaw(name.substring(1)) : flaw(name);
        if (flaw != null) {
            throw HubbubException.invalid("room", flaw);
        }
    }

    /** The room of that name; the lobby when {@code name} is empty. */
    public static Room named(String name) {
        String flaw = name.isEmpty() ? null : flaw(name);
        if (flaw != null) {
            throw HubbubException.invalid("room", flaw);
        }
        return name.isEmpty() ? LOBBY : new Room(name);
    }

    /** The room in which only {@code user} listens. */
    public static Room direct(UserId user) {
        return new Room(DIRECT + user.value());
    }

    public boolean isDirect() {
        return name.startsWith(DIRECT);
    }

    /** What is wrong with {@code name} as the name of an open room; null when it is one. */
    public static @Nullable String flaw(String name) {
        if (SHAPE.matcher(name).matches()) {
            return null;
        }
        return "must be 1 to " + MAX_LENGTH + " letters, digits and . _ : - and begin with a letter or digit";
    }

    @Override
    public String toString() {
        return name;
    }
}
