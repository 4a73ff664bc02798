package dev.hubbub.client;

import java.time.Duration;
import java.util.List;

/**
 * How a server is spoken to over STOMP.
 *
 * @param path of the WebSocket, with its query
 * @param versions that are offered, such as 1.2; at least one
 * @param subscribe where a user listens
 * @param send where a user says something
 * @param body what is said; {@code {content}} is in it once
 * @param headers that frames have besides
 * @param heartBeat how often both sides show that they live; zero for never
 * @param receipts whether the server answers RECEIPT, as it must: then it has a subscription or a message once it did.
 *     Else it has a subscription with the first message, or is taken to have it some time after it was asked for, and is
 *     taken to have what was written
 * @param handshakeTimeout from dialling to CONNECTED, and to a subscription
 * @param messageTimeout how long a receipt, or a user's own message, is waited for
 */
public record StompTarget(
        String path,
        List<String> versions,
        StompLogin login,
        Template subscribe,
        Template send,
        Template body,
        StompHeaders headers,
        HeartBeat heartBeat,
        boolean receipts,
        Duration handshakeTimeout,
        Duration messageTimeout) {

    public static final List<String> ALL_VERSIONS = List.of("1.2", "1.1", "1.0");
    public static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Of this application's own server. */
    public static final String OWN_PATH = "/stomp";

    private static final Template ROOM = Template.of("/room/{room}");

    public StompTarget {
        versions = List.copyOf(versions);
    }

    /** As this application's own server wants it, and any that is alike. */
    public static StompTarget plain(String path) {
        return new StompTarget(
                path,
                ALL_VERSIONS,
                StompLogin.NONE,
                ROOM,
                ROOM,
                Template.of("{content}"),
                StompHeaders.NONE,
                HeartBeat.USUAL,
                true,
                TIMEOUT,
                TIMEOUT);
    }

    /** The same at another path, with its query. */
    public StompTarget withPath(String other) {
        return new StompTarget(
                other,
                versions,
                login,
                subscribe,
                send,
                body,
                headers,
                heartBeat,
                receipts,
                handshakeTimeout,
                messageTimeout);
    }

    /**
     * How often each side shows that it lives, as the header {@code heart-beat} has it.
     *
     * @param outgoing how often the client can; zero for never
     * @param incoming how often it wants the server to; zero for never
     */
    public record HeartBeat(Duration outgoing, Duration incoming) {

        /** Both every two seconds. */
        public static final HeartBeat USUAL = new HeartBeat(Duration.ofSeconds(2), Duration.ofSeconds(2));

        /** The header's value. */
        @Override
        public String toString() {
            return outgoing.toMillis() + "," + incoming.toMillis();
        }
    }
}
