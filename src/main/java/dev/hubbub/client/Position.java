package dev.hubbub.client;

/**
 * How far a client got in a room, and from where it resumes.
 *
 * @param epoch the room's life at the server; offsets compare only within one
 * @param offset of the last message received
 */
public record Position(String epoch, long offset) {

    /** False when the server numbers nothing, so that there is nothing to resume from. */
    public boolean isKnown() {
        return !epoch.isEmpty();
    }
}
