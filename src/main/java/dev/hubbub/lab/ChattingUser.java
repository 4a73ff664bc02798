package dev.hubbub.lab;

import dev.hubbub.client.ChatClient;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Listens, says one thing, and waits until it has heard it. */
final class ChattingUser implements VirtualUser {

    /** How soon it looks again whether a message that is overdue was taken at least. */
    private static final long ANSWER_CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LEAVE_CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final RunContext run;
    private final long patienceNanos;
    private final Audience audience;
    private final Publisher publisher;
    private final Subscriber subscriber;

    private @Nullable Sent said;
    private long patientUntilNanos;
    private boolean watching;
    private Runnable whenHeard = () -> {};
    private boolean stopped;
    private boolean stood;
    private boolean wanted;
    private boolean spoke;

    /** @param factory makes its subscriber, which is to tell it of its own messages */
    ChattingUser(RunContext run, Audience audience, Publisher publisher, Factory factory) {
        this.run = run;
        this.patienceNanos = run.patience().message().toNanos();
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
        subscriber.connect(() -> {
            stood = true;
            ready.run();
        });
    }

    @Override
    public void iterate(long intendedNanos, StageTrends stage, Runnable done) {
        wanted = true;
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
        spoke = true;
        said = publisher.publish(client, intendedNanos, stage, this::answered);
        patientUntilNanos = run.control().elapsedNanos() + patienceNanos;
        watch();
    }

    @Override
    public void stop(long graceNanos) {
        stopped = true;
        leave(run.control().elapsedNanos() + graceNanos);
    }

    /** A message may be back before the target's answer is, which comes over the same connection. */
    private void leave(long untilNanos) {
        long now = run.control().elapsedNanos();
        if (publisher.isWaiting() && now < untilNanos) {
            run.control().after(LEAVE_CHECK_NANOS, () -> leave(untilNanos));
            return;
        }
        subscriber.leave(Math.max(0, untilNanos - now), () -> {
            said = null; // it no longer listens for it
            audience.remove(subscriber);
        });
    }

    @Override
    public void finish() {
        if (said != null) {
            missed(said);
        } else if (!spoke && (wanted || !stood)) {
            run.metrics().roundTripsFailed.increment(); // it had no connection, all the time
        }
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
        } else if (!said.isAnswered()) { // if it is refused, that is what went wrong
            patientUntilNanos = run.control().elapsedNanos() + ANSWER_CHECK_NANOS;
            watch();
        } else {
            run.failed(RunStep.RETURN, publisher.room(), "publisher " + publisher.number(), tooLate());
            missed(said);
            over();
        }
    }

    private void heard(long sequence, long nanos) {
        if (said != null && said.sequence() == sequence) {
            run.metrics().returned.increment();
            said.stage().roundTrip().record(nanos - said.sentNanos());
            over();
        }
    }

    private void answered(Sent message, @Nullable Throwable failure) {
        if (failure != null && message.equals(said)) {
            missed(message);
            over();
        }
    }

    /** It does not come back: that counts as long as it is waited for at most, or slow targets would look fast. */
    private void missed(Sent message) {
        run.metrics().roundTripsFailed.increment();
        message.stage().roundTrip().record(patienceNanos);
    }

    private HubbubException tooLate() {
        return new HubbubException(
                ErrorKind.UNAVAILABLE,
                "did not hear its own message within "
                        + run.patience().message().toMillis() + " ms");
    }

    /** The iteration of a message is over: heard, refused, or waited for too long. */
    private void over() {
        said = null;
        whenHeard.run();
    }
}
