package dev.hubbub.lab;

import dev.hubbub.client.ChatClient;
import dev.hubbub.message.Room;
import dev.hubbub.scenario.Workload.Payload;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The publishing half of a virtual user. Confined to the control thread. */
final class Publisher {

    private final RunContext run;
    private final RoomLedger room;
    private final Payload payload;
    private final int number;

    private final Set<Sent> unanswered = new LinkedHashSet<>();
    private long sequence;

    /** @param number unlike any other publisher's of the run */
    Publisher(RunContext run, RoomLedger room, Payload payload, int number) {
        this.run = run;
        this.room = room;
        this.payload = payload;
        this.number = number;
    }

    /** Told what became of a message. */
    @FunctionalInterface
    interface Answer {

        /** @param failure why the target did not take it; null when it did */
        void of(Sent sent, @Nullable Throwable failure);
    }

    int number() {
        return number;
    }

    /** Where it talks. */
    Room room() {
        return room.room();
    }

    /**
     * Sends a message.
     *
     * @param intendedNanos when it should have been sent, since the start of the run
     * @param answered told on the control thread
     * @return the message
     */
    Sent publish(ChatClient client, long intendedNanos, StageTrends stage, Answer answered) {
        long now = run.control().elapsedNanos();
        Sent sent = room.send(stage, number, sequence++, intendedNanos, now);
        unanswered.add(sent);
        run.metrics().sent.increment();
        stage.sendDelay().record(now - intendedNanos);
        CompletionStage<Void> answer = client.publish(content(sent), "");
        answer.whenComplete((ok, failure) -> {
            long answeredNanos = run.control().elapsedNanos();
            run.control().execute(() -> {
                if (settle(sent, failure)) {
                    stage.publish().record(answeredNanos - sent.sentNanos());
                }
                answered.of(sent, failure);
            });
        });
        return sent;
    }

    boolean isWaiting() {
        return !unanswered.isEmpty();
    }

    /** The run ends: what was not answered counts as refused. */
    void giveUp() {
        unanswered.forEach(room::refused);
        unanswered.clear();
    }

    /** True when the target took it; false, too, when it was given up before. */
    private boolean settle(Sent sent, @Nullable Throwable failure) {
        if (sent.isAnswered()) {
            return false;
        }
        unanswered.remove(sent);
        if (failure == null) {
            room.taken(sent);
            return true;
        }
        room.refused(sent);
        run.failed(RunStep.PUBLISH, room.room(), "publisher " + number, failure);
        return false;
    }

    private String content(Sent sent) {
        StringBuilder content = new StringBuilder(Math.max(payload.bytes(), MessageMark.MAX_LENGTH));
        MessageMark.write(content, run.id(), room.index(), sent);
        if (payload.text() != null) {
            return content.append(payload.text()).toString();
        }
        content.append(".".repeat(Math.max(0, payload.bytes() - content.length())));
        return content.toString();
    }
}
