package dev.hubbub.grpc;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.http2.GrpcFrames;
import dev.hubbub.hub.Delivery;
import dev.hubbub.hub.Farewell;
import dev.hubbub.hub.Hub;
import dev.hubbub.hub.Join;
import dev.hubbub.hub.Notice;
import dev.hubbub.hub.Sequenced;
import dev.hubbub.hub.Subscription;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import dev.hubbub.message.UserId;
import dev.hubbub.proto.ChatMessage;
import dev.hubbub.proto.ChatServiceGrpc;
import dev.hubbub.relay.ChatBackend;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code chat.ChatService}: from one person to another, through the target's direct room. What cannot be done is
 * answered on the stream by the user "server", and the stream goes on.
 */
public final class DirectChatService {

    private static final String SERVER = "server";
    private static final String LIST = "list";
    private static final String CONNECT = "connect ";
    private static final CompletionStage<String> DONE = CompletableFuture.completedStage("");

    private final ChatBackend backend;
    private final Hub hub;
    private final Clock clock;

    public DirectChatService(ChatBackend backend, Clock clock) {
        this.backend = backend;
        this.hub = backend.hub();
        this.clock = clock;
    }

    /** The service, to be given to a server. */
    public ServerServiceDefinition definition() {
        return Services.of(ChatServiceGrpc.getServiceDescriptor())
                .method(ChatServiceGrpc.getChatStreamMethod(), ChatMessage.getDefaultInstance(), DirectCall::new)
                .build();
    }

    private static String explain(Throwable failure) {
        Throwable reason = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (reason instanceof HubbubException refused) {
            return "error: " + refused.getMessage();
        }
        throw new CompletionException(reason);
    }

    private final class DirectCall extends SubscriberCall<ChatMessage, ChatMessage> {

        private @Nullable UserId partner;

        DirectCall(ServerCall<Parsed<ChatMessage>, ChatMessage> call) {
            super(call, hub);
        }

        /** Reads nothing until the headers are written: what answers a request must not come before them. */
        @Override
        void begin() {
            sendHeaders(new Metadata());
            nextRequest();
        }

        @Override
        void onRequest(ChatMessage frame) {
            Subscription registered = subscription();
            if (registered == null) {
                Member asking = asking(frame);
                admit(backend.admission(), asking, Room.direct(asking.id()), member -> {
                    subscribe(new Join(Room.direct(member.id()), member, null));
                    obey(frame.getMessage().isEmpty() ? DONE : obeyOrExplain(frame, member));
                });
            } else {
                obey(obeyOrExplain(frame, registered.member()));
            }
        }

        @Override
        void onRequestsEnd() {
            Subscription registered = subscription();
            if (registered == null) {
                complete();
            } else {
                registered.leave();
            }
        }

        @Override
        void deliver(Delivery delivery) {
            if (delivery instanceof Sequenced sequenced) {
                send(sequenced.as(Protos.DIRECT));
            } else if (delivery instanceof Notice notice) {
                send(GrpcFrames.of(ChatMessage.newBuilder()
                        .setUser(SERVER)
                        .setMessage(notice.text())
                        .setTimestamp(clock.instant().getEpochSecond())
                        .build()));
            } else if (delivery instanceof Farewell) {
                complete();
            }
        }

        @Override
        String protocol() {
            return "grpc-direct";
        }

        /** The first frame names the user; a text with a target in it is sent, too. */
        private Member asking(ChatMessage frame) {
            String user = identity().idFor(frame.getUser());
            if (user.equals(SERVER)) {
                throw HubbubException.invalid("user", "\"" + SERVER + "\" is the server's own name; choose another");
            }
            String flaw = UserId.flaw(user);
            if (flaw != null) {
                throw HubbubException.invalid("user", flaw);
            }
            return Member.of(user, identity().nameFor(""));
        }

        private void obey(CompletionStage<String> command) {
            await(command, answer -> {
                answer(answer);
                nextRequest();
            });
        }

        private CompletionStage<String> obeyOrExplain(ChatMessage frame, Member sender) {
            return CompletableFuture.completedStage(frame)
                    .thenCompose(command -> obey(command, sender))
                    .exceptionally(DirectChatService::explain);
        }

        /** The answer, which may be empty, when the next frame may be obeyed. */
        private CompletionStage<String> obey(ChatMessage frame, Member sender) {
            String text = frame.getMessage();
            if (!frame.getTargetId().isEmpty()) {
                return say(frame.getTargetId(), sender, text);
            } else if (text.equals(LIST)) {
                return CompletableFuture.completedStage(hub.directMembers().stream()
                        .map(member -> member.id().value())
                        .sorted()
                        .collect(Collectors.joining(", ", "online: ", "")));
            } else if (text.startsWith(CONNECT)) {
                return CompletableFuture.completedStage(
                        connect(text.substring(CONNECT.length()).strip()));
            } else if (partner != null) {
                return say(partner.value(), sender, text);
            }
            throw new HubbubException(
                    ErrorKind.FAILED_PRECONDITION,
                    "no target; set target_id, or send \"connect <id>\" first (\"list\" says who is online)");
        }

        private String connect(String id) {
            UserId chosen = target(id);
            if (hub.members(Room.direct(chosen)).count() == 0) {
                return "error: user \"" + id + "\" is not online; \"list\" says who is";
            }
            partner = chosen;
            return "connected to " + id;
        }

        private CompletionStage<String> say(String target, Member sender, String text) {
            return backend.say(backend.rules().draft(Room.direct(target(target)), sender, text, ""), caller(protocol()))
                    .thenApply(taken -> "");
        }

        private UserId target(String id) {
            String flaw = UserId.flaw(id);
            if (flaw != null) {
                throw HubbubException.invalid("target_id", flaw);
            }
            return new UserId(id);
        }

        private void answer(String text) {
            Subscription registered = subscription();
            if (registered != null && !text.isEmpty()) {
                registered.tell(new Notice(text));
            }
        }
    }
}
