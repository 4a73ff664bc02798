package dev.hubbub.hub;

/**
 * Messages that a slow subscriber will not receive.
 *
 * @param first the first offset missed
 * @param last the last offset missed
 */
public record Gap(long first, long last) implements Delivery {

    @Override
    public int bytes() {
        return Sequenced.OVERHEAD_BYTES;
    }
}
