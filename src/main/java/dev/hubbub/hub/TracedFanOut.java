package dev.hubbub.hub;

import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.MessageTrace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a fan-out leaves in the trace of a message that has one. On the lane's event loop. */
final class TracedFanOut {

    private TracedFanOut() {}

    static void run(MessageTrace trace, ChatMessage message, List<Subscription> subscribers, Runnable fanOut) {
        int present = subscribers.size();
        List<String> protocols = protocols(subscribers);
        MessageTrace.Handover handover = trace.deliver();
        try {
            fanOut.run();
        } finally {
            handover.done(message, present, protocols);
        }
    }

    private static List<String> protocols(List<Subscription> subscribers) {
        Set<String> protocols = new LinkedHashSet<>();
        for (Subscription subscription : subscribers) {
            protocols.add(subscription.subscriber().protocol());
        }
        return List.copyOf(protocols);
    }
}
