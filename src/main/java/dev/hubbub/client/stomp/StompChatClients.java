package dev.hubbub.client.stomp;

import dev.hubbub.client.ChatClient;
import dev.hubbub.client.ChatClients;
import dev.hubbub.client.ConnectPhases;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The sessions with one target. Any thread. */
final class StompChatClients implements ChatClients {

    private static final int CLOSE_SECONDS = 5;

    private final Endpoint endpoint;
    private final Consumer<StompChatClients> onClosed;
    /** Closes what comes when it is closed itself. */
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);

    private volatile Consumer<ConnectPhases> told = phases -> {};

    /** @param onClosed told when they are closed, perhaps more than once */
    StompChatClients(Endpoint endpoint, Consumer<StompChatClients> onClosed) {
        this.endpoint = endpoint;
        this.onClosed = onClosed;
    }

    @Override
    public ChatClient client(Room room, Member member) {
        return new StompChatClient(this, new Speech(endpoint, room, member));
    }

    @Override
    public void onConnected(Consumer<ConnectPhases> listener) {
        told = listener;
    }

    @Override
    public int connections() {
        return open.size();
    }

    @Override
    public void close() {
        open.close().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        onClosed.accept(this);
    }

    /** Dials. */
    StompSession dial(Speech speech) {
        StompSession session =
                new StompSession(endpoint, speech, endpoint.loops().group().next());
        new Handshake(this, endpoint, session).begin();
        return session;
    }

    /** There is a connection; it may not be open yet. */
    void opened(Channel channel) {
        open.add(channel);
    }

    void connected(ConnectPhases phases) {
        told.accept(phases);
    }
}
