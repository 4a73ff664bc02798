package dev.hubbub.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hubbub.proto.Message;
import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.RawSocket;
import dev.hubbub.testing.StompPeer;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Stream;

/** Texts that would be more than a text where they are written: a line of the log, a header, a frame. */
final class InjectionAttacks {

    /** Begins each line that an attack would forge. */
    static final String FORGED = "FORGED";

    private static final List<String> TEXTS = List.of(
            "x\r\n" + FORGED + ": yes",
            "x\n" + FORGED + " ERROR [dev.hubbub] all is lost",
            "x\n{\"level\":\"ERROR\",\"message\":\"" + FORGED + "\"}",
            "x\r" + FORGED,
            "x\u001b[2K\u001b[1G" + FORGED,
            "x\u0085" + FORGED,
            "x\u2028" + FORGED,
            "x\u0000" + FORGED,
            "${jndi:ldap://127.0.0.1/" + FORGED + "}",
            "%n" + FORGED + "%s%s%d");

    private InjectionAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(
                new Attack("log: forged lines by REST", 6 * TEXTS.size(), InjectionAttacks::byRest),
                new Attack("log: forged lines by gRPC", 3 * TEXTS.size(), InjectionAttacks::byGrpc),
                new Attack("log: forged lines by STOMP", 3 * TEXTS.size(), InjectionAttacks::byStomp),
                new Attack("headers: forged in answers", TEXTS.size(), InjectionAttacks::inAnswers),
                new Attack("headers: forged in frames of STOMP 1.0", 2, InjectionAttacks::inFrames));
    }

    private static String byRest(AppProcess app) {
        for (String text : TEXTS) {
            String encoded = URLEncoder.encode(text, UTF_8);
            for (String request : List.of(
                    "GET /" + encoded,
                    "GET /sim/runs/" + encoded,
                    "GET /sim/presets/" + encoded,
                    "GET /rooms/" + encoded + "/members",
                    "POST /sim/runs?preset=" + encoded)) {
                assertIsRefused(
                        RawSocket.http(app.httpPort(), request + " HTTP/1.1\r\nContent-Length: 0\r\n", new byte[0]));
            }
            byte[] scenario = ("name: \"" + encoded.replace("%", "\\x") + "\"\nscenarios: {}\n").getBytes(UTF_8);
            assertIsRefused(RawSocket.http(
                    app.httpPort(),
                    "POST /sim/runs HTTP/1.1\r\nContent-Length: " + scenario.length + "\r\n",
                    scenario));
        }
        return logIsWhole(app);
    }

    private static void assertIsRefused(String answer) {
        assertThat(RawSocket.status(answer)).as(answer).isIn(400, 404);
    }

    private static String byGrpc(AppProcess app) {
        try (ChatPeer peer = new ChatPeer(app.grpcPort())) {
            for (String text : TEXTS) {
                Message message = Message.newBuilder()
                        .setRoom("logs")
                        .setId("eve")
                        .setContent("hi")
                        .build();
                for (Message forged : List.of(
                        message.toBuilder().setId(text).build(),
                        message.toBuilder().setRoom(text).build(),
                        message.toBuilder().setSenderName(text).build())) {
                    Throwable unused = catchThrowable(() -> peer.say(forged));
                }
            }
        }
        return logIsWhole(app);
    }

    private static String byStomp(AppProcess app) {
        for (String text : TEXTS) {
            for (String frame : List.of(
                    "CONNECT\naccept-version:1.2\nhost:localhost\nlogin:" + text + "\n\n\0HELLO\n\n\0",
                    "CONNECT\naccept-version:1.2\nhost:localhost\n\n\0SEND\ndestination:" + text + "\n\nx\0",
                    text + "\n\n\0")) {
                try (StompPeer peer = StompPeer.open(app.httpPort())) {
                    peer.send(frame);
                    assertThat(peer.awaitError().command()).isEqualTo("ERROR");
                }
            }
        }
        return logIsWhole(app);
    }

    /** Every line is one of the application's own: a JSON object, with the text within its message. */
    static void assertLogIsWhole(AppProcess app) {
        assertThat(app.log().split("\r\n|[\n\r\u0085\u2028]"))
                .allMatch(line -> line.startsWith("{\"timestamp\":") && line.endsWith("}"))
                .noneMatch(line -> line.contains("\u001b"));
    }

    private static String logIsWhole(AppProcess app) {
        assertLogIsWhole(app);
        return "refused; no line of the log is forged";
    }

    private static String inAnswers(AppProcess app) {
        for (String text : TEXTS) {
            String encoded = URLEncoder.encode(text, UTF_8);
            for (String request : List.of("GET /" + encoded, "GET /sim/runs/" + encoded, "GET /%2f%2fevil" + encoded)) {
                String answer = RawSocket.http(
                        app.httpPort(),
                        request + " HTTP/1.1\r\nX-Request-Id: a\u001b[2K" + encoded + "\r\n",
                        new byte[0]);
                String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
                assertThat(head.split("\r\n|[\n\r]")).noneMatch(line -> line.startsWith(FORGED));
            }
        }
        return "400, 404; no header is forged";
    }

    /** Version 1.0 cannot escape a line feed, which version 1.2 can. */
    private static String inFrames(AppProcess app) {
        try (StompPeer old = StompPeer.connect(app.httpPort(), "1.0", "");
                StompPeer eve = StompPeer.connect(app.httpPort())) {
            old.subscribe("1", "/room/frames", "");
            eve.send("SEND\ndestination:/room/frames\nx-mark:a\\n" + FORGED + "\\cyes\n\nfirst\0");
            eve.send("SEND\ndestination:/room/frames\nx\\n" + FORGED + "\\cy:z\n\nsecond\0");
            assertThat(old.awaitMessages(2))
                    .allSatisfy(frame -> assertThat(frame.headerLines()).noneMatch(line -> line.startsWith(FORGED)));
            assertThat(old.bodies()).containsExactly("first", "second");
        }
        return "left out";
    }
}
