package dev.hubbub.testing;

import dev.hubbub.message.Caller;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import dev.hubbub.message.MessageTrace;
import dev.hubbub.message.MessageTracer;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Picks the messages whose text the test names, and writes down what happens to them, a line each. */
public final class RecordingTracer implements MessageTracer {

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Predicate<String> picked;
    private boolean delivering;

    public RecordingTracer(Predicate<String> picked) {
        this.picked = picked;
    }

    public List<String> log() {
        return Collections.unmodifiableList(log);
    }

    /** Whether a message is being handed over just now, on the only thread of the test. */
    public boolean isDelivering() {
        return delivering;
    }

    /** A trace that is not asked for. */
    public MessageTrace trace() {
        return new Recorded();
    }

    @Override
    public @Nullable Publishing publish(Draft draft, Caller caller) {
        if (!picked.test(draft.content())) {
            return null;
        }
        log.add("publish by " + caller.protocol());
        return new Publishing(new Recorded(), step("answered"));
    }

    @Override
    public @Nullable MessageTrace relayed(Draft draft, String traceParent) {
        log.add("relayed from " + traceParent);
        return new Recorded();
    }

    private MessageTrace.Step step(String name) {
        return (placed, failure) -> log.add(name + " " + (placed == null ? failure : placed.offset()));
    }

    private final class Recorded implements MessageTrace {

        @Override
        public Step sequence() {
            log.add("sequence");
            return step("sequenced");
        }

        @Override
        public Handover deliver() {
            log.add("deliver");
            delivering = true;
            return this::delivered;
        }

        @Override
        public String traceParent() {
            return "recorded";
        }

        private void delivered(ChatMessage placed, int subscribers, List<String> protocols) {
            delivering = false;
            log.add("delivered " + placed.offset() + " to " + subscribers + " " + protocols);
        }
    }
}
