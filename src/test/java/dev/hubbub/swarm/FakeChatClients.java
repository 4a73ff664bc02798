package dev.hubbub.swarm;

import dev.hubbub.client.ChatClient;
import dev.hubbub.client.ChatClients;
import dev.hubbub.client.Position;
import dev.hubbub.client.Subscribed;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A chat server in memory, which delivers before it answers, and can be told to misbehave. Any thread. */
final class FakeChatClients implements ChatClients {

    private final Map<Room, List<FakeClient>> rooms = new HashMap<>();
    private final Map<Room, Long> offsets = new HashMap<>();
    private final Set<String> refusedMembers = new HashSet<>();
    private final Set<String> silentMembers = new HashSet<>();
    private BiPredicate<String, String> dropped = (member, mark) -> false;
    private BiPredicate<String, String> duplicated = (member, mark) -> false;
    private boolean refusing;
    private int closedClients;
    private boolean closed;

    /** Refuses the subscriptions of these members. */
    synchronized FakeChatClients refusing(String... members) {
        refusedMembers.addAll(List.of(members));
        return this;
    }

    /** Never answers the subscriptions of these members. */
    synchronized FakeChatClients silentFor(String... members) {
        silentMembers.addAll(List.of(members));
        return this;
    }

    /** Does not deliver where this holds for the receiver's id and the mark. */
    synchronized FakeChatClients dropping(BiPredicate<String, String> where) {
        dropped = where;
        return this;
    }

    /** Delivers twice where this holds for the receiver's id and the mark. */
    synchronized FakeChatClients duplicating(BiPredicate<String, String> where) {
        duplicated = where;
        return this;
    }

    /** Takes no message. */
    synchronized FakeChatClients refusingMessages() {
        refusing = true;
        return this;
    }

    /** Delivers something that was not published by a client of the swarm. */
    synchronized void deliver(Room room, String mark) {
        long offset = offsets.merge(room, 1L, Long::sum);
        for (FakeClient client : List.copyOf(rooms.getOrDefault(room, List.of()))) {
            client.receive(mark, offset);
        }
    }

    /** Ends a member's subscription from the server's side. */
    synchronized void end(String member) {
        for (FakeClient client : subscribers()) {
            if (client.member.equals(member)) {
                client.leave();
                client.listener().onEnd("ended by the test");
            }
        }
    }

    synchronized int closedClients() {
        return closedClients;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public ChatClient client(Room room, Member member) {
        return new FakeClient(room, member.id().value());
    }

    @Override
    public synchronized int connections() {
        return 1;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private List<FakeClient> subscribers() {
        return rooms.values().stream().flatMap(List::stream).toList();
    }

    private static <T> CompletionStage<T> refusal(String reason) {
        return CompletableFuture.failedFuture(new HubbubException(ErrorKind.UNAVAILABLE, reason));
    }

    private final class FakeClient implements ChatClient {

        private final Room room;
        private final String member;
        private @Nullable Listener listener;

        FakeClient(Room room, String member) {
            this.room = room;
            this.member = member;
        }

        @Override
        public CompletionStage<Void> connect() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Subscribed> subscribe(Listener subscriber, @Nullable Position resume) {
            synchronized (FakeChatClients.this) {
                if (silentMembers.contains(member)) {
                    return new CompletableFuture<>();
                }
                if (refusedMembers.contains(member)) {
                    return refusal("refused by the test");
                }
                listener = subscriber;
                rooms.computeIfAbsent(room, name -> new ArrayList<>()).add(this);
                return CompletableFuture.completedFuture(new Subscribed(false));
            }
        }

        @Override
        public void pause() {}

        @Override
        public void read(int messages) {}

        @Override
        public void resume() {}

        @Override
        public CompletionStage<Void> publish(String content, String mark) {
            synchronized (FakeChatClients.this) {
                if (refusing) {
                    return refusal("not taken by the test");
                }
                deliver(room, mark);
                return CompletableFuture.completedFuture(null);
            }
        }

        @Override
        public void close() {
            synchronized (FakeChatClients.this) {
                closedClients++;
                leave();
            }
        }

        void leave() {
            rooms.getOrDefault(room, new ArrayList<>()).remove(this);
        }

        Listener listener() {
            return Objects.requireNonNull(listener);
        }

        void receive(String mark, long offset) {
            int times = dropped.test(member, mark) ? 0 : duplicated.test(member, mark) ? 2 : 1;
            for (int i = 0; i < times; i++) {
                listener().onMessage("", mark, "epoch", offset);
            }
        }
    }
}
