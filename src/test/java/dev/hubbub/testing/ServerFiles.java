package dev.hubbub.testing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Servers that come in jars of the class path, unpacked below {@code target} once. */
final class ServerFiles {

    private static final Path UNPACKED = Path.of("target", "servers").toAbsolutePath();

    private ServerFiles() {}

    /**
     * Unpacks a part of a jar.
     *
     * @param folder in the jar
     * @param wanted what the names of the files in it begin with
     * @return where the folder is now
     */
    static synchronized Path unpack(String folder, List<String> wanted) {
        Path target = UNPACKED.resolve(folder.replace('/', '-'));
        Path complete = target.resolve("complete");
        try (FileChannel lock = locked()) {
            if (!Files.exists(complete)) {
                unpack(folder, wanted, target);
                Files.createFile(complete);
            }
            return target;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Unpacks one program. */
    static synchronized Path unpack(String program) {
        Path target = UNPACKED.resolve(program);
        if (!Files.exists(target)) {
            try (var stream = requireNonNull(
                    Thread.currentThread().getContextClassLoader().getResourceAsStream(program),
                    program + " is in no jar")) {
                Files.createDirectories(UNPACKED);
                Path part = Files.createTempFile(UNPACKED, "server", ".part");
                Files.copy(stream, part, StandardCopyOption.REPLACE_EXISTING);
                executable(part);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return target;
    }

    /** Tests run in more than one process: the lock goes when the channel is closed. */
    private static FileChannel locked() throws IOException {
        Files.createDirectories(UNPACKED);
        FileChannel channel =
                FileChannel.open(UNPACKED.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock unused = channel.lock();
        return channel;
    }

    private static void unpack(String folder, List<String> wanted, Path target) throws IOException {
        URL url = requireNonNull(
                Thread.currentThread().getContextClassLoader().getResource(folder + "/"), folder + " is in no jar");
        try (JarFile jar = ((JarURLConnection) url.openConnection()).getJarFile()) {
            for (JarEntry entry : jar.stream().toList()) {
                String name = entry.getName();
                if (!entry.isDirectory() && wanted.stream().anyMatch(one -> name.startsWith(folder + "/" + one))) {
                    unpack(jar, entry, target.resolve(name.substring(folder.length() + 1)));
                }
            }
        }
    }

    private static void unpack(JarFile jar, JarEntry entry, Path target) throws IOException {
        Files.createDirectories(requireNonNull(target.getParent()));
        try (var stream = jar.getInputStream(entry)) {
            Files.copy(stream, target, StandardCopyOption.REPLACE_EXISTING);
        }
        executable(target);
    }

    private static void executable(Path file) throws IOException {
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }
}
