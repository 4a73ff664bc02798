package dev.hubbub.grpc;

import com.google.protobuf.Timestamp;
import dev.hubbub.http2.GrpcFrames;
import dev.hubbub.hub.Delivery;
import dev.hubbub.hub.Encoding;
import dev.hubbub.hub.Farewell;
import dev.hubbub.hub.Gap;
import dev.hubbub.hub.PresenceChange;
import dev.hubbub.hub.Present;
import dev.hubbub.hub.Resume;
import dev.hubbub.hub.RoomStatus;
import dev.hubbub.hub.Sequenced;
import dev.hubbub.hub.Welcome;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import dev.hubbub.message.Member;
import dev.hubbub.proto.Event;
import dev.hubbub.proto.ListRoomsResponse;
import dev.hubbub.proto.Message;
import dev.hubbub.proto.User;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps values to messages on the wire. */
final class Protos {

    /** A message as {@code chat.Broadcast} sends it. */
    static final Encoding<byte[]> MESSAGE = new Encoding<>(message -> GrpcFrames.of(message(message)));

    /** A message as {@code chat.ChatService} sends it. */
    static final Encoding<byte[]> DIRECT = new Encoding<>(message -> GrpcFrames.of(direct(message)));

    /** A message as {@code chat.Chat} sends it. */
    private static final Encoding<byte[]> MESSAGE_EVENT = new Encoding<>(message ->
            GrpcFrames.of(Event.newBuilder().setMessage(message(message)).build()));

    private Protos() {}

    /** What {@code chat.Chat} sends for a delivery; null when it has no word for it. */
    static byte @Nullable [] event(Delivery delivery) {
        if (delivery instanceof Sequenced message) {
            return message.as(MESSAGE_EVENT);
        }
        Event.Builder event = Event.newBuilder();
        if (delivery instanceof Welcome welcome) {
            event.setWelcome(Event.Welcome.newBuilder()
                    .setRoom(welcome.room().name())
                    .setEpoch(welcome.epoch())
                    .setOffset(welcome.offset())
                    .setRecovered(welcome.recovered())
                    .addAllMembers(users(welcome.roster().listed()))
                    .setMemberCount(welcome.roster().count()));
        } else if (delivery instanceof PresenceChange change && change.joined()) {
            event.setJoined(
                    Event.Joined.newBuilder().setUser(user(change.member())).setMemberCount(change.memberCount()));
        } else if (delivery instanceof PresenceChange change) {
            event.setLeft(left(change.member(), change.memberCount()));
        } else if (delivery instanceof Farewell farewell) {
            event.setLeft(left(farewell.member(), farewell.memberCount()));
        } else if (delivery instanceof Gap gap) {
            event.setGap(Event.Gap.newBuilder().setFirst(gap.first()).setLast(gap.last()));
        } else if (delivery instanceof Present present) {
            event.setMembers(Event.Members.newBuilder()
                    .addAllMembers(users(present.roster().listed()))
                    .setMemberCount(present.roster().count()));
        } else {
            return null;
        }
        return GrpcFrames.of(event.build());
    }

    static Resume resume(dev.hubbub.proto.Resume resume) {
        return new Resume(resume.getEpoch(), resume.getOffset());
    }

    static ListRoomsResponse.OpenRoom openRoom(RoomStatus status) {
        return ListRoomsResponse.OpenRoom.newBuilder()
                .setName(status.room().name())
                .setMemberCount(status.members())
                .build();
    }

    private static Event.Left left(Member member, int memberCount) {
        return Event.Left.newBuilder()
                .setUser(user(member))
                .setMemberCount(memberCount)
                .build();
    }

    static Message message(ChatMessage message) {
        return Message.newBuilder()
                .setId(message.draft().sender().id().value())
                .setContent(message.draft().content())
                .setTimestamp(timestamp(message.time()))
                .setRoom(message.draft().room().name())
                .setSenderName(message.draft().sender().name())
                .setOffset(message.offset())
                .setEpoch(message.epoch())
                .setCorrelationId(message.draft().correlationId())
                .build();
    }

    private static dev.hubbub.proto.ChatMessage direct(ChatMessage message) {
        Draft said = message.draft();
        return dev.hubbub.proto.ChatMessage.newBuilder()
                .setUser(said.sender().id().value())
                .setTargetId(said.room().name().substring(1))
                .setMessage(said.content())
                .setTimestamp(message.time().getEpochSecond())
                .build();
    }

    private static Timestamp timestamp(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }

    private static List<User> users(List<Member> members) {
        return members.stream().map(Protos::user).toList();
    }

    private static User user(Member member) {
        return User.newBuilder()
                .setId(member.id().value())
                .setName(member.name())
                .build();
    }
}
