package dev.hubbub.client;

import dev.hubbub.error.HubbubException;
import java.time.Instant;
import java.util.List;

/** What somebody in a room hears of. Texts are as the server sent them: they are not fit for a terminal yet. */
public sealed interface ChatEvent {

    /** Somebody, by id and by name for people. */
    record Person(String id, String name) {}

    /**
     * Who is in a room.
     *
     * @param listed the first of them
     * @param count how many there are, listed or not
     */
    record Roster(List<Person> listed, int count) {}

    /**
     * The server took the join.
     *
     * @param position what follows comes after it
     * @param recovered it resumes, and all that was missed follows; false when only what is new does
     */
    record Joined(String room, Position position, Roster roster, boolean recovered) implements ChatEvent {}

    /**
     * A message has its place in the room's order.
     *
     * @param correlationId the sender's mark
     * @param time when it got its place
     */
    record Said(Person sender, String content, String correlationId, Instant time, Position position)
            implements ChatEvent {}

    /** Somebody joined; so many are there now. */
    record Came(Person who, int count) implements ChatEvent {}

    /** Somebody left; so many are there now. */
    record Went(Person who, int count) implements ChatEvent {}

    /** The answer to {@link ChatSession#who}. */
    record Present(Roster roster) implements ChatEvent {}

    /**
     * Messages that will not come, because they were read too slowly: from the first offset to the last, of which not
     * each need have been one.
     */
    record Skipped(long first, long last) implements ChatEvent {}

    /** The session is over, and why. Nothing follows. */
    record Ended(HubbubException reason) implements ChatEvent {}
}
