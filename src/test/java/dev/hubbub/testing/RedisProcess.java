package dev.hubbub.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Redis, from a jar of the class path, without anything on disk. */
public final class RedisProcess implements AutoCloseable {

    private static final String PROGRAM = "redis-server-6.2.6-v5-linux-amd64";

    private static @Nullable RedisProcess shared;

    private final ServerProcess process = new ServerProcess("redis");
    private final List<String> command;

    private RedisProcess() {
        command = List.of(
                ServerFiles.unpack(PROGRAM).toString(),
                "--port",
                Integer.toString(process.port()),
                "--bind",
                "127.0.0.1",
                "--save",
                "");
        process.start(command);
    }

    /** Starts one of a test's own. */
    public static RedisProcess start() {
        return new RedisProcess();
    }

    /** One for all tests of a JVM, ended with it. */
    public static synchronized RedisProcess shared() {
        if (shared == null) {
            RedisProcess started = new RedisProcess();
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            shared = started;
        }
        return shared;
    }

    public String url() {
        return "redis://127.0.0.1:" + process.port();
    }

    /** Ends it as a crash would; it forgets everything. */
    public void kill() {
        process.kill();
    }

    /** Starts it again, where it was. */
    public void restart() {
        process.start(command);
    }

    /** Has it do nothing (SIGSTOP), without ending it. */
    public void pause() {
        process.signal("STOP");
    }

    public void proceed() {
        process.signal("CONT");
    }

    @Override
    public void close() {
        process.close();
    }
}
