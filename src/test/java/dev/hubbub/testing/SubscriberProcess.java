package dev.hubbub.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A client in a process of its own, so that it can be killed. */
public final class SubscriberProcess implements AutoCloseable {

    private static final String READY = "subscribed";

    private final Process process;

    private SubscriberProcess(Process process) {
        this.process = process;
    }

    /** Starts a process with so many subscriptions in a room, and waits until it has them. */
    public static SubscriberProcess start(int port, String room, int streams) throws IOException {
        Process process = JavaProcess.builder(
                        SubscriberProcess.class, Integer.toString(port), room, Integer.toString(streams))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); !READY.equals(line); line = out.readLine()) {
            if (line == null) {
                throw new IOException("the subscriber process ended with "
                        + process.onExit().join().exitValue());
            }
        }
        return new SubscriberProcess(process);
    }

    /** SIGKILL: the process can say no goodbye. */
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] arguments) throws InterruptedException {
        ChatPeer peer = new ChatPeer(Integer.parseInt(arguments[0]));
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            peer.subscribe(arguments[1], "victim-" + i);
        }
        System.out.println(READY); // the pipe to the parent, which waits for this line
        Thread.currentThread().join();
    }
}
