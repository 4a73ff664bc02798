package dev.hubbub.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.client.SpreadClients;
import dev.hubbub.message.Member;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadClientsTest {

    private final FakeChatClients first = new FakeChatClients();
    private final FakeChatClients second = new FakeChatClients();
    private final SpreadClients both = new SpreadClients(List.of(first, second));

    @Test
    void targetsAreTakenInTurn() {
        for (int i = 0; i < 5; i++) {
            both.client(SwarmFixture.ROOM, Member.of("u" + i, "")).close();
        }

        assertThat(first.closedClients()).isEqualTo(3);
        assertThat(second.closedClients()).isEqualTo(2);
    }

    @Test
    void theyAreCountedTogetherAndClosedTogether() {
        assertThat(both.connections()).isEqualTo(2);

        both.close();

        assertThat(first.isClosed()).isTrue();
        assertThat(second.isClosed()).isTrue();
    }
}
