package dev.hubbub.ws;

import dev.hubbub.access.Access;
import dev.hubbub.access.Expiry;
import dev.hubbub.access.Identity;
import dev.hubbub.error.HubbubException;
import dev.hubbub.hub.Join;
import dev.hubbub.hub.Resume;
import dev.hubbub.log.LogFields;
import dev.hubbub.log.RequestTag;
import dev.hubbub.message.Caller;
import dev.hubbub.message.Draft;
import dev.hubbub.message.Member;
import dev.hubbub.relay.ChatBackend;
import dev.hubbub.stomp.Chat;
import dev.hubbub.stomp.Frame;
import dev.hubbub.stomp.Header;
import dev.hubbub.stomp.Refusal;
import dev.hubbub.stomp.ServerSubscription;
import dev.hubbub.stomp.Step;
import dev.hubbub.stomp.StompException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A connection's side of the chat: who is there, and where they listen. On the connection's event loop. */
final class StompChat implements Chat {

    private static final String AUTHORIZATION = "Authorization";
    private static final String USER_NAME = "user-name";

    private final ChatBackend backend;
    private final StompConnection connection;
    private final Guest guest;
    private final Map<ServerSubscription, RoomSubscriber> subscribers = new LinkedHashMap<>();
    private final Expiry expiry;
    private boolean left;
    /** Written before the session goes on. */
    private volatile Member member;

    StompChat(ChatBackend backend, StompConnection connection, Guest guest) {
        this.backend = backend;
        this.connection = connection;
        this.guest = guest;
        this.expiry = new Expiry(backend.hub().clock());
        this.member = Member.of(guest.session(), "");
    }

    @Override
    public CompletableFuture<List<Header>> enter(Frame connect) {
        Identity known = guest.identity();
        CompletionStage<Identity> admitted = known == null
                ? guest.entrance().ofConnect(connect.header(AUTHORIZATION), connect.header(Header.PASSCODE))
                : CompletableFuture.completedStage(known);
        return admitted.exceptionally(StompChat::refuse)
                .thenCompose(identity -> enter(identity, connect.header(Header.LOGIN)))
                .toCompletableFuture();
    }

    private CompletionStage<List<Header>> enter(Identity identity, @Nullable String login) {
        String id = identity.idFor(login == null ? "" : login);
        Member asking = id.isEmpty() ? member : Member.of(id, identity.nameFor(""));
        return backend.admission().admit(asking).thenApply(admitted -> {
            member = admitted;
            connection.eventLoop().execute(() -> expireWith(identity));
            return List.of(
                    new Header(Header.SESSION, guest.session()),
                    new Header(USER_NAME, admitted.id().value()));
        });
    }

    private void expireWith(Identity identity) {
        if (!left) {
            expiry.watch(
                    identity,
                    connection.eventLoop(),
                    () -> connection.refuse(
                            new StompException(
                                    Refusal.EXPIRED,
                                    String.valueOf(Access.expired().getMessage())),
                            List.of()));
        }
    }

    /** What is wrong with a token, or with how often it comes, is told apart from all else that may be refused. */
    private static Identity refuse(Throwable failure) {
        Throwable reason =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (reason instanceof HubbubException refused) {
            String why = String.valueOf(refused.getMessage());
            switch (refused.kind()) {
                case UNAUTHENTICATED, PERMISSION_DENIED -> throw new StompException(Refusal.CREDENTIALS, why);
                case RESOURCE_EXHAUSTED -> throw new StompException(Refusal.RATE, why);
                default -> {}
            }
        }
        throw new CompletionException(reason);
    }

    @Override
    public void subscribe(ServerSubscription subscription, Frame subscribe) {
        Resume resume = resume(subscribe);
        Join join = new Join(Destinations.room(subscribe.required(Header.DESTINATION)), member, resume);
        RoomSubscriber subscriber = new RoomSubscriber(connection, subscription, resume != null);
        subscribers.put(subscription, subscriber);
        subscriber.entered(backend.hub().subscribe(join, connection.eventLoop(), subscriber));
    }

    @Override
    public void unsubscribe(ServerSubscription subscription) {
        RoomSubscriber subscriber = subscribers.remove(subscription);
        if (subscriber != null) {
            subscriber.leave();
        }
    }

    @Override
    public void acknowledged(ServerSubscription subscription) {
        RoomSubscriber subscriber = subscribers.get(subscription);
        if (subscriber != null) {
            subscriber.drain();
        }
    }

    @Override
    public Step say(Frame send) {
        Draft draft = backend.rules()
                .draft(Destinations.room(send.required(Header.DESTINATION)), member, SentContent.of(send));
        Caller caller = caller(send);
        return () -> backend.say(draft, caller).toCompletableFuture();
    }

    /** Adds what is known of the session to the log. */
    LogFields describe(LogFields fields) {
        return fields.request(guest.tag()).user(member.id().value());
    }

    /** The connection takes more. */
    void drain() {
        List.copyOf(subscribers.values()).forEach(RoomSubscriber::drain);
    }

    /** The session is over: leaves all rooms. */
    void leave() {
        left = true;
        expiry.cancel();
        subscribers.values().forEach(RoomSubscriber::leave);
        subscribers.clear();
    }

    /** A frame may have a trace of its own; else it belongs to the session's, if that has one. */
    private Caller caller(Frame send) {
        String traceParent = send.header(Caller.TRACE_PARENT);
        return traceParent == null
                ? guest.caller()
                : new Caller(guest.caller().protocol(), traceParent, send.header(Caller.TRACE_STATE));
    }

    private static @Nullable Resume resume(Frame subscribe) {
        String epoch = subscribe.header(MessageFrames.EPOCH);
        String offset = subscribe.header(MessageFrames.OFFSET);
        if (epoch == null && offset == null) {
            return null;
        }
        if (epoch == null || offset == null) {
            throw HubbubException.invalid("epoch, offset", "give both to resume, or neither to begin anew");
        }
        try {
            return new Resume(epoch, Long.parseLong(offset));
        } catch (NumberFormatException none) {
            throw HubbubException.invalid("offset", "must be the number of the last message that you have, or 0");
        }
    }

    /**
     * Somebody who has come as far as the WebSocket.
     *
     * @param session what the session is called, and they where they give no name
     * @param tag what it is called in the log
     * @param caller how what is said there comes in
     * @param entrance where they come in
     * @param identity who they are; null when they have not shown it yet
     */
    record Guest(String session, RequestTag tag, Caller caller, Entrance entrance, @Nullable Identity identity) {}
}
