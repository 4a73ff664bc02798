package dev.hubbub.hub;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Who is in a room, here and at other instances. Under the room's lock. */
final class Attendance {

    private final Room room;
    private final Peers peers;
    private final int most;
    private final Set<Subscription> here = new LinkedHashSet<>();

    /** @param most how many members a roster lists */
    Attendance(Room room, Peers peers, int most) {
        this.room = room;
        this.peers = peers;
        this.most = most;
    }

    /** Somebody comes; the other instances are told. */
    void add(Subscription subscription) {
        here.add(subscription);
        peers.here(subscription.guest(), true);
    }

    /** Somebody goes; false when they were not here. */
    boolean remove(Subscription subscription) {
        boolean gone = here.remove(subscription);
        if (gone) {
            peers.here(subscription.guest(), false);
        }
        return gone;
    }

    /**
     * @throws HubbubException ALREADY_EXISTS when somebody is here; UNAVAILABLE when somebody is elsewhere, or was until a
     *     moment ago, as far as that is known
     */
    void checkFree(Member wanting) {
        if (!here.isEmpty()) {
            throw new HubbubException(
                    ErrorKind.ALREADY_EXISTS, "user \"" + wanting.id() + "\" is online already; choose another id");
        }
        if (count() > 0) {
            throw new HubbubException(
                    ErrorKind.UNAVAILABLE,
                    "user \"" + wanting.id() + "\" is online at another instance, or was until it went away;"
                            + " choose another id, or try again in some seconds");
        }
    }

    boolean includes(Subscription subscription) {
        return here.contains(subscription);
    }

    /** Whether nobody is here, wherever others may be. */
    boolean isEmpty() {
        return here.isEmpty();
    }

    /** How many there are, here and elsewhere. */
    int count() {
        return here.size() + peers.members(room, 0).count();
    }

    Welcome.Roster roster() {
        List<Member> listed =
                here.stream().limit(most).map(Subscription::member).toList();
        Welcome.Roster elsewhere = peers.members(room, most - listed.size());
        if (elsewhere.count() == 0) {
            return new Welcome.Roster(listed, here.size());
        }
        List<Member> all =
                Stream.concat(listed.stream(), elsewhere.listed().stream()).toList();
        return new Welcome.Roster(all, here.size() + elsewhere.count());
    }

    void forEach(Consumer<Subscription> action) {
        here.forEach(action);
    }

    /** Tells the other instances once more who is here. */
    void tellPeers() {
        here.forEach(subscription -> peers.here(subscription.guest(), true));
    }
}
