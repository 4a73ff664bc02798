package dev.hubbub.client.stomp;

import dev.hubbub.client.StompTarget;
import dev.hubbub.client.stomp.Failures.Step;
import dev.hubbub.stomp.StompVersion;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The talking half of a session: sends, and finds out whether the server took it. On the event loop. */
record Publishing(Endpoint endpoint, Speech speech, Receipts receipts) {

    /**
     * Something to say.
     *
     * @param taken done when the server took it, failed with the reason when it did not
     */
    record Said(String content, String correlationId, CompletableFuture<@Nullable Void> taken) {}

    /** @throws dev.hubbub.error.HubbubException when too much is under way */
    void send(Wire open, StompVersion version, Said said) {
        StompTarget stomp = endpoint.stomp();
        if (stomp.receipts()) {
            String receipt = receipts.await(
                    said.taken(), stomp.messageTimeout(), endpoint.failures().late(Step.SEND, stomp.messageTimeout()));
            open.write(speech.send(said.content(), said.correlationId(), receipt), version);
            return;
        }
        open.write(speech.send(said.content(), said.correlationId(), null), version)
                .addListener(written -> {
                    if (written.isSuccess()) {
                        said.taken().complete(null);
                    } else {
                        said.taken().completeExceptionally(endpoint.failures().of(written.cause(), Step.SEND));
                    }
                });
    }
}
