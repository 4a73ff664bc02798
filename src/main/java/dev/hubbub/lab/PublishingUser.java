package dev.hubbub.lab;

import dev.hubbub.client.ChatClient;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Says one thing, and waits for the answer. When its target cannot be reached, it goes to the next, if there is one. */
final class PublishingUser implements VirtualUser {

    private final RunContext run;
    private final Publisher publisher;
    private final Seat seat;
    private ChatClient client;
    private boolean stopped;

    PublishingUser(RunContext run, Publisher publisher, Seat seat) {
        this.run = run;
        this.publisher = publisher;
        this.seat = seat;
        this.client = seat.client();
    }

    @Override
    public void start(Runnable ready) {
        seat.route().arrive();
        ready.run();
    }

    @Override
    public void iterate(long intendedNanos, StageTrends stage, Runnable done) {
        publisher.publish(client, intendedNanos, stage, (sent, failure) -> {
            if (!stopped && isOutOfReach(failure) && seat.route().hasOthers()) {
                moveOn();
            }
            done.run();
        });
    }

    @Override
    public void stop(long graceNanos) {
        stopped = true;
        run.control().after(publisher.isWaiting() ? graceNanos : 0, () -> {
            seat.route().leave();
            client.close();
        });
    }

    @Override
    public void finish() {
        publisher.giveUp();
    }

    /** What was not answered is not said again: it may have been taken. */
    private void moveOn() {
        client.close();
        seat.route().lost();
        client = seat.client();
        seat.route().arrive();
    }

    private static boolean isOutOfReach(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof HubbubException known && known.kind() == ErrorKind.UNAVAILABLE;
    }
}
