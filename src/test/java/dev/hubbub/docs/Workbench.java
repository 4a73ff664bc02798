package dev.hubbub.docs;

import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.Fence;
import dev.hubbub.testing.JavaProcess;
import dev.hubbub.testing.Page;
import dev.hubbub.testing.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Where the commands of a page are run: a directory of its own, with the files that the page shows (a block
 * {@code yaml lunch-break.yaml} is that file), and a shell whose {@code hubbub} is the packaged application. Ports are
 * those of the servers that stand in for the page's.
 */
final class Workbench implements AutoCloseable {

    private static final long LIMIT_SECONDS = 600;
    /** Of the project, for paths that pages name. */
    private static final List<String> LINKS = List.of("target", "src", "docker");

    private final Path directory;
    private final Path bin;
    private final Answers answers = new Answers();
    private final Servers servers;

    Workbench(Path directory, AppProcess app) throws IOException {
        this.directory = directory;
        this.servers = new Servers(app);
        this.bin = Files.createDirectory(directory.resolve("bin"));
        String java = ToolRun.java() + " -Xmx256m " + String.join(" ", JavaProcess.QUICK) + " ";
        program("java", "exec " + java + "\"$@\"");
        program("hubbub", "exec " + java + "-jar '" + System.getProperty("hubbub.jar") + "' \"$@\"");
        // What the server refuses is a failure of the command, as the page would have to say.
        program("curl", "PATH=${PATH#*:}; exec curl --silent --show-error --fail-with-body \"$@\"");
        for (String link : LINKS) {
            Files.createSymbolicLink(directory.resolve(link), Path.of(link).toAbsolutePath());
        }
    }

    /** Writes the files that a page shows. */
    void lay(Page page) throws IOException {
        for (Fence fence : page.fences()) {
            if (fence.language().equals("yaml") && !fence.note().isEmpty()) {
                Files.writeString(directory.resolve(fence.note()), fence.text());
            }
        }
    }

    /** Runs a command to its end; one that starts a server until the server is ready. */
    Outcome run(Step step) throws Exception {
        String command = answers.fill(step.command());
        if (Servers.isStart(command)) {
            servers.start(command.replace("$HOME", directory.toString()));
            return new Outcome(0, "", "");
        }
        String dialled = servers.dial(command);
        Outcome outcome = step.program().equals("grpcurl")
                ? grpcurl(dialled)
                : shell(dialled, String.join("\n", step.input()) + (step.input().isEmpty() ? "" : "\n"));
        answers.remember(outcome.out());
        return outcome;
    }

    /** Ends the servers that a block has started. */
    void endOfBlock() throws IOException {
        servers.close();
    }

    @Override
    public void close() throws IOException {
        servers.close();
        for (String link : LINKS) {
            Files.delete(directory.resolve(link));
        }
    }

    private static Outcome grpcurl(String command) throws Exception {
        String[] parts = command.split("<<'?\\w+'?\n", 2);
        String typed = parts.length == 2 ? parts[1].substring(0, parts[1].lastIndexOf('\n')) : "";
        List<String> words = ShellWords.of(parts[0]);
        return Grpcurl.run(words.subList(1, words.size()), typed);
    }

    private Outcome shell(String command, String input) throws IOException, InterruptedException {
        Path in = Files.writeString(directory.resolve("bin/in"), input);
        Path out = directory.resolve("bin/out");
        Path err = directory.resolve("bin/err");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "set -o pipefail\n" + command)
                .directory(directory.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
        builder.environment().put("HOME", directory.toString());
        builder.environment().remove("JAVA_HOME"); // java is the one above
        Process process = builder.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IllegalStateException(
                    "still runs after " + LIMIT_SECONDS + " s: " + command + "\n" + Files.readString(out));
        }
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private void program(String name, String... lines) throws IOException {
        Path file =
                Files.writeString(bin.resolve(name), "#!/bin/sh\n" + String.join("\n", Arrays.asList(lines)) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
