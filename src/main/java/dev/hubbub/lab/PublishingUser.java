package dev.hubbub.lab;

import dev.hubbub.client.ChatClient;

/** Says one thing, and waits for the answer. */
final class PublishingUser implements VirtualUser {

    private final RunContext run;
    private final Publisher publisher;
    private final ChatClient client;

    PublishingUser(RunContext run, Publisher publisher, ChatClient client) {
        this.run = run;
        this.publisher = publisher;
        this.client = client;
    }

    @Override
    public void start(Runnable ready) {
        ready.run();
    }

    @Override
    public void iterate(long intendedNanos, StageTrends stage, Runnable done) {
        publisher.publish(client, intendedNanos, stage, (sent, taken) -> done.run());
    }

    @Override
    public void stop(long graceNanos) {
        run.control().after(publisher.isWaiting() ? graceNanos : 0, client::close);
    }

    @Override
    public void finish() {
        publisher.giveUp();
    }
}
