package dev.hubbub.lab;

import dev.hubbub.client.ChatClient;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Listens, says one thing, and waits until it has heard it. */
final class ChattingUser implements VirtualUser {

    /** How long it waits for its own message. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final RunContext run;
    private final Audience audience;
    private final Publisher publisher;
    private final Subscriber subscriber;

    private @Nullable Sent said;
    private long patientUntilNanos;
    private boolean watching;
    private Runnable whenHeard = () -> {};
    private boolean stopped;

    /** @param factory makes its subscriber, which is to tell it of its own messages */
    ChattingUser(RunContext run, Audience audience, Publisher publisher, Factory factory) {
        this.run = run;
        this.audience = audience;
        this.publisher = publisher;
        this.subscriber = factory.subscriber(new Listening.OwnMessages(publisher.number(), this::heard));
    }

    /** Makes subscribers. */
    @FunctionalInterface
    interface Factory {
        Subscriber subscriber(Listening.OwnMessages own);
    }

    @Override
    public void start(Runnable ready) {
        audience.add(subscriber);
        subscriber.connect(ready);
    }

    @Override
    public void iterate(long intendedNanos, StageTrends stage, Runnable done) {
        ChatClient client = subscriber.client();
        if (client == null) { // cut off just now: it says it when it is back
            run.control().after(RETRY_NANOS, () -> {
                if (!stopped && !audience.isClosing()) {
                    iterate(intendedNanos, stage, done);
                }
            });
            return;
        }
        whenHeard = done;
        Sent sent = publisher.publish(client, intendedNanos, stage, (message, taken) -> {
            if (!taken) {
                over(message);
            }
        });
        said = sent;
        patientUntilNanos = run.control().elapsedNanos() + PATIENCE_NANOS;
        watch();
    }

    @Override
    public void stop(long graceNanos) {
        stopped = true;
        subscriber.leave(graceNanos, () -> audience.remove(subscriber));
    }

    @Override
    public void finish() {
        publisher.giveUp();
    }

    /** One timer, however many messages it says meanwhile. */
    private void watch() {
        if (!watching) {
            watching = true;
            run.control().at(patientUntilNanos, this::look);
        }
    }

    private void look() {
        watching = false;
        if (said == null) {
            return;
        }
        if (run.control().elapsedNanos() < patientUntilNanos) {
            watch();
        } else {
            over(said);
        }
    }

    private void heard(long sequence) {
        if (said != null && said.sequence() == sequence) {
            over(said);
        }
    }

    /** The iteration of a message is over: heard, refused, or waited for too long. */
    private void over(Sent message) {
        if (message.equals(said)) {
            said = null;
            whenHeard.run();
        }
    }
}
