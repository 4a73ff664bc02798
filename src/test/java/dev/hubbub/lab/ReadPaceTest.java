package dev.hubbub.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.client.ChatClient;
import dev.hubbub.client.Position;
import dev.hubbub.client.Subscribed;
import dev.hubbub.client.Target;
import dev.hubbub.message.Member;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadPaceTest {

    private final WalkFixture fixture = new WalkFixture();
    private final RunContext run = fixture.context();
    private final RoomLedger room = SessionTest.room();
    private final CountingReader reader = new CountingReader();

    @Test
    void aSlowReaderStaysSlowHoweverOftenItStops() {
        ReadPace pace = pace(2);
        for (int i = 0; i < 5; i++) {
            pace.read(false);
            pace.read(true);
        }
        fixture.pass(1);
        reader.read = 0;

        fixture.pass(10);

        assertThat(reader.read).isBetween(19, 21);
    }

    @Test
    void onlyThosePromptlyReadingAreExpectedToGetItAtOnce() {
        ReadPace pace = pace(0);
        assertThat(expected()).isOne();

        pace.read(false);
        assertThat(expected()).isZero();

        pace.read(true);
        assertThat(expected()).isOne();

        pace.leave();
        assertThat(expected()).isZero();
    }

    @Test
    void itIsPromptSinceItReadsAgain() {
        ReadPace pace = pace(0);
        fixture.pass(5);
        assertThat(pace.isPromptSince(nanos(3))).isTrue();

        pace.read(false);
        fixture.pass(5);
        pace.read(true);
        fixture.pass(5);

        assertThat(pace.isPromptSince(nanos(8))).isFalse();
        assertThat(pace.isPromptSince(nanos(12))).isTrue();
    }

    private ReadPace pace(double rate) {
        Route route = new TargetBook(List.of(Target.plain("x:1")))
                .routes(fixture.target, 1, phases -> {})
                .next();
        Seat seat = new Seat(room, route, Member.of("somebody", ""), rate);
        ReadPace pace = new ReadPace(fixture.time, seat);
        pace.begin(
                reader,
                new Listening(run, room, new Session(room, new LedgerCounts()), Listening.OwnMessages.NONE, end -> {}));
        pace.stand();
        return pace;
    }

    private int expected() {
        return SessionTest.send(room, 0).expected();
    }

    private static long nanos(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    private static final class CountingReader implements ChatClient {

        private int read;

        @Override
        public CompletionStage<Void> connect() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Subscribed> subscribe(Listener listener, @Nullable Position resume) {
            return CompletableFuture.completedFuture(new Subscribed(false));
        }

        @Override
        public void pause() {}

        @Override
        public void read(int messages) {
            read += messages;
        }

        @Override
        public void resume() {}

        @Override
        public CompletionStage<Void> publish(String content, String correlationId) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
    }
}
