package dev.hubbub.testing;

import dev.hubbub.proto.ChatGrpc;
import dev.hubbub.proto.Command;
import dev.hubbub.proto.Event;
import dev.hubbub.proto.User;
import io.grpc.Channel;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.atomic.AtomicInteger;

/** Comes to a room and leaves it, again and again on one stream of {@code chat.Chat}, and checks what it hears. */
public final class PassingGuest implements StreamObserver<Event> {

    private final StreamObserver<Command> commands;
    private final Command join;
    private final AtomicInteger visits = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();

    // By the call, one callback at a time.
    private long lastOffset;

    public PassingGuest(Channel channel, String room, String user) {
        join = Command.newBuilder()
                .setJoin(Command.Join.newBuilder()
                        .setRoom(room)
                        .setUser(User.newBuilder().setId(user)))
                .build();
        commands = ChatGrpc.newStub(channel).join(this);
    }

    /** Comes, and leaves. */
    public void visit() {
        commands.onNext(join);
        commands.onNext(Command.newBuilder()
                .setLeave(Command.Leave.getDefaultInstance())
                .build());
    }

    public void end() {
        commands.onCompleted();
    }

    /** Visits that ended in good order. */
    public int visits() {
        return visits.get();
    }

    /** Messages missed, doubled or out of order, and the end of the call if it failed. */
    public int faults() {
        return faults.get();
    }

    @Override
    public void onNext(Event event) {
        if (event.hasWelcome()) {
            lastOffset = event.getWelcome().getOffset();
        } else if (event.hasMessage()) {
            faults.addAndGet(event.getMessage().getOffset() == lastOffset + 1 ? 0 : 1);
            lastOffset = event.getMessage().getOffset();
        } else if (event.hasLeft()
                && event.getLeft()
                        .getUser()
                        .getId()
                        .equals(join.getJoin().getUser().getId())) {
            visits.incrementAndGet();
        }
    }

    @Override
    public void onError(Throwable failure) {
        faults.incrementAndGet();
    }

    @Override
    public void onCompleted() {}
}
