package dev.hubbub.message;

import org.jspecify.annotations.Nullable;

/** Decides which messages leave a trace, and begins it. Any thread; nothing blocks and nothing fails. */
public interface MessageTracer {

    /** No message does. */
    MessageTracer NONE = new MessageTracer() {

        @Override
        public @Nullable Publishing publish(Draft draft, Caller caller) {
            return null;
        }

        @Override
        public @Nullable MessageTrace relayed(Draft draft, String traceParent) {
            return null;
        }
    };

    /**
     * Somebody wants something said.
     *
     * @return null when it was not picked
     */
    @Nullable Publishing publish(Draft draft, Caller caller);

    /**
     * A message that was picked where it was said has come from there.
     *
     * @param traceParent what {@link MessageTrace#traceParent} said there
     * @return null when it is none, or when no message leaves a trace here
     */
    @Nullable MessageTrace relayed(Draft draft, String traceParent);

    /**
     * A message that was picked.
     *
     * @param answer to be ended when its publisher is answered
     */
    record Publishing(MessageTrace trace, MessageTrace.Step answer) {}
}
