package dev.hubbub.relay;

import dev.hubbub.hub.Hub;
import dev.hubbub.message.Admission;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import dev.hubbub.message.MessageRules;
import java.util.concurrent.CompletionStage;

/**
 * What is behind every protocol.
 *
 * @param relay where messages go
 * @param rules what they are held to
 * @param admission who may come in
 */
public record ChatBackend(Relay relay, MessageRules rules, Admission admission) {

    /** Where one listens. */
    public Hub hub() {
        return relay.hub();
    }

    /** As {@link Relay#publish}, for somebody who has not come in yet, and may not be let in. */
    public CompletionStage<ChatMessage> publish(Draft draft) {
        return admission.admit(draft.sender()).thenCompose(sender -> relay.publish(draft.by(sender)));
    }
}
