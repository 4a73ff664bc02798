package dev.hubbub.client.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.client.ChatClient;
import dev.hubbub.client.ChatClients;
import dev.hubbub.client.Dialler;
import dev.hubbub.client.StompTarget;
import dev.hubbub.client.Target;
import dev.hubbub.client.Transport;
import dev.hubbub.client.grpc.GrpcDialler;
import dev.hubbub.client.stomp.StompDialler;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import dev.hubbub.testing.GrpcFixture;
import dev.hubbub.testing.StompFixture;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every connection is held to the rule, with the very address that it is dialled at. */
class DialGuardTest {

    private final List<InetSocketAddress> asked = new CopyOnWriteArrayList<>();

    @Test
    void noConnectionIsMadeOverGrpcToWhereItMayNot() {
        try (GrpcFixture server = new GrpcFixture();
                GrpcDialler dialler = new GrpcDialler(1, Duration.ofSeconds(5), this::never)) {
            refusesToDial(dialler, Target.plain("localhost:" + server.port()));
            assertThat(server.connections().open()).isZero();
        }
    }

    @Test
    void noConnectionIsMadeOverStompToWhereItMayNot() {
        try (StompFixture server = new StompFixture();
                ClientLoops loops = new ClientLoops(1, this::never);
                StompDialler dialler = new StompDialler(loops)) {
            String address = "localhost:" + server.port();
            refusesToDial(
                    dialler, new Target(Transport.STOMP, address, null, null, StompTarget.plain(StompTarget.OWN_PATH)));
            assertThat(server.door().stats().open()).isZero();
        }
    }

    private void refusesToDial(Dialler dialler, Target target) {
        try (ChatClients clients = dialler.dial(target, 1);
                ChatClient client = clients.client(Room.LOBBY, Member.of("ann", ""))) {
            assertThatThrownBy(() -> client.subscribe(new Deaf(), null)
                            .toCompletableFuture()
                            .get(10, TimeUnit.SECONDS))
                    .hasMessageContaining("hubbub.lab.allowed-targets");
        }
        assertThat(asked).isNotEmpty().allSatisfy(address -> {
            assertThat(address.getAddress().isLoopbackAddress()).isTrue();
            assertThat(address.getHostString()).isEqualTo("localhost");
        });
    }

    private boolean never(InetSocketAddress address) {
        asked.add(address);
        return false;
    }

    private static final class Deaf implements ChatClient.Listener {

        @Override
        public void onMessage(String content, String correlationId, String epoch, long offset) {
            throw new AssertionError("nobody was dialled");
        }

        @Override
        public void onEnd(@Nullable String reason) {
            throw new AssertionError("nothing had begun");
        }
    }
}
