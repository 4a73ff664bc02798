package dev.hubbub.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What only the operating system knows, from Linux's {@code /proc}; empty elsewhere. */
final class ProcFiles {

    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcFiles() {}

    /** Resident memory in bytes: the line "VmRSS: n kB". */
    static OptionalLong residentBytes() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException notLinux) {
            return OptionalLong.empty();
        }
    }
}
