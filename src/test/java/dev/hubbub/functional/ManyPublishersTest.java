package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.newRoom;
import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.CountingStream;
import dev.hubbub.testing.Torture;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag(Torture.TAG)
class ManyPublishersTest {

    private static final int PUBLISHERS = 16;
    private static final int SUBSCRIBERS = 20;
    private static final int MESSAGES = Torture.orLong(100, 5_000);

    @ConfigProperty(name = "hubbub.grpc.port")
    int port;

    private final String room = newRoom();
    private final ExecutorService threads = Executors.newFixedThreadPool(PUBLISHERS);
    private List<ChatPeer> peers = List.of();

    @BeforeEach
    void connect() {
        peers = Stream.generate(() -> new ChatPeer(port)).limit(4).toList();
    }

    @AfterEach
    void hangUp() {
        threads.shutdownNow();
        peers.forEach(ChatPeer::close);
    }

    @Test
    void everySubscriberSeesTheSameSequence() throws Exception {
        List<CountingStream> subscribers = IntStream.range(0, SUBSCRIBERS)
                .mapToObj(i -> CountingStream.open(peer(i).channel(), room, "user-" + i)
                        .readAll())
                .toList();
        until(() -> subscribers.stream().allMatch(CountingStream::isOpen));

        List<Callable<@Nullable Void>> publishers =
                IntStream.range(0, PUBLISHERS).mapToObj(this::publisher).toList();
        for (Future<@Nullable Void> publisher : threads.invokeAll(publishers)) {
            publisher.get();
        }

        until(() -> subscribers.stream().allMatch(one -> one.received() >= PUBLISHERS * MESSAGES));
        assertThat(subscribers).allSatisfy(one -> {
            assertThat(one.outOfOrder()).isZero();
            assertThat(one.received()).isEqualTo(PUBLISHERS * MESSAGES);
            assertThat(one.digest()).isEqualTo(subscribers.get(0).digest());
        });
    }

    private Callable<@Nullable Void> publisher(int number) {
        return () -> {
            IntStream.range(0, MESSAGES).forEach(i -> peer(number).say(room, "user-" + number, "message " + i));
            return null;
        };
    }

    private ChatPeer peer(int number) {
        return peers.get(number % peers.size());
    }
}
