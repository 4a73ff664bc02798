package dev.hubbub.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.hub.Hub;
import dev.hubbub.hub.HubFixture;
import dev.hubbub.hub.HubStats;
import dev.hubbub.message.Admission;
import dev.hubbub.message.Caller;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import dev.hubbub.message.MessageRules;
import dev.hubbub.testing.RecordingTracer;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class TracedBackendTest {

    private static final Caller CALLER = new Caller("test", null, null);

    private final RecordingTracer tracer = new RecordingTracer("picked"::equals);
    private final Hub hub = new Hub(new HubFixture.Bounds().settings(), new HubStats(nanos -> {}), Clock.systemUTC());
    private final MessageRules rules = new MessageRules(1_000);
    private final ChatBackend backend =
            new ChatBackend(new LocalRelay(hub, Clock.systemUTC()), rules, Admission.OPEN, tracer);

    @Test
    void theTraceOfAMessageBeginsBeforeItsPlaceAndEndsWithItsAnswer() {
        ChatMessage placed =
                backend.say(draft("picked"), CALLER).toCompletableFuture().join();

        assertThat(placed.draft().trace()).isNotNull();
        assertThat(tracer.log()).containsExactly("publish by test", "sequence", "sequenced 1", "answered 1");
    }

    @Test
    void whoeverHasToBeLetInFirstIsTracedLikewise() {
        backend.admitAndSay(draft("picked"), CALLER).toCompletableFuture().join();

        assertThat(tracer.log()).containsExactly("publish by test", "sequence", "sequenced 1", "answered 1");
    }

    @Test
    void aMessageThatWasNotPickedLeavesNothing() {
        ChatMessage placed =
                backend.say(draft("other"), CALLER).toCompletableFuture().join();

        assertThat(placed.draft()).isEqualTo(draft("other"));
        assertThat(tracer.log()).isEmpty();
    }

    @Test
    void aMessageThatIsRefusedIsAnsweredWithTheReason() {
        hub.close();
        assertThatThrownBy(() -> backend.say(draft("picked"), CALLER)
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(CompletionException.class);

        assertThat(tracer.log()).last().asString().startsWith("answered dev.hubbub.error.HubbubException");
    }

    private Draft draft(String text) {
        return rules.draft("room", "ann", "Ann", text, "");
    }
}
