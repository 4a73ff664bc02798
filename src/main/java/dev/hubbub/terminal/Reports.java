package dev.hubbub.terminal;

import dev.hubbub.lab.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Keeps the reports of a command's runs: of a single one in the directory itself, of several in numbered ones. */
final class Reports {

    private final @Nullable Path directory;
    private final int most;
    private final PrintWriter err;
    private int kept;

    /**
     * Makes the directory, so that no load is begun whose reports have nowhere to go.
     *
     * @param command whose reports they are; complains where it does
     * @param directory null to keep nothing
     * @param most how many runs there may be
     * @throws ParameterException when nothing can be written into the directory
     */
    Reports(CommandLine command, @Nullable Path directory, int most) {
        this.directory = directory;
        this.most = most;
        this.err = command.getErr();
        if (directory != null) {
            try {
                RunFiles.prepare(directory);
            } catch (IOException unwritable) {
                throw new ParameterException(command, "--out: " + unwritable.getMessage(), unwritable);
            }
        }
    }

    /** Writes a run's reports; when that fails, says so. */
    ExitCode keep(RunResult result) {
        kept++;
        return directory == null ? ExitCode.PASS : written(() -> RunFiles.writeAll(result, own(directory)));
    }

    /** Writes what plain load testers leave behind of the run that was kept last, and says where. */
    ExitCode keepLoadTest(RunResult result) {
        Path where = directory == null ? LoadTestFiles.directory(result) : own(directory);
        ExitCode code = written(() -> LoadTestFiles.write(result, where));
        if (code == ExitCode.PASS) {
            err.println("wrote " + where.resolve(LoadTestFiles.RESULT) + " and " + where.resolve(LoadTestFiles.LOG));
        }
        return code;
    }

    /** Something to write. */
    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private ExitCode written(Writing writing) {
        try {
            writing.run();
            return ExitCode.PASS;
        } catch (IOException failure) {
            err.println(failure.getMessage());
            return ExitCode.ERROR;
        }
    }

    private Path own(Path all) {
        return most == 1 ? all : all.resolve(number());
    }

    /** As wide as the last one's, so that names sort as numbers do. */
    private String number() {
        return String.format(Locale.ROOT, "%0" + Integer.toString(most).length() + "d", kept);
    }
}
