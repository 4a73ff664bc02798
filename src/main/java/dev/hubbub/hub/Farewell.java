package dev.hubbub.hub;

import dev.hubbub.message.Member;

/**
 * The last delivery of a subscription that its owner left: nothing of the room follows.
 *
 * @param member who left, the receiver itself
 * @param memberCount how many are there now
 */
public record Farewell(Member member, int memberCount) implements Delivery {

    @Override
    public int bytes() {
        return Sequenced.OVERHEAD_BYTES;
    }
}
