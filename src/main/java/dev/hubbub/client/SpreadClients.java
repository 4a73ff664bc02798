package dev.hubbub.client;

import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Clients of several targets, which are taken in turn. Any thread. */
public final class SpreadClients implements ChatClients {

    private final List<ChatClients> targets;
    private final AtomicInteger made = new AtomicInteger();

    /** @param targets at least one; closed with this */
    public SpreadClients(List<ChatClients> targets) {
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("there is no target");
        }
        this.targets = List.copyOf(targets);
    }

    @Override
    public ChatClient client(Room room, Member member) {
        return targets.get(Math.floorMod(made.getAndIncrement(), targets.size()))
                .client(room, member);
    }

    @Override
    public void onConnected(Consumer<ConnectPhases> told) {
        targets.forEach(target -> target.onConnected(told));
    }

    @Override
    public int connections() {
        return targets.stream().mapToInt(ChatClients::connections).sum();
    }

    @Override
    public void close() {
        targets.forEach(ChatClients::close);
    }
}
