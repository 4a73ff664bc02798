package dev.hubbub.contract;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.client.ChatClients;
import dev.hubbub.client.Position;
import dev.hubbub.client.Subscribed;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.testing.DialledClient;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every adapter of {@link dev.hubbub.client.ChatClient} does, against a server of its protocol. */
@Timeout(60)
abstract class ChatClientContract {

    private ChatDoor door;
    private ChatClients clients;

    /** A server. */
    abstract ChatDoor open();

    @BeforeEach
    void start() {
        door = open();
        clients = door.dial();
    }

    @AfterEach
    void stop() {
        door.close();
    }

    @Test
    void hearsWhatIsSaidInItsOrder() {
        DialledClient ann = client("ann").subscribe();

        List<String> said = door.say(100);

        assertThat(ann.await(100)).containsExactlyElementsOf(said);
        assertThat(ann.last().isKnown()).isTrue();
        assertThat(ann.last().offset()).isEqualTo(100);
    }

    @Test
    void isHeardByOthersAndByItself() {
        DialledClient ann = client("ann").subscribe();
        DialledClient bob = client("bob").subscribe();

        ann.publish("hello, wörld: \\ and \n so on");

        assertThat(ann.await(1)).containsExactly("hello, wörld: \\ and \n so on");
        assertThat(bob.await(1)).isEqualTo(ann.texts());
    }

    @Test
    void talksWithoutListening() {
        DialledClient ann = client("ann").subscribe();

        client("bob").publish("psst");

        assertThat(ann.await(1)).containsExactly("psst");
        assertThat(door.members()).isOne();
    }

    @Test
    void connectsBeforeItSubscribes() {
        DialledClient ann = client("ann");

        ann.connect();

        assertThat(clients.connections()).isOne();
        assertThat(door.members()).isZero();
        assertThat(ann.subscribe().isEnded()).isFalse();
        assertThat(clients.connections()).isOne();
    }

    @Test
    void resumesWhereItWas() {
        DialledClient ann = client("ann").subscribe();
        door.say(3);
        ann.await(3);
        Position position = ann.last();
        ann.client().close();
        until(() -> door.members() == 0);
        List<String> missed = door.say(4);

        DialledClient again = client("ann");
        Subscribed subscribed = again.subscribe(position);

        assertThat(subscribed.recovered()).isTrue();
        assertThat(again.await(4)).containsExactlyElementsOf(missed);
    }

    @Test
    void isToldWhenItCannotResume() {
        assertThat(client("ann").subscribe(new Position("another-life", 5)).recovered())
                .isFalse();
        assertThat(client("bob").subscribe(null).recovered()).isFalse();
    }

    @Test
    void hearsNoMoreThanItAsksForWhilePaused() {
        DialledClient ann = client("ann");
        ann.client().pause();
        ann.subscribe();
        List<String> said = door.say(50);

        ann.client().read(7);
        assertThat(ann.await(7)).isEqualTo(said.subList(0, 7));
        ann.client().read(5);
        assertThat(ann.await(12)).isEqualTo(said.subList(0, 12));

        ann.client().resume();
        assertThat(ann.await(50)).isEqualTo(said);
    }

    @Test
    void hangsUpWithoutAWord() {
        DialledClient ann = client("ann").subscribe();
        DialledClient bob = client("bob").subscribe();

        ann.client().close();
        until(() -> door.members() == 1);
        door.say(1);

        bob.await(1);
        assertThat(ann.texts()).isEmpty();
        assertThat(ann.isEnded()).isFalse();
        until(() -> clients.connections() == 1);
    }

    @Test
    void isToldOfTheEnd() {
        DialledClient ann = client("ann").subscribe();

        door.shut();

        until(ann::isEnded);
        assertThat(ann.reason()).isNotBlank();
    }

    @Test
    void saysWhyItCannotConnect() {
        door.shut();
        DialledClient ann = client("ann");

        ann.connect(); // done, too, when there is none to be had

        assertThatThrownBy(ann::subscribe)
                .isInstanceOfSatisfying(
                        HubbubException.class, why -> assertThat(why.kind()).isEqualTo(ErrorKind.UNAVAILABLE))
                .hasMessageContaining("nothing listens at ");
        assertThatThrownBy(() -> client("bob").publish("anybody there?")).isInstanceOf(HubbubException.class);
    }

    @Test
    void allAreClosedTogether() {
        client("ann").subscribe();
        client("bob").subscribe();

        clients.close();

        until(() -> door.members() == 0);
        assertThat(clients.connections()).isZero();
    }

    private DialledClient client(String user) {
        return new DialledClient(clients, user);
    }
}
