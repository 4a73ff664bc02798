package dev.hubbub.swarm;

import dev.hubbub.client.ChatClient;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import org.jspecify.annotations.Nullable;

/** One simulated client, subscribed in one room. */
final class VirtualUser implements ChatClient.Listener {

    private final Swarm swarm;
    private final Room room;
    private final Member member;
    private final ChatClient client;
    private volatile boolean ended;

    VirtualUser(Swarm swarm, Room room, Member member, ChatClient client) {
        this.swarm = swarm;
        this.room = room;
        this.member = member;
        this.client = client;
    }

    Room room() {
        return room;
    }

    Member member() {
        return member;
    }

    ChatClient client() {
        return client;
    }

    @Override
    public void onMessage(String content, String correlationId, String epoch, long offset) {
        swarm.received(this, correlationId, epoch, offset);
    }

    boolean isEnded() {
        return ended;
    }

    @Override
    public void onEnd(@Nullable String reason) {
        ended = true;
        swarm.ended(this, reason);
    }
}
