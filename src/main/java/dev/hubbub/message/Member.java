package dev.hubbub.message;

import dev.hubbub.error.Faults;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a room.
 *
 * @param id who, to the machine
 * @param name who, to people; the id when made of an empty one
 */
public record Member(UserId id, String name) {

    private static final int MAX_NAME_LENGTH = 128;

    public Member {
        new Faults().note("user.name", nameFlaw(name)).throwIfAny();
        name = name.isEmpty() ? id.value() : name;
    }

    /** Checks both at once. */
    public static Member of(String id, String name) {
        new Faults()
                .note("user.id", UserId.flaw(id))
                .note("user.name", nameFlaw(name))
                .throwIfAny();
        return new Member(new UserId(id), name);
    }

    static @Nullable String nameFlaw(String name) {
        if (name.length() > MAX_NAME_LENGTH) {
            return "has " + name.length() + " characters; at most " + MAX_NAME_LENGTH + " are allowed";
        }
        return Text.hasControlCharacter(name) ? "must not contain control characters" : null;
    }
}
