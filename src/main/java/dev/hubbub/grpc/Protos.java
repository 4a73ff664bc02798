package dev.hubbub.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import com.google.protobuf.UnsafeByteOperations;
import dev.hubbub.error.HubbubException;
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
import dev.hubbub.message.Binary;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Content;
import dev.hubbub.message.Draft;
import dev.hubbub.message.Member;
import dev.hubbub.proto.Command;
import dev.hubbub.proto.Event;
import dev.hubbub.proto.ListRoomsResponse;
import dev.hubbub.proto.Message;
import dev.hubbub.proto.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
        Draft said = message.draft();
        Message.Builder proto = Message.newBuilder()
                .setId(said.sender().id().value())
                .setContent(said.content())
                .setTimestamp(timestamp(message.time()))
                .setRoom(said.room().name())
                .setSenderName(said.sender().name())
                .setOffset(message.offset())
                .setEpoch(message.epoch())
                .setCorrelationId(said.correlationId());
        Binary binary = said.binary();
        if (binary != null) {
            proto.setBody(UnsafeByteOperations.unsafeWrap(binary.bytes())).setContentType(binary.type());
        }
        return proto.build();
    }

    /**
     * What a client says.
     *
     * @throws HubbubException INVALID_ARGUMENT when a text has a type, which only bytes have
     */
    static Content content(Message message) {
        return content(message.getContent(), message.getBody(), message.getContentType(), message.getCorrelationId());
    }

    /** Likewise. */
    static Content content(Command.Say say) {
        return content(say.getContent(), say.getBody(), say.getContentType(), say.getCorrelationId());
    }

    private static Content content(String text, ByteString body, String type, String correlationId) {
        if (!body.isEmpty()) {
            return Content.of(new Binary(body.toByteArray(), type), text, correlationId, Map.of());
        }
        if (!type.isEmpty()) {
            throw HubbubException.invalid("content_type", "is that of a body; leave it out, or put bytes in body");
        }
        return new Content(text, correlationId, Map.of());
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
