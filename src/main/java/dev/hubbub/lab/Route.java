package dev.hubbub.lab;

import dev.hubbub.client.ChatClient;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import java.util.List;

/**
 * Which target a virtual user dials: its own at first, and the next in order whenever a connection breaks or cannot be
 * had. On the control thread.
 */
final class Route {

    private final List<Place> places;
    private int at;
    /** Where it was at last; before it was anywhere, where it was sent. */
    private int last;

    private boolean here;

    Route(List<Place> places, int first) {
        this.places = places;
        this.at = first;
        this.last = first;
    }

    /** A new client of the target that it is to dial now. */
    ChatClient client(Room room, Member member) {
        return place().clients().client(room, member);
    }

    /** The target that it is to dial now. */
    TargetCounts target() {
        return place().counts();
    }

    /** Whether there is another target to go to. */
    boolean hasOthers() {
        return places.size() > 1;
    }

    /** It has a subscription there. */
    void subscribed(boolean recovered) {
        target().connects++;
        if (recovered) {
            target().resumed++;
        }
        arrive();
    }

    /** It could not be subscribed there: goes to the next. */
    void refused() {
        target().connectFailures++;
        moveOn();
    }

    /** It makes itself at home there. */
    void arrive() {
        if (at != last) {
            target().moved++;
            last = at;
        }
        target().users++;
        here = true;
    }

    /** Its connection is lost: goes to the next. */
    void lost() {
        leave();
        moveOn();
    }

    /** It hangs up; nothing happens when it was not there. */
    void leave() {
        if (here) {
            here = false;
            target().users--;
        }
    }

    private void moveOn() {
        at = (at + 1) % places.size();
    }

    private Place place() {
        return places.get(at);
    }
}
