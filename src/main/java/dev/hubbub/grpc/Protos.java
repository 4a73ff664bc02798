package dev.hubbub.grpc;

import com.google.protobuf.Timestamp;
import dev.hubbub.hub.Delivery;
import dev.hubbub.hub.Encoding;
import dev.hubbub.hub.Farewell;
import dev.hubbub.hub.Gap;
import dev.hubbub.hub.PresenceChange;
import dev.hubbub.hub.Sequenced;
import dev.hubbub.hub.Welcome;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Member;
import dev.hubbub.proto.Event;
import dev.hubbub.proto.Message;
import dev.hubbub.proto.User;
import java.time.Instant;
import java.util.List;

/** Maps values to messages on the wire. */
final class Protos {

    /** A message as {@code chat.Broadcast} sends it. */
    static final Encoding<Message> MESSAGE = new Encoding<>(Protos::message);

    /** A message as {@code chat.Chat} sends it. */
    private static final Encoding<Event> MESSAGE_EVENT = new Encoding<>(
            message -> Event.newBuilder().setMessage(message(message)).build());

    private Protos() {}

    static Event event(Delivery delivery) {
        if (delivery instanceof Sequenced message) {
            return message.as(MESSAGE_EVENT);
        }
        Event.Builder event = Event.newBuilder();
        if (delivery instanceof Welcome welcome) {
            event.setWelcome(Event.Welcome.newBuilder()
                    .setRoom(welcome.room().name())
                    .setEpoch(welcome.epoch())
                    .setOffset(welcome.offset())
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
        }
        return event.build();
    }

    static Event members(Welcome.Roster roster) {
        return Event.newBuilder()
                .setMembers(Event.Members.newBuilder()
                        .addAllMembers(users(roster.listed()))
                        .setMemberCount(roster.count()))
                .build();
    }

    private static Event.Left left(Member member, int memberCount) {
        return Event.Left.newBuilder()
                .setUser(user(member))
                .setMemberCount(memberCount)
                .build();
    }

    private static Message message(ChatMessage message) {
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
