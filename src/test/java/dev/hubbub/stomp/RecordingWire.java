package dev.hubbub.stomp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where a session's frames go in tests; and a chat that lets everybody in and keeps what it is asked. */
final class RecordingWire implements Wire, Chat {

    final List<Frame> frames = new ArrayList<>();
    final List<String> said = new ArrayList<>();
    /** What becomes of what is said later, by what it is; of all else at once. */
    final Map<String, CompletableFuture<?>> answers = new HashMap<>();

    final List<ServerSubscription> subscriptions = new ArrayList<>();
    /** Whether who is at the door is let in. */
    CompletableFuture<List<Header>> decision = CompletableFuture.completedFuture(List.of());

    int heartBeats;
    boolean ended;

    @Nullable RuntimeException broken;

    @Nullable Refusal refusal;

    Frame last() {
        return frames.get(frames.size() - 1);
    }

    @Override
    public void send(Frame frame, StompVersion version) {
        frames.add(frame);
    }

    @Override
    public void heartBeat() {
        heartBeats++;
    }

    @Override
    public void execute(Runnable later) {
        later.run();
    }

    @Override
    public void broken(RuntimeException failure) {
        broken = failure;
    }

    @Override
    public void agreed(StompVersion version) {}

    @Override
    public void end(@Nullable Refusal reason) {
        ended = true;
        refusal = reason;
    }

    @Override
    public CompletableFuture<List<Header>> enter(Frame connect) {
        return decision;
    }

    @Override
    public void subscribe(ServerSubscription subscription, Frame subscribe) {
        subscriptions.add(subscription);
    }

    @Override
    public void unsubscribe(ServerSubscription subscription) {
        subscriptions.remove(subscription);
    }

    @Override
    public void acknowledged(ServerSubscription subscription) {
        said.add("acknowledged " + subscription.name());
    }

    @Override
    public Step say(Frame send) {
        String text = send.text();
        if (text.equals("broken")) {
            throw new IllegalStateException("a fault of the server's own");
        }
        return () -> {
            said.add(Objects.requireNonNull(text));
            return answers.getOrDefault(text, Step.DONE);
        };
    }
}
