package dev.hubbub.ws;

import dev.hubbub.message.Room;
import dev.hubbub.stomp.Refusal;
import dev.hubbub.stomp.StompException;
import java.util.List;

/** Where STOMP finds the rooms: {@code /room/{name}}, and {@code /topic/{name}} for the same room. */
final class Destinations {

    private static final String ROOM = "/room/";
    private static final List<String> PREFIXES = List.of(ROOM, "/topic/");

    private Destinations() {}

    /**
     * The room behind a destination.
     *
     * @throws StompException when it is none
     * @throws dev.hubbub.error.HubbubException when the room's name is none
     */
    static Room room(String destination) {
        for (String prefix : PREFIXES) {
            if (destination.startsWith(prefix) && destination.length() > prefix.length()) {
                return Room.named(destination.substring(prefix.length()));
            }
        }
        throw new StompException(
                Refusal.REQUEST, "there is no such destination; rooms are at /room/{name}, for example /room/lobby");
    }

    static String of(Room room) {
        return ROOM + room.name();
    }
}
