package dev.hubbub.client.grpc;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.client.ChatClients;
import dev.hubbub.client.Target;
import dev.hubbub.testing.CutWire;
import dev.hubbub.testing.DialledClient;
import dev.hubbub.testing.GrpcFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients over real connections: where they sit, how they come back, and at what pace they read. */
@Timeout(60)
class GrpcChatClientTest {

    private GrpcFixture server;
    private GrpcDialler dialler;
    private ChatClients clients;

    @BeforeEach
    void start() {
        server = new GrpcFixture();
        dialler = new GrpcDialler(1, Duration.ofSeconds(10));
        clients = dialler.dial(Target.plain("127.0.0.1:" + server.port()), 2);
    }

    @AfterEach
    void stop() {
        dialler.close();
        server.close();
    }

    @Test
    void hearsWhatIsSaid() {
        DialledClient ann = new DialledClient(clients, "ann").subscribe();
        DialledClient bob = new DialledClient(clients, "bob").subscribe();

        ann.publish("hello");

        assertThat(ann.await(1)).containsExactly("hello");
        assertThat(bob.await(1)).containsExactly("hello");
        assertThat(bob.last().offset()).isEqualTo(1);
        assertThat(bob.last().isKnown()).isTrue();
    }

    @Test
    void connectsBeforeItSubscribes() {
        DialledClient ann = new DialledClient(clients, "ann");

        ann.connect();

        assertThat(server.connections().open()).isEqualTo(1);
        assertThat(server.members()).isZero();
        ann.connect();
        ann.subscribe();
        assertThat(server.connections().open()).isEqualTo(1);
    }

    @Test
    void aConnectionIsNotWaitedForWhenItsClientIsClosed() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ChatClients nowhere = dialler.dial(Target.plain("127.0.0.1:" + silent.getLocalPort()), 1);
            DialledClient ann = new DialledClient(nowhere, "ann");
            CompletableFuture<Void> connected = ann.client().connect().toCompletableFuture();

            ann.client().close();

            assertThat(connected).succeedsWithin(Duration.ofSeconds(15));
        }
    }

    @Test
    void resumesWhereItWas() {
        DialledClient ann = new DialledClient(clients, "ann").subscribe();
        server.say("one");
        ann.await(1);
        ann.client().close();
        server.say("two");

        DialledClient back = new DialledClient(clients, "ann");

        assertThat(back.subscribe(ann.last()).recovered()).isTrue();
        server.say("three");
        assertThat(back.await(2)).containsExactly("two", "three");
    }

    @Test
    void isNotRecoveredWithoutAPosition() {
        DialledClient ann = new DialledClient(clients, "ann");

        assertThat(ann.subscribe(null).recovered()).isFalse();
    }

    @Test
    void readsAtThePaceItIsToldTo() {
        DialledClient slow = new DialledClient(clients, "slow");
        DialledClient quick = new DialledClient(clients, "quick");
        slow.client().pause();
        slow.subscribe();
        quick.subscribe();

        List<String> said = server.say(100, 20);
        quick.await(100);
        assertThat(slow.texts()).isEmpty();
        for (int read = 1; read <= 10; read++) {
            slow.client().read(1);
            assertThat(slow.await(read)).hasSize(read);
        }
        slow.client().resume();

        assertThat(slow.await(100)).isEqualTo(said);
    }

    @Test
    void pausesAndGoesOnAsOftenAsItLikes() {
        DialledClient ann = new DialledClient(clients, "ann").subscribe();
        for (int i = 0; i < 1_000; i++) {
            ann.client().pause();
            ann.client().resume();
        }
        ann.client().pause();
        DialledClient quick = new DialledClient(clients, "quick").subscribe();

        server.say(500, 20);
        quick.await(500);

        assertThat(ann.texts()).hasSizeLessThan(100); // what it had asked for, and no more for all its going on
        ann.client().resume();
        ann.await(500);
    }

    @Test
    void whoeverDoesNotReadHoldsUpNobodyOnTheirConnectionAndIsNoticedByTheServer() {
        DialledClient stalled = new DialledClient(clients, "stalled");
        stalled.client().pause();
        stalled.subscribe();
        DialledClient quick = new DialledClient(clients, "quick").subscribe();
        assertThat(clients.connections()).isEqualTo(1);
        int beyondTheOutbox = GrpcFixture.OUTBOX_MESSAGES + FlowWindows.STREAM_BYTES / 1_000 + 100;

        for (int said = 1; said <= beyondTheOutbox; said++) {
            server.say(1, 1_000);
            quick.await(said);
        }

        until(() -> server.members() == 1);
    }

    @Test
    void eachConnectionHasItsNumberOfClientsAndIsClosedWithTheLast() {
        DialledClient ann = new DialledClient(clients, "ann").subscribe();
        DialledClient bob = new DialledClient(clients, "bob").subscribe();
        assertThat(clients.connections()).isEqualTo(1);
        DialledClient cid = new DialledClient(clients, "cid").subscribe();
        assertThat(clients.connections()).isEqualTo(2);

        bob.client().close();
        DialledClient dan = new DialledClient(clients, "dan").subscribe();
        assertThat(clients.connections()).isEqualTo(2);

        List.of(ann, cid, dan).forEach(each -> each.client().close());
        assertThat(clients.connections()).isZero();
        until(() -> server.connections().open() == 0);
    }

    @Test
    void aBrokenConnectionEndsItsClientsAndTakesNoMore() throws IOException {
        try (CutWire wire = new CutWire(server.port())) {
            ChatClients cut = dialler.dial(Target.plain("127.0.0.1:" + wire.port()), 3);
            DialledClient ann = new DialledClient(cut, "ann").subscribe();
            DialledClient bob = new DialledClient(cut, "bob");

            wire.reset();
            until(ann::isEnded);
            assertThat(ann.reason()).isNotNull();

            DialledClient back = new DialledClient(cut, "ann").subscribe();
            assertThat(cut.connections()).isEqualTo(2);
            bob.client().close();
            assertThat(cut.connections()).isEqualTo(1);
            back.publish("again");
            back.await(1);
        }
    }

    @Test
    void aClientThatIsClosedBeforeItSubscribedGivesUpItsPlace() {
        DialledClient ann = new DialledClient(clients, "ann");
        assertThat(clients.connections()).isEqualTo(1);

        ann.client().close();

        assertThat(clients.connections()).isZero();
    }

    @Test
    void clientsAreClosedWithTheirDialler() {
        DialledClient ann = new DialledClient(clients, "ann").subscribe();

        dialler.close();

        until(ann::isEnded);
        until(() -> server.members() == 0);
    }
}
