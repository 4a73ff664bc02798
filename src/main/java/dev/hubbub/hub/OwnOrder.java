package dev.hubbub.hub;

import dev.hubbub.message.Room;
import java.util.concurrent.atomic.AtomicLong;

/** The order of a hub that is alone: each room begins a life of its own, with nothing said. */
final class OwnOrder implements Origin {

    private final String epochPrefix;
    private final AtomicLong epochs = new AtomicLong();

    OwnOrder(long startMillis) {
        epochPrefix = Long.toString(startMillis, Character.MAX_RADIX);
    }

    @Override
    public Beginning begin(Room room) {
        String epoch = epochPrefix + "-" + Long.toString(epochs.incrementAndGet(), Character.MAX_RADIX);
        return new Beginning(epoch, 0, 0, false);
    }
}
