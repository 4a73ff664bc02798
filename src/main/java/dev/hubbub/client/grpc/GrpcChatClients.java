package dev.hubbub.client.grpc;

import dev.hubbub.client.ChatClient;
import dev.hubbub.client.ChatClients;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Spreads clients over connections: each new client takes the first connection with a free place. */
public final class GrpcChatClients implements ChatClients {

    private static final int CLOSE_SECONDS = 5;

    private final GrpcTarget target;
    private final EventLoopGroup eventLoops;

    // Under the lock of this object.
    private final List<Connection> connections = new ArrayList<>();

    public GrpcChatClients(GrpcTarget target) {
        this.target = target;
        this.eventLoops = new NioEventLoopGroup(target.eventLoops(), new DefaultThreadFactory("swarm", true));
    }

    @Override
    public ChatClient client(Room room, Member member) {
        Connection connection = place();
        return new GrpcChatClient(connection.channel, room, member, target.publishTimeout(), () -> leave(connection));
    }

    @Override
    public synchronized int connections() {
        return connections.size();
    }

    @Override
    public void close() {
        List<Connection> open;
        synchronized (this) {
            open = List.copyOf(connections);
            connections.clear();
        }
        open.forEach(connection -> connection.channel.shutdownNow());
        eventLoops
                .shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }

    private synchronized Connection place() {
        for (int i = connections.size() - 1; i >= 0; i--) {
            if (connections.get(i).clients < target.streamsPerConnection()) {
                connections.get(i).clients++;
                return connections.get(i);
            }
        }
        Connection fresh = new Connection(dial());
        fresh.clients++;
        connections.add(fresh);
        return fresh;
    }

    private synchronized void leave(Connection connection) {
        if (--connection.clients == 0 && connections.remove(connection)) {
            connection.channel.shutdown();
        }
    }

    private ManagedChannel dial() {
        return NettyChannelBuilder.forTarget(target.address())
                .usePlaintext()
                .eventLoopGroup(eventLoops)
                .channelType(NioSocketChannel.class)
                .directExecutor()
                .disableRetry()
                .build();
    }

    private static final class Connection {

        private final ManagedChannel channel;
        private int clients;

        Connection(ManagedChannel channel) {
            this.channel = channel;
        }
    }
}
