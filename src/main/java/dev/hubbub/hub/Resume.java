package dev.hubbub.hub;

import dev.hubbub.error.Faults;

/**
 * Where somebody who comes back had come to.
 *
 * @param epoch the room's life then
 * @param offset of the last message they have; 0 for none
 */
public record Resume(String epoch, long offset) {

    /** @throws dev.hubbub.error.HubbubException INVALID_ARGUMENT when the offset is negative */
    public Resume {
        new Faults()
                .note("resume.offset", offset < 0 ? "is " + offset + "; give the last offset you have, or 0" : null)
                .throwIfAny();
    }

    /** Whether this is a message that they have. */
    boolean covers(Delivery delivery) {
        return delivery instanceof Sequenced message
                && message.offset() <= offset
                && message.message().epoch().equals(epoch);
    }
}
