package dev.hubbub.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.AppVitals;
import dev.hubbub.testing.AppVitals.Vitals;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One attack after the other on the packaged application, beside a chat that loses nothing. What an attack takes is given
 * back: heap, threads, file descriptors. The table is in {@code target/hostile.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileIT {

    static final int MAX_RESETS = 2_000;

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int SAID_BEFORE = 100;
    private static final int MOST_HEAP_MORE_MEGABYTES = 16;
    private static final int MOST_THREADS_MORE = 4;
    private static final int MOST_DESCRIPTORS_MORE = 8;
    private static final int MOST_MEGABYTES = 900;

    private final HostileTable table = new HostileTable();
    private AppProcess app;
    private AppVitals vitals;
    private HealthyChat chat;
    private Vitals before;

    static Stream<Attack> attacks() {
        return Attack.all();
    }

    /** With deadlines that need not be waited for; but what is silent may also be waiting for a processor. */
    @BeforeAll
    void start() throws IOException {
        app = AppProcess.start(
                AppProcess.IN_FULL,
                "-Dhubbub.grpc.max-resets=" + MAX_RESETS,
                "-Dhubbub.grpc.handshake-timeout=3s",
                "-Dhubbub.stomp.connect-timeout=3s",
                "-Dhubbub.stomp.close-grace=1s",
                "-Dhubbub.limits.body-timeout=3s",
                "-Dquarkus.vertx.max-event-loop-execute-time=4s",
                "-Dquarkus.http.idle-timeout=10s",
                "-Dquarkus.log.category.\"dev.hubbub\".level=DEBUG");
        vitals = AppVitals.of(app);
        chat = new HealthyChat(app);
        chat.awaitMore(SAID_BEFORE);
        before = vitals.read();
    }

    @AfterAll
    void end() throws IOException, InterruptedException {
        try {
            endChat();
        } finally {
            table.write();
            closeAll();
        }
    }

    private void endChat() throws InterruptedException {
        if (before == null) {
            return; // it never began, and that is what failed
        }
        chat.end();
        table.note("The healthy chat said %,d messages to %d listeners: nothing was lost, doubled or reordered."
                .formatted(chat.said(), chat.listening()));
        table.note("The process took at most %d MB of memory.".formatted(vitals.peakMegabytes()));
        assertThat(vitals.peakMegabytes()).isLessThan(MOST_MEGABYTES);
        InjectionAttacks.assertLogIsWhole(app);
        assertThat(app.log()
                        .lines()
                        .filter(line -> line.contains("\"level\":\"ERROR\"") || line.contains("\"level\":\"WARN\"")))
                .isEmpty();
    }

    private void closeAll() throws IOException {
        if (chat != null) {
            chat.close();
        }
        if (vitals != null) {
            vitals.close();
        }
        app.close();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isAnsweredAndDisturbsNobody(Attack attack) {
        double unused = chat.takeWorstMillis();

        String answer = attack.strike().on(app);

        chat.check();
        double worst = chat.takeWorstMillis();
        table.add(new HostileTable.Row(attack, answer, worst, afterwards()));
        assertThat(app.get("/healthz").statusCode()).isEqualTo(200);
    }

    /** Looks often: there are many attacks, and most are over at once. */
    private static ConditionFactory soon() {
        return await().atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(POLL);
    }

    /** Waits until what the attack took is given back. */
    private Vitals afterwards() {
        soon().untilAsserted(() ->
                assertThat(vitals.descriptors()).isLessThanOrEqualTo(before.descriptors() + MOST_DESCRIPTORS_MORE));
        soon().untilAsserted(() -> assertThat(vitals.threads())
                .as(vitals.threadNames())
                .isLessThanOrEqualTo(before.threads() + MOST_THREADS_MORE));
        return soon().until(
                        vitals::read,
                        read -> read.heapMegabytes() <= before.heapMegabytes() + MOST_HEAP_MORE_MEGABYTES);
    }
}
