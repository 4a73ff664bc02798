package dev.hubbub.hub;

import dev.hubbub.message.Member;

/**
 * Somebody else came or went. Announced to subscribers that asked for presence, in rooms that are not too large for it.
 *
 * @param member who
 * @param joined true when they came, false when they left
 * @param memberCount how many are there now
 */
public record PresenceChange(Member member, boolean joined, int memberCount) implements Delivery {

    @Override
    public int bytes() {
        return Sequenced.OVERHEAD_BYTES;
    }
}
