package dev.hubbub.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * etcd, as Debian packages it. Where it is not installed a test is skipped, and says so, unless the environment variable
 * {@code HUBBUB_BROKERS} is {@code required}.
 */
public final class EtcdProcess implements AutoCloseable {

    private static final Path INSTALLED = Path.of("/usr/bin/etcd");

    private static @Nullable EtcdProcess shared;

    private final ServerProcess process = new ServerProcess("etcd");
    private final List<String> command;

    private EtcdProcess() {
        String clients = "http://127.0.0.1:" + process.port();
        String peers = "http://127.0.0.1:" + ServerProcess.freePort();
        command = List.of(
                INSTALLED.toString(),
                "--data-dir=" + process.home().resolve("data"),
                "--listen-client-urls=" + clients,
                "--advertise-client-urls=" + clients,
                "--listen-peer-urls=" + peers,
                "--initial-advertise-peer-urls=" + peers,
                "--initial-cluster=default=" + peers);
        process.start(command);
    }

    /** Starts one of a test's own. */
    public static EtcdProcess start() {
        boolean installed = Files.isExecutable(INSTALLED);
        if (!installed && "required".equals(System.getenv("HUBBUB_BROKERS"))) {
            throw new IllegalStateException("there is no " + INSTALLED + "; apt-get install etcd-server");
        }
        Assumptions.assumeTrue(installed, "etcd is not installed: apt-get install etcd-server");
        return new EtcdProcess();
    }

    /** One for all tests of a JVM, ended with it. */
    public static synchronized EtcdProcess shared() {
        if (shared == null) {
            EtcdProcess started = start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            shared = started;
        }
        return shared;
    }

    public String url() {
        return "http://127.0.0.1:" + process.port();
    }

    /** Ends it as a crash would; it keeps what it has on disk. */
    public void kill() {
        process.kill();
    }

    /** Starts it again, where it was. */
    public void restart() {
        process.start(command);
    }

    @Override
    public void close() {
        process.close();
    }
}
