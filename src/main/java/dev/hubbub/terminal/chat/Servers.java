package dev.hubbub.terminal.chat;

import dev.hubbub.client.ChatSession;
import dev.hubbub.client.Join;
import dev.hubbub.client.SessionDialler;
import java.util.List;

/** The servers that a conversation may be at, which share their rooms: one of them, and when it is lost the next. */
final class Servers {

    private final List<SessionDialler> all;
    private int at;
    private int tried = 1;

    /** @param all at least one */
    Servers(List<SessionDialler> all) {
        this.all = List.copyOf(all);
    }

    /** Dials the one that it is at. */
    ChatSession join(Join join) {
        return all.get(at).join(join);
    }

    /** Goes to the next, and says whether it was never tried before. */
    boolean next() {
        at = (at + 1) % all.size();
        return tried++ < all.size();
    }
}
