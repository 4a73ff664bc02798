package dev.hubbub.client.grpc;

import dev.hubbub.client.ChatClient;
import dev.hubbub.client.ChatClients;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Spreads clients over connections: each new client takes a free place of one, or dials a new one. */
final class GrpcChatClients implements ChatClients {

    private final Endpoint endpoint;
    private final int streamsPerConnection;
    private final Consumer<GrpcChatClients> onClosed;

    // Under the lock of this object, and with them how many clients a connection has.
    private final Set<Connection> connections = new HashSet<>();
    private final Set<Connection> withPlace = new LinkedHashSet<>();
    private boolean closed;

    /** @param onClosed told when they are closed, perhaps more than once */
    GrpcChatClients(Endpoint endpoint, int streamsPerConnection, Consumer<GrpcChatClients> onClosed) {
        this.endpoint = endpoint;
        this.streamsPerConnection = streamsPerConnection;
        this.onClosed = onClosed;
    }

    @Override
    public ChatClient client(Room room, Member member) {
        return new GrpcChatClient(place(), room, member);
    }

    @Override
    public synchronized int connections() {
        return connections.size();
    }

    @Override
    public void close() {
        List<Connection> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(connections);
            connections.clear();
            withPlace.clear();
        }
        open.forEach(Connection::shutdown);
        Connection.awaitEnd(open);
        onClosed.accept(this);
    }

    private synchronized Connection place() {
        Connection connection = first(withPlace.iterator());
        connection.clients++;
        if (closed) {
            connection.shutdown();
            return connection;
        }
        connections.add(connection);
        if (connection.clients < streamsPerConnection) {
            withPlace.add(connection);
        } else {
            withPlace.remove(connection);
        }
        return connection;
    }

    private Connection first(Iterator<Connection> free) {
        return free.hasNext() ? free.next() : new Connection(this, endpoint);
    }

    /** A client gave up its place. */
    void leave(Connection connection) {
        if (isLast(connection)) {
            connection.shutdownGently();
        }
    }

    private synchronized boolean isLast(Connection connection) {
        if (--connection.clients == 0) {
            connections.remove(connection);
            withPlace.remove(connection);
            return true;
        }
        if (connections.contains(connection) && !connection.broken) {
            withPlace.add(connection);
        }
        return false;
    }

    /**
     * The connection broke. It takes no more clients: grpc-java waits longer and longer before it dials again, and who
     * comes now wants to know whether the server is there now.
     */
    synchronized void retire(Connection connection) {
        connection.broken = true;
        withPlace.remove(connection);
    }
}
