package dev.hubbub.relay;

import dev.hubbub.hub.Hub;
import dev.hubbub.message.Admission;
import dev.hubbub.message.Caller;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import dev.hubbub.message.MessageRules;
import dev.hubbub.message.MessageTracer;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What is behind every protocol.
 *
 * @param relay where messages go
 * @param rules what they are held to
 * @param admission who may come in
 * @param tracer which of them leave a trace
 */
public record ChatBackend(Relay relay, MessageRules rules, Admission admission, MessageTracer tracer) {

    /** One in which no message leaves a trace. */
    public ChatBackend(Relay relay, MessageRules rules, Admission admission) {
        this(relay, rules, admission, MessageTracer.NONE);
    }

    /** Where one listens. */
    public Hub hub() {
        return relay.hub();
    }

    /** As {@link Relay#publish}, for somebody who has come in. */
    public CompletionStage<ChatMessage> say(Draft draft, Caller caller) {
        return traced(draft, caller, relay::publish);
    }

    /** Likewise, for somebody who has not come in yet, and may not be let in. */
    public CompletionStage<ChatMessage> admitAndSay(Draft draft, Caller caller) {
        return traced(draft, caller, traced -> admission
                .admit(traced.sender())
                .thenCompose(sender -> relay.publish(traced.by(sender))));
    }

    private CompletionStage<ChatMessage> traced(
            Draft draft, Caller caller, Function<Draft, CompletionStage<ChatMessage>> way) {
        MessageTracer.Publishing publishing = tracer.publish(draft, caller);
        if (publishing == null) {
            return way.apply(draft);
        }
        CompletionStage<ChatMessage> answer = way.apply(draft.traced(publishing.trace()));
        CompletionStage<ChatMessage> unused = answer.whenComplete(publishing.answer()::done);
        return answer;
    }
}
