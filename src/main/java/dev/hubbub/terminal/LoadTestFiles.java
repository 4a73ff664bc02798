package dev.hubbub.terminal;

import dev.hubbub.lab.RunResult;
import dev.hubbub.report.LoadTestCsv;
import java.io.IOException;
import java.nio.file.Path;

/** The files that plain load testers leave behind. Each run has a directory of its own, so that none is overwritten. */
final class LoadTestFiles {

    static final String RESULT = "load_test_result.csv";
    static final String LOG = "load_test.log";

    private LoadTestFiles() {}

    /** Where they go when nobody says where. */
    static Path directory(RunResult result) {
        return Path.of("load-test-" + result.report().id());
    }

    /** @throws IOException with a message for the person who runs it */
    static void write(RunResult result, Path directory) throws IOException {
        RunFiles.prepare(directory);
        try {
            RunFiles.write(LoadTestCsv.write(result.report()), directory, RESULT);
            RunFiles.write(result.failureLog(), directory, LOG);
        } catch (IOException failure) {
            throw new IOException("cannot write into " + directory + ": " + RunFiles.why(failure), failure);
        }
    }
}
