package dev.hubbub.docs;

import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.Page;
import dev.hubbub.testing.Torture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command of the documentation is run, page by page from the top, and does what the page shows; those that take long
 * in the profile torture only. {@link ConsoleBlocksTest} says which are not run at all, and why.
 */
@Tag(Torture.TAG)
class ConsoleBlocksIT {

    private static final boolean LONG = Torture.orLong(0, 1) == 1;
    /** A generator that was too slow was so because of the machine; so was what differs between two runs of the same. */
    private static final int GENERATOR_TOO_SLOW = 120;

    private static final int SOMETHING_WORSE = 99;
    private static final int CURL_REFUSED = 22;

    private static AppProcess app;

    @BeforeAll
    static void start() throws IOException {
        app = AppProcess.start("-Dhubbub.lab.concurrent-runs=10");
    }

    @AfterAll
    static void stop() throws IOException {
        if (app != null) {
            app.close();
        }
    }

    static List<Page> pages() {
        return Page.all().stream()
                .filter(page -> !Transcript.of(page).isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void commandsDoWhatThePageShows(Page page, @TempDir Path directory) throws Exception {
        SoftAssertions all = new SoftAssertions();
        try (Workbench workbench = new Workbench(directory, app)) {
            workbench.lay(page);
            for (Transcript transcript : Transcript.of(page)) {
                if (transcript.mode() == Transcript.Mode.ALWAYS
                        || (LONG && transcript.mode() == Transcript.Mode.SLOW)) {
                    run(transcript, workbench, all);
                }
            }
        }
        all.assertAll();
    }

    private static void run(Transcript transcript, Workbench workbench, SoftAssertions all) throws Exception {
        for (Step step : transcript.steps()) {
            Outcome outcome = workbench.run(step);
            all.assertThat(outcome.exitCode()).as("%s%n%s", step, outcome.err()).isIn(exitCodes(step));
            if (outcome.exitCode() == 0) {
                all.assertThat(Shape.difference(step.answer(), outcome.out()))
                        .as("%s", step)
                        .isEmpty();
            }
        }
        workbench.endOfBlock();
    }

    private static Set<Integer> exitCodes(Step step) {
        if (step.command().startsWith("hubbub run ") || step.command().startsWith("hubbub find-capacity ")) {
            return Set.of(0, GENERATOR_TOO_SLOW);
        }
        if (step.command().startsWith("hubbub compare ")) {
            return Set.of(0, SOMETHING_WORSE);
        }
        boolean refused = step.answer().stream().anyMatch(line -> line.matches(".*\"status\":4\\d\\d\\D.*"));
        return Set.of(refused ? CURL_REFUSED : 0);
    }
}
