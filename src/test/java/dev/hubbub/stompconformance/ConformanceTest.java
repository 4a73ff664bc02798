package dev.hubbub.stompconformance;

import dev.hubbub.testing.StompFixture;
import dev.hubbub.testing.StompFrame;
import dev.hubbub.testing.StompPeer;
import org.junit.jupiter.api.AfterEach;

/** A server, and a session of STOMP 1.2 with it over a real WebSocket. */
abstract class ConformanceTest {

    static final String DESTINATION = StompFixture.DESTINATION;

    final StompFixture fixture = new StompFixture();
    private final StompPeer peer = StompPeer.connect(fixture.port());

    @AfterEach
    void close() {
        peer.close();
        fixture.close();
    }

    final StompPeer peer() {
        return peer;
    }

    /** A session of another version. */
    final StompPeer connect(String version) {
        return StompPeer.connect(fixture.port(), version, "");
    }

    /** Says something with headers, each a line with its end, and waits until it came back. */
    final StompFrame echoed(String headers, String body) {
        peer.subscribe("echo", DESTINATION, "");
        peer.send("SEND\ndestination:" + DESTINATION + "\n" + headers + "\n" + body + "\0");
        return peer.awaitMessages(1).get(0);
    }
}
