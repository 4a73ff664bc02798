package dev.hubbub.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Answers everybody the same, whatever they say. */
public final class CannedServer implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final @Nullable String answer;

    /** @param answer given after the first bytes; empty for silence, null to hang up instead */
    public CannedServer(@Nullable String answer) throws IOException {
        this.answer = answer;
        Thread thread = new Thread(this::serve, "canned-server");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                int first = client.getInputStream().read();
                if (first >= 0 && answer != null) {
                    client.getInputStream().skipNBytes(client.getInputStream().available());
                    client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    client.getOutputStream().flush();
                    client.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                }
            } catch (IOException gone) {
                // the client, or the test
            }
        }
    }
}
