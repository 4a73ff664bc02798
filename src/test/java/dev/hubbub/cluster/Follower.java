package dev.hubbub.cluster;

import dev.hubbub.proto.BroadcastGrpc;
import dev.hubbub.proto.Connect;
import dev.hubbub.proto.Message;
import dev.hubbub.proto.Resume;
import dev.hubbub.proto.User;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Somebody who listens in a room, and goes on at the next instance, from where they were, when theirs is gone. */
final class Follower {

    private static final Metadata.Key<String> EPOCH = key("hubbub-epoch");
    private static final Metadata.Key<String> OFFSET = key("hubbub-offset");
    private static final Metadata.Key<String> RECOVERED = key("hubbub-recovered");
    private static final int RETRY_MILLIS = 100;

    private final String room;
    private final String user;
    private final List<? extends Channel> instances;
    private final ScheduledExecutorService retries;
    private final List<Heard> heard = new ArrayList<>();
    private int instance;
    private int moves;
    private int notRecovered;
    private @Nullable Resume place;
    private boolean closed;

    Follower(String room, String user, List<? extends Channel> instances, ScheduledExecutorService retries) {
        this.room = room;
        this.user = user;
        this.instances = instances;
        this.retries = retries;
    }

    /** Begins to listen at an instance. */
    synchronized void listen(int at) {
        instance = at;
        Connect.Builder connect =
                Connect.newBuilder().setUser(User.newBuilder().setId(user)).setRoom(room);
        if (place != null) {
            connect.setResume(place);
        }
        ClientCall<Connect, Message> call =
                instances.get(at).newCall(BroadcastGrpc.getCreateStreamMethod(), CallOptions.DEFAULT);
        call.start(new Stream(call), new Metadata());
        call.sendMessage(connect.build());
        call.halfClose();
        call.request(1);
    }

    synchronized boolean isThere() {
        return place != null;
    }

    synchronized void close() {
        closed = true;
    }

    String room() {
        return room;
    }

    synchronized List<Heard> heard() {
        return List.copyOf(heard);
    }

    synchronized boolean hasHeard(String text) {
        return heard.stream().anyMatch(message -> message.text().equals(text));
    }

    /** How often they found another instance. */
    synchronized int moves() {
        return moves;
    }

    /** How often an instance could not tell them all they had missed. */
    synchronized int notRecovered() {
        return notRecovered;
    }

    private synchronized void hear(Message message) {
        place = Resume.newBuilder()
                .setEpoch(message.getEpoch())
                .setOffset(message.getOffset())
                .build();
        heard.add(new Heard(message.getEpoch(), message.getOffset(), message.getContent()));
    }

    private synchronized void onWelcome(Metadata headers) {
        if (place == null) {
            place = Resume.newBuilder()
                    .setEpoch(String.valueOf(headers.get(EPOCH)))
                    .setOffset(Long.parseLong(String.valueOf(headers.get(OFFSET))))
                    .build();
        } else {
            moves++;
            notRecovered += "true".equals(headers.get(RECOVERED)) ? 0 : 1;
        }
    }

    private synchronized void onEnd() {
        if (!closed) {
            int next = (instance + 1) % instances.size();
            retries.schedule(() -> listen(next), RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    /** A message, and its place. */
    record Heard(String epoch, long offset, String text) {}

    private final class Stream extends ClientCall.Listener<Message> {

        private final ClientCall<Connect, Message> call;

        Stream(ClientCall<Connect, Message> call) {
            this.call = call;
        }

        @Override
        public void onHeaders(Metadata headers) {
            onWelcome(headers);
        }

        @Override
        public void onMessage(Message message) {
            hear(message);
            call.request(1);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            onEnd();
        }
    }
}
