package dev.hubbub.client.grpc;

import com.google.protobuf.Timestamp;
import dev.hubbub.client.ChatEvent;
import dev.hubbub.client.ChatEvent.Person;
import dev.hubbub.client.ChatEvent.Roster;
import dev.hubbub.client.ChatSession.OpenRoom;
import dev.hubbub.client.ChatSession.OpenRooms;
import dev.hubbub.client.Join;
import dev.hubbub.client.Position;
import dev.hubbub.message.Member;
import dev.hubbub.proto.Command;
import dev.hubbub.proto.Event;
import dev.hubbub.proto.ListRoomsResponse;
import dev.hubbub.proto.Message;
import dev.hubbub.proto.Resume;
import dev.hubbub.proto.User;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps a chat's values to messages on the wire, and back. */
final class ChatProtos {

    static final Command WHO =
            Command.newBuilder().setWho(Command.Who.getDefaultInstance()).build();

    /** The largest second that an {@link Instant} has a printable date for: the end of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private ChatProtos() {}

    static Command command(Join join) {
        Command.Join.Builder command = Command.Join.newBuilder()
                .setUser(user(join.member()))
                .setRoom(join.room().name());
        Position resume = join.resume();
        if (resume != null) {
            command.setResume(Resume.newBuilder().setEpoch(resume.epoch()).setOffset(resume.offset()));
        }
        return Command.newBuilder().setJoin(command).build();
    }

    static Message message(Join join, String content, String correlationId) {
        return Message.newBuilder()
                .setId(join.member().id().value())
                .setSenderName(join.member().name())
                .setRoom(join.room().name())
                .setContent(content)
                .setCorrelationId(correlationId)
                .build();
    }

    static OpenRooms rooms(ListRoomsResponse rooms) {
        return new OpenRooms(
                rooms.getRoomsList().stream()
                        .map(room -> new OpenRoom(room.getName(), room.getMemberCount()))
                        .toList(),
                rooms.getRoomCount());
    }

    /** Null for what is not known here. */
    static @Nullable ChatEvent event(Event event) {
        return switch (event.getEventCase()) {
            case WELCOME -> joined(event.getWelcome());
            case MESSAGE -> said(event.getMessage());
            case JOINED ->
                new ChatEvent.Came(
                        person(event.getJoined().getUser()), event.getJoined().getMemberCount());
            case LEFT ->
                new ChatEvent.Went(
                        person(event.getLeft().getUser()), event.getLeft().getMemberCount());
            case MEMBERS ->
                new ChatEvent.Present(roster(
                        event.getMembers().getMembersList(), event.getMembers().getMemberCount()));
            case GAP ->
                new ChatEvent.Skipped(event.getGap().getFirst(), event.getGap().getLast());
            case EVENT_NOT_SET -> null;
        };
    }

    private static ChatEvent joined(Event.Welcome welcome) {
        return new ChatEvent.Joined(
                welcome.getRoom(),
                new Position(welcome.getEpoch(), welcome.getOffset()),
                roster(welcome.getMembersList(), welcome.getMemberCount()),
                welcome.getRecovered());
    }

    private static ChatEvent said(Message message) {
        String name = message.getSenderName().isEmpty() ? message.getId() : message.getSenderName();
        return new ChatEvent.Said(
                new Person(message.getId(), name),
                message.getContent(),
                message.getCorrelationId(),
                time(message.getTimestamp()),
                new Position(message.getEpoch(), message.getOffset()));
    }

    /** Servers may send what is no time. */
    private static Instant time(Timestamp timestamp) {
        return Instant.ofEpochSecond(
                Math.max(0, Math.min(timestamp.getSeconds(), LAST_SECOND)),
                Math.max(0, Math.min(timestamp.getNanos(), 999_999_999)));
    }

    private static Roster roster(List<User> listed, int count) {
        return new Roster(listed.stream().map(ChatProtos::person).toList(), count);
    }

    private static Person person(User user) {
        return new Person(user.getId(), user.getName().isEmpty() ? user.getId() : user.getName());
    }

    private static User user(Member member) {
        return User.newBuilder()
                .setId(member.id().value())
                .setName(member.name())
                .build();
    }
}
