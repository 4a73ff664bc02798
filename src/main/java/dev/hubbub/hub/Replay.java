package dev.hubbub.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a new subscription missed.
 *
 * @param recovered whether it resumed and {@code messages} are all it missed
 * @param messages in order, the room's last one at the end; none when not recovered
 * @param ahead what it had elsewhere and what is still to come here; null when there is no such thing
 */
record Replay(boolean recovered, List<Sequenced> messages, @Nullable Resume ahead) {

    static final Replay NONE = new Replay(false, List.of(), null);
}
