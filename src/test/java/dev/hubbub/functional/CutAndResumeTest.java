package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.newRoom;
import static dev.hubbub.testing.ChatPeer.until;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.proto.Close;
import dev.hubbub.proto.Message;
import dev.hubbub.proto.Resume;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.CutWire;
import dev.hubbub.testing.Recording;
import io.grpc.Metadata;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client whose connection is cut again and again, at random moments, misses nothing and hears nothing twice. */
@QuarkusTest
@Timeout(60)
class CutAndResumeTest {

    private static final int CUTS = 50;
    private static final int MESSAGES_A_CUT = 40;
    private static final int TOTAL = CUTS * MESSAGES_A_CUT;
    private static final Metadata.Key<String> EPOCH = Metadata.Key.of("hubbub-epoch", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> RECOVERED =
            Metadata.Key.of("hubbub-recovered", Metadata.ASCII_STRING_MARSHALLER);

    @ConfigProperty(name = "hubbub.grpc.port")
    int port;

    private final String room = newRoom();
    private final Random random = new Random(50);
    private final Semaphore mayBeSaid = new Semaphore(0);
    private final List<Message> received = new ArrayList<>();
    private long offset;

    @Test
    void cutFiftyTimes() throws IOException {
        try (ChatPeer publisher = new ChatPeer(port);
                CutWire wire = new CutWire(port);
                ChatPeer listener = new ChatPeer(wire.port())) {
            String epoch =
                    requireNonNull(publisher.subscribe(room, "keeper").headers().get(EPOCH));
            CompletableFuture<Void> published = CompletableFuture.runAsync(() -> publish(publisher));
            for (int cut = 1; cut <= CUTS; cut++) {
                mayBeSaid.release(MESSAGES_A_CUT);
                long saidByItsEnd = (long) cut * MESSAGES_A_CUT;
                Recording<Message> stream = listenUntil(randomBetween(offset, saidByItsEnd), epoch, listener);
                wire.reset();
                until(stream::isFailed);
                enter(stream);
            }
            published.join();
            enter(listenUntil(TOTAL, epoch, listener));
        }
        assertThat(received).hasSize(TOTAL);
        for (int i = 0; i < TOTAL; i++) {
            assertThat(received.get(i).getOffset()).isEqualTo(i + 1);
            assertThat(received.get(i).getContent()).isEqualTo("text " + i);
        }
    }

    private void publish(ChatPeer publisher) {
        for (int i = 0; i < TOTAL; i++) {
            mayBeSaid.acquireUninterruptibly();
            Close unused = publisher.say(room, "ann", "text " + i);
        }
    }

    private Recording<Message> listenUntil(long end, String epoch, ChatPeer listener) {
        Resume resume = Resume.newBuilder().setEpoch(epoch).setOffset(offset).build();
        Recording<Message> stream = listener.resume(room, "bob", resume);
        assertThat(stream.headers().get(RECOVERED)).isEqualTo("true");
        until(() -> offset + stream.items().size() >= end);
        return stream;
    }

    private void enter(Recording<Message> stream) {
        received.addAll(stream.items());
        offset = received.size();
    }

    private long randomBetween(long from, long to) {
        return from + random.nextInt((int) (to - from) + 1);
    }
}
