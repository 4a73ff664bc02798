package dev.hubbub.grpc;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.hub.Delivery;
import dev.hubbub.hub.Farewell;
import dev.hubbub.hub.Join;
import dev.hubbub.hub.Resume;
import dev.hubbub.hub.RoomStatus;
import dev.hubbub.hub.Subscription;
import dev.hubbub.message.Draft;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import dev.hubbub.proto.ChatGrpc;
import dev.hubbub.proto.Command;
import dev.hubbub.proto.Event;
import dev.hubbub.proto.ListRoomsRequest;
import dev.hubbub.proto.ListRoomsResponse;
import dev.hubbub.relay.ChatBackend;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code chat.Chat}: join a room, talk and listen on one stream; and see which rooms there are. */
public final class ChatService {

    private static final int MOST_ROOMS = 1000;

    private final ChatBackend backend;

    public ChatService(ChatBackend backend) {
        this.backend = backend;
    }

    /** The service, to be given to a server. */
    public ServerServiceDefinition definition() {
        return Services.of(ChatGrpc.getServiceDescriptor())
                .method(ChatGrpc.getJoinMethod(), Command.getDefaultInstance(), JoinCall::new)
                .method(
                        ChatGrpc.getListRoomsMethod(),
                        ListRoomsRequest.getDefaultInstance(),
                        call -> new UnaryCall<>(call, request -> CompletableFuture.completedFuture(rooms())))
                .build();
    }

    private ListRoomsResponse rooms() {
        List<RoomStatus> open = backend.hub().rooms();
        return ListRoomsResponse.newBuilder()
                .addAllRooms(open.stream()
                        .sorted(Comparator.comparingInt(RoomStatus::members).reversed())
                        .limit(MOST_ROOMS)
                        .map(Protos::openRoom)
                        .toList())
                .setRoomCount(open.size())
                .build();
    }

    /**
     * Outside a room until a join, inside until a leave or the end of the commands. Commands are read one at a time: the
     * next when what was said has its place, and after a leave when the farewell is sent, so that a call is in one room
     * at most.
     */
    private final class JoinCall extends SubscriberCall<Command, Event> {

        private boolean commandsEnded;

        JoinCall(ServerCall<Parsed<Command>, Event> call) {
            super(call, backend.hub());
        }

        /** Reads nothing until the headers are written: what answers a request must not come before them. */
        @Override
        void begin() {
            sendHeaders(new Metadata());
            nextRequest();
        }

        @Override
        void onRequest(Command command) {
            switch (command.getCommandCase()) {
                case JOIN -> join(command.getJoin());
                case SAY -> say(command.getSay());
                case LEAVE -> joined().leave();
                case WHO -> {
                    joined().tellMembers();
                    nextRequest();
                }
                case COMMAND_NOT_SET ->
                    throw HubbubException.invalid("command", "is missing; set one of join, say, leave, who");
            }
        }

        @Override
        void onRequestsEnd() {
            commandsEnded = true;
            Subscription joined = subscription();
            if (joined == null) {
                complete();
            } else {
                joined.leave();
            }
        }

        @Override
        void deliver(Delivery delivery) {
            byte[] event = Protos.event(delivery);
            if (event != null) {
                send(event);
            }
            if (delivery instanceof Farewell) {
                unsubscribed();
                if (commandsEnded) {
                    complete();
                } else {
                    nextRequest();
                }
            }
        }

        @Override
        String protocol() {
            return "grpc-chat";
        }

        @Override
        boolean wantsPresence() {
            return true;
        }

        private void join(Command.Join join) {
            Subscription joined = subscription();
            if (joined != null) {
                throw new HubbubException(
                        ErrorKind.FAILED_PRECONDITION,
                        "join: you are in room \"" + joined.room() + "\" already; leave it first");
            }
            Member asking = CallerIdentity.member(
                    identity(), join.getUser().getId(), join.getUser().getName());
            Resume resume = join.hasResume() ? Protos.resume(join.getResume()) : null;
            Room room = Room.named(join.getRoom());
            admit(backend.admission(), asking, room, member -> {
                subscribe(new Join(room, member, resume));
                nextRequest();
            });
        }

        private void say(Command.Say say) {
            Subscription joined = joined();
            Draft draft = backend.rules().draft(joined.room(), joined.member(), Protos.content(say));
            await(backend.say(draft, caller(protocol())), taken -> nextRequest());
        }

        private Subscription joined() {
            Subscription joined = subscription();
            if (joined == null) {
                throw new HubbubException(
                        ErrorKind.FAILED_PRECONDITION,
                        "join a room first: {\"join\": {\"user\": {\"id\": \"you\"}, \"room\": \"lobby\"}}");
            }
            return joined;
        }
    }
}
