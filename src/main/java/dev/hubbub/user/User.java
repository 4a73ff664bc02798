package dev.hubbub.user;

import java.time.Instant;

/**
 * Somebody in the directory.
 *
 * @param id from 1
 * @param email as it was given; no two users have one that differs by the case of its letters only
 * @param age in years
 * @param version 1 when created, and one more with every change
 * @param createdAt to the millisecond, as {@code updatedAt}
 */
public record User(int id, String name, String email, int age, long version, Instant createdAt, Instant updatedAt) {

    /** The user after a change. */
    User with(UserChange change, Instant now) {
        return new User(
                id,
                change.name() == null ? name : change.name(),
                change.email() == null ? email : change.email(),
                change.age() == null ? age : change.age(),
                version + 1,
                createdAt,
                now);
    }
}
