package dev.hubbub.hub;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.hubbub.message.ChatMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SequencedTest {

    private final ChatMessage message =
            new ChatMessage(HubFixture.draft(HubFixture.ROOM, "gr\u00fc\u00df"), "epoch", 7, Instant.EPOCH);
    private final Sequenced sequenced = new Sequenced(message, 0);
    private final AtomicInteger encoded = new AtomicInteger();
    private final Encoding<Object> encoding = new Encoding<>(said -> {
        encoded.incrementAndGet();
        return new Object();
    });

    @Test
    void weighsItsTextInBytesAndAnAllowance() {
        assertThat(sequenced.bytes()).isEqualTo(Sequenced.OVERHEAD_BYTES + 6);
        assertThat(sequenced.offset()).isEqualTo(7);
    }

    @Test
    void isEncodedAtFirstNeedAndOnce() {
        assertThat(encoded).hasValue(0);
        assertThat(sequenced.as(encoding)).isSameAs(sequenced.as(encoding));
        assertThat(encoded).hasValue(1);
    }

    @Test
    void eachEncodingHasItsOwnResult() {
        Encoding<String> text = new Encoding<>(said -> said.draft().content());
        Encoding<Long> offset = new Encoding<>(ChatMessage::offset);
        for (int i = 0; i < 2; i++) {
            assertThat(sequenced.as(text)).isEqualTo("gr\u00fc\u00df");
            assertThat(sequenced.as(offset)).isEqualTo(7);
        }
    }

    @Test
    void oneThatAsksWhileItIsBeingEncodedGetsTheSame() {
        SecondAsker asker = new SecondAsker();
        Encoding<Object> slow = new Encoding<>(said -> {
            if (encoded.incrementAndGet() == 1) {
                asker.askAndWaitUntilItWaits();
            }
            return new Object();
        });
        asker.toAsk = () -> sequenced.as(slow);
        Object first = sequenced.as(slow);
        assertThat(asker.answer.join()).isSameAs(first);
        assertThat(encoded).hasValue(1);
    }

    @Test
    void anEncodingThatFailsIsTriedAgain() {
        Encoding<Integer> second = new Encoding<>(said -> {
            if (encoded.incrementAndGet() == 1) {
                throw new IllegalStateException("first");
            }
            return encoded.get();
        });
        assertThatIllegalStateException().isThrownBy(() -> sequenced.as(second));
        assertThat(sequenced.as(second)).isEqualTo(2);
    }

    /** Asks on a thread of its own. */
    private static final class SecondAsker {

        private final CompletableFuture<Object> answer = new CompletableFuture<>();
        private @Nullable Supplier<Object> toAsk;

        void askAndWaitUntilItWaits() {
            Thread thread =
                    new Thread(() -> answer.complete(requireNonNull(toAsk).get()));
            thread.start();
            await().pollInterval(Duration.ofMillis(1))
                    .until(() -> answer.isDone() || thread.getState() == Thread.State.BLOCKED);
        }
    }
}
