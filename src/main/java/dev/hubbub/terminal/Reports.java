package dev.hubbub.terminal;

import dev.hubbub.lab.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keeps the reports of a command's runs: of a single one in the directory itself, of several in numbered ones. */
final class Reports {

    private final @Nullable Path directory;
    private final int most;
    private final PrintWriter err;
    private int kept;

    /**
     * Says at once when the directory cannot be had, so that nobody waits in vain for what goes into it.
     *
     * @param directory null to keep nothing
     * @param most how many runs there may be
     * @param err where to complain
     */
    Reports(@Nullable Path directory, int most, PrintWriter err) {
        this.directory = directory;
        this.most = most;
        this.err = err;
        if (directory != null) {
            try {
                RunFiles.prepare(directory);
            } catch (IOException unwritable) {
                err.println(unwritable.getMessage() + "; there will be no reports");
            }
        }
    }

    /** Writes a run's reports; when that fails, says so. */
    ExitCode keep(RunResult result) {
        if (directory == null) {
            return ExitCode.PASS;
        }
        kept++;
        try {
            RunFiles.writeAll(result, most == 1 ? directory : directory.resolve(number()));
            return ExitCode.PASS;
        } catch (IOException failure) {
            err.println(failure.getMessage());
            return ExitCode.ERROR;
        }
    }

    /** As wide as the last one's, so that names sort as numbers do. */
    private String number() {
        return String.format(Locale.ROOT, "%0" + Integer.toString(most).length() + "d", kept);
    }
}
