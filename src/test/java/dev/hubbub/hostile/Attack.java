package dev.hubbub.hostile;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.AppProcess;
import java.util.stream.Stream;

/**
 * An attack, bounded in count and time.
 *
 * @param name in the table
 * @param count how many connections, frames or requests it is
 * @param strike carries it out
 */
record Attack(String name, int count, Strike strike) {

    /** All of them, in the order of the table. */
    static Stream<Attack> all() {
        return Stream.of(
                        Http2Attacks.all(),
                        GrpcMessageAttacks.all(),
                        ConnectionAttacks.all(),
                        HttpAttacks.all(),
                        PathAttacks.all(),
                        ScenarioBombs.all(),
                        WebSocketAttacks.all(),
                        InjectionAttacks.all())
                .flatMap(attacks -> attacks);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Does it, and holds the application to what it should answer. */
    @FunctionalInterface
    interface Strike {

        /** @return what was answered, in a few words */
        String on(AppProcess app);
    }

    /** A counter of the application. @param series its name and tags as they are exposed */
    static long counter(AppProcess app, String series) {
        return app.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    /** Checks that the application counts so many more, once it has noticed. */
    static void assertCounted(AppProcess app, String series, long before, long more) {
        until(() -> counter(app, series) >= before + more);
        assertThat(counter(app, series)).as(series).isEqualTo(before + more);
    }
}
