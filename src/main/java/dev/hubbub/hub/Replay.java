package dev.hubbub.hub;

import java.util.List;

/**
 * What a new subscription missed.
 *
 * @param recovered whether it resumed and {@code messages} are all it missed
 * @param messages in order, the room's last one at the end; none when not recovered
 */
record Replay(boolean recovered, List<Sequenced> messages) {

    static final Replay NONE = new Replay(false, List.of());
}
