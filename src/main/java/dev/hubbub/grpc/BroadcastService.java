package dev.hubbub.grpc;

import dev.hubbub.access.Identity;
import dev.hubbub.error.HubbubException;
import dev.hubbub.hub.Delivery;
import dev.hubbub.hub.Join;
import dev.hubbub.hub.Resume;
import dev.hubbub.hub.Sequenced;
import dev.hubbub.hub.Welcome;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import dev.hubbub.proto.BroadcastGrpc;
import dev.hubbub.proto.Close;
import dev.hubbub.proto.Connect;
import dev.hubbub.proto.Message;
import dev.hubbub.relay.ChatBackend;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import java.util.concurrent.CompletionStage;

/**
 * {@code chat.Broadcast}: a stream of everything said in a room, and a unary call to say something. The stream's
 * headers are sent when it is subscribed, with the room, its epoch and the offset after which messages follow; to
 * whoever resumes they say whether these are all that was missed.
 */
public final class BroadcastService {

    static final Metadata.Key<String> ROOM = Statuses.ascii("hubbub-room");
    static final Metadata.Key<String> EPOCH = Statuses.ascii("hubbub-epoch");
    static final Metadata.Key<String> OFFSET = Statuses.ascii("hubbub-offset");
    static final Metadata.Key<String> RECOVERED = Statuses.ascii("hubbub-recovered");

    private static final String PROTOCOL = "grpc-broadcast";

    private final ChatBackend backend;

    public BroadcastService(ChatBackend backend) {
        this.backend = backend;
    }

    /** The service, to be given to a server. */
    public ServerServiceDefinition definition() {
        return Services.of(BroadcastGrpc.getServiceDescriptor())
                .method(BroadcastGrpc.getCreateStreamMethod(), Connect.getDefaultInstance(), StreamCall::new)
                .method(BroadcastGrpc.getBroadcastMessageMethod(), Message.getDefaultInstance(), this::broadcastCall)
                .build();
    }

    private UnaryCall<Message, Close> broadcastCall(ServerCall<Parsed<Message>, Close> call) {
        Identity identity = CallerIdentity.of(call);
        return new UnaryCall<>(
                call, (message, own) -> broadcast(identity, message, own), (message, fields) -> fields.user(
                                message.getId().isEmpty() ? identity.subject() : message.getId())
                        .room(message.getRoom()));
    }

    private CompletionStage<Close> broadcast(Identity identity, Message message, Call<Message, Close> call) {
        String sender = identity.idFor(message.getId());
        String name = identity.nameFor(message.getSenderName());
        Draft draft = backend.rules().draft(message.getRoom(), sender, name, Protos.content(message));
        return backend.admitAndSay(draft, call.caller(PROTOCOL)).thenApply(BroadcastService::close);
    }

    private static Close close(ChatMessage taken) {
        return Close.newBuilder()
                .setOffset(taken.offset())
                .setEpoch(taken.epoch())
                .build();
    }

    private final class StreamCall extends SubscriberCall<Connect, Message> {

        private boolean resuming;

        StreamCall(ServerCall<Parsed<Connect>, Message> call) {
            super(call, backend.hub());
        }

        @Override
        void onRequest(Connect request) {
            Member asking = CallerIdentity.member(
                    identity(), request.getUser().getId(), request.getUser().getName());
            resuming = request.hasResume();
            Resume resume = resuming ? Protos.resume(request.getResume()) : null;
            Room room = Room.named(request.getRoom());
            admit(backend.admission(), asking, room, member -> subscribe(new Join(room, member, resume)));
        }

        @Override
        void onRequestsEnd() {
            if (!isAsked()) {
                throw HubbubException.invalid("request", "is missing; this method takes one");
            }
        }

        @Override
        void deliver(Delivery delivery) {
            if (delivery instanceof Sequenced message) {
                send(message.as(Protos.MESSAGE));
            } else if (delivery instanceof Welcome welcome) {
                Metadata headers = new Metadata();
                headers.put(ROOM, welcome.room().name());
                headers.put(EPOCH, welcome.epoch());
                headers.put(OFFSET, Long.toString(welcome.offset()));
                if (resuming) {
                    headers.put(RECOVERED, Boolean.toString(welcome.recovered()));
                }
                sendHeaders(headers);
            }
        }

        @Override
        String protocol() {
            return PROTOCOL;
        }
    }
}
