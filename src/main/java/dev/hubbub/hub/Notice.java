package dev.hubbub.hub;

import java.nio.charset.StandardCharsets;

/**
 * A word from the server to one subscriber.
 *
 * @param text what it says
 */
public record Notice(String text) implements Delivery {

    @Override
    public int bytes() {
        return Sequenced.OVERHEAD_BYTES + text.getBytes(StandardCharsets.UTF_8).length;
    }
}
