package dev.hubbub.lab;

import dev.hubbub.client.ChatClient;
import dev.hubbub.client.ChatClients;
import dev.hubbub.client.Dialler;
import dev.hubbub.client.Position;
import dev.hubbub.client.Subscribed;
import dev.hubbub.client.Target;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A chat server in virtual time, with any number of addresses, that keeps what was said, and can be told to misbehave. One thread. */
final class FakeTarget implements Dialler {

    private final VirtualTime time;
    private final Map<Room, List<String>> said = new LinkedHashMap<>();
    private final List<FakeClient> subscribers = new ArrayList<>();

    long latencyNanos = 1_000_000;
    /** On top of the latency, until what a member says reaches it. */
    ToLongFunction<String> detourNanos = member -> 0;

    long connectNanos;
    /** From its answer to the arrival at subscribers. */
    long fanOutNanos;
    /** How long a reader that reads again takes to come to what it has left. */
    long catchUpNanos;

    boolean down;
    /** Addresses at which it is down, and others at which it does not answer. */
    final Set<String> downAt = new HashSet<>();

    final Set<String> lostAt = new HashSet<>();
    /** Takes what is said, but lets nobody subscribe. */
    boolean deaf;

    boolean remembers = true;
    boolean swallowing;
    boolean silent;
    /** Passes on what it is told, and never says that it took it. */
    boolean mute;

    boolean breaksWhenClosed;
    Misdeed misdeed = (client, offset) -> 1;
    int dials;

    FakeTarget(VirtualTime time) {
        this.time = time;
    }

    /** What it does with a delivery. */
    @FunctionalInterface
    interface Misdeed {

        /** How often a subscriber gets the message of this offset, from 1. */
        int times(String member, long offset);
    }

    /** Ends every subscription. */
    void dropEverybody() {
        List.copyOf(subscribers).forEach(client -> client.end("dropped by the test"));
    }

    /** One of its addresses breaks down. */
    void breakDown(String address) {
        downAt.add(address);
        List.copyOf(subscribers).stream()
                .filter(client -> client.address.equals(address))
                .forEach(client -> client.end("broken down by the test"));
    }

    int subscribers() {
        return subscribers.size();
    }

    @Override
    public ChatClients dial(Target target, int streamsPerConnection) {
        return new ChatClients() {
            @Override
            public ChatClient client(Room room, Member member) {
                return new FakeClient(target.address(), room, member.id().value());
            }

            @Override
            public int connections() {
                return 1;
            }

            @Override
            public void close() {
                if (breaksWhenClosed) {
                    throw new IllegalStateException("broken by the test");
                }
            }
        };
    }

    private HubbubException refusal() {
        return new HubbubException(ErrorKind.UNAVAILABLE, "down by the test");
    }

    private final class FakeClient implements ChatClient {

        private final String address;
        private final Room room;
        private final String member;
        private final List<Runnable> unread = new ArrayList<>();
        private @Nullable Listener listener;
        private @Nullable CompletableFuture<Subscribed> confirmation;
        private boolean paused;

        FakeClient(String address, Room room, String member) {
            this.address = address;
            this.room = room;
            this.member = member;
        }

        @Override
        public CompletionStage<Void> connect() {
            dials++;
            CompletableFuture<Void> connected = new CompletableFuture<>();
            time.orNow(connectNanos, () -> connected.complete(null));
            return connected;
        }

        @Override
        public CompletionStage<Subscribed> subscribe(Listener subscriber, @Nullable Position resume) {
            if (lostAt.contains(address)) {
                return new CompletableFuture<>();
            }
            if (isDown() || deaf) {
                return CompletableFuture.failedFuture(refusal());
            }
            listener = subscriber;
            subscribers.add(this);
            if (silent) {
                confirmation = new CompletableFuture<>();
                return confirmation;
            }
            if (resume == null || !remembers) {
                return CompletableFuture.completedFuture(new Subscribed(false));
            }
            List<String> missed = said.getOrDefault(room, List.of());
            time.execute(() -> {
                for (long offset = resume.offset() + 1; offset <= missed.size(); offset++) {
                    receive(missed.get((int) offset - 1), offset);
                }
            });
            return CompletableFuture.completedFuture(new Subscribed(true));
        }

        @Override
        public CompletionStage<Void> publish(String content, String correlationId) {
            CompletableFuture<Void> taken = new CompletableFuture<>();
            if (lostAt.contains(address)) {
                return taken;
            }
            if (isDown()) {
                taken.completeExceptionally(refusal());
                return taken;
            }
            time.after(latencyNanos + detourNanos.applyAsLong(member), () -> {
                if (swallowing) {
                    taken.completeExceptionally(refusal());
                    return;
                }
                List<String> history = said.computeIfAbsent(room, name -> new ArrayList<>());
                history.add(content);
                long offset = history.size();
                List.copyOf(subscribers).stream()
                        .filter(client -> client.room.equals(room))
                        .forEach(client -> time.orNow(fanOutNanos, () -> client.receive(content, offset)));
                if (!mute) {
                    taken.complete(null);
                }
            });
            return taken;
        }

        @Override
        public void pause() {
            paused = true;
        }

        @Override
        public void read(int messages) {
            for (int i = 0; i < messages && !unread.isEmpty(); i++) {
                unread.remove(0).run();
            }
        }

        @Override
        public void resume() {
            time.orNow(catchUpNanos, () -> {
                paused = false;
                read(unread.size());
            });
        }

        @Override
        public void close() {
            subscribers.remove(this);
            listener = null;
        }

        private boolean isDown() {
            return down || downAt.contains(address);
        }

        private void end(String reason) {
            Listener told = listener;
            close();
            if (told != null) {
                told.onEnd(reason);
            }
        }

        private void receive(String content, long offset) {
            if (confirmation != null) {
                confirmation.complete(new Subscribed(false));
            }
            int times = misdeed.times(member, offset);
            for (int i = 0; i < times; i++) {
                Runnable delivery = () -> {
                    if (listener != null) {
                        listener.onMessage(content, "", "epoch", offset);
                    }
                };
                if (paused) {
                    unread.add(delivery);
                } else {
                    delivery.run();
                }
            }
        }
    }
}
