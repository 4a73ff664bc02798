package dev.hubbub.rest;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.hub.Hub;
import dev.hubbub.hub.RoomStatus;
import dev.hubbub.hub.Welcome;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Presence: which rooms there are, and who is in them. */
@Path("/rooms")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rooms")
public class RoomResource {

    private static final int MOST_ROOMS = 1000;

    private final Hub hub;

    RoomResource(Hub hub) {
        this.hub = hub;
    }

    @GET
    @Operation(summary = "The open rooms, the fullest first, at most " + MOST_ROOMS)
    public List<RoomView> rooms() {
        return hub.rooms().stream()
                .sorted(Comparator.comparingInt(RoomStatus::members).reversed())
                .limit(MOST_ROOMS)
                .map(RoomView::of)
                .toList();
    }

    @GET
    @Path("/{room}/members")
    @Operation(summary = "Who is in a room: the first of them, and how many there are")
    public MembersView members(@RestPath String room) {
        Room named = Room.named(room);
        Welcome.Roster roster = hub.members(named);
        if (roster.count() == 0 && hub.status(named) == null) {
            throw new HubbubException(ErrorKind.NOT_FOUND, "there is no room \"" + room + "\"; GET /rooms lists them");
        }
        return MembersView.of(roster);
    }

    /** A room at a glance; see {@link RoomStatus}. */
    public record RoomView(String room, String epoch, long offset, int members) {

        static RoomView of(RoomStatus status) {
            return new RoomView(status.room().name(), status.epoch(), status.offset(), status.members());
        }
    }

    /** Who is in a room; see {@link Welcome.Roster}. */
    public record MembersView(int count, List<MemberView> listed) {

        static MembersView of(Welcome.Roster roster) {
            return new MembersView(
                    roster.count(), roster.listed().stream().map(MemberView::of).toList());
        }
    }

    /** One of them. */
    public record MemberView(String id, String name) {

        static MemberView of(Member member) {
            return new MemberView(member.id().value(), member.name());
        }
    }
}
