package dev.hubbub.client.stomp;

import dev.hubbub.client.StompTarget;
import dev.hubbub.client.Target;
import dev.hubbub.client.net.NetworkFailures;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.stomp.Frame;
import dev.hubbub.stomp.Header;
import dev.hubbub.stomp.StompException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import java.time.Duration;

/**
 * Says why a session failed, in words that tell the person what to change. The same cause gives the same words, so that
 * failures can be counted by reason.
 */
record Failures(Target target, StompTarget stomp) {

    private static final int MOST_SAID = 200;

    /** What a session was at. */
    enum Step {
        LOOK_UP("looking up its host"),
        TCP("the attempt to connect"),
        WEB_SOCKET("the request for a WebSocket"),
        STOMP("CONNECT"),
        /** The server chose no subprotocol: it may not be one of STOMP. */
        STOMP_UNNAMED("CONNECT", "; it named no subprotocol of STOMP: does target.url have the right path?"),
        SUBSCRIBE("SUBSCRIBE"),
        SEND("SEND");

        private final String asked;
        private final String hint;

        Step(String asked) {
            this(asked, "");
        }

        Step(String asked, String hint) {
            this.asked = asked;
            this.hint = hint;
        }

        private boolean isConnect() {
            return this == STOMP || this == STOMP_UNNAMED;
        }
    }

    HubbubException of(Throwable failure, Step step) {
        if (failure instanceof HubbubException known) {
            return known;
        }
        if (failure instanceof StompException broken) {
            return unavailable("the target does not keep to STOMP: " + broken.explanation());
        }
        if (failure instanceof WebSocketClientHandshakeException refused) {
            return unavailable(target.address() + " did not open a WebSocket for STOMP: " + refused.getMessage()
                    + "; does target.url have the right path?");
        }
        String known = new NetworkFailures(target.address()).ofAny(failure);
        return unavailable(known != null ? known : "during " + step.asked + ": " + failure);
    }

    /** The connection ended without a word. */
    HubbubException closed(Step step) {
        boolean early = step == Step.WEB_SOCKET;
        String hint = early && target.tls() == null ? "; if it wants TLS, use wss://" : "";
        return unavailable(target.address() + " closed the connection"
                + (early || step.isConnect() ? " after " + step.asked : "") + step.hint + hint);
    }

    /** It ended with a WebSocket's Close. */
    HubbubException closed(int code, String reason) {
        return unavailable("the target closed the WebSocket: " + code + (reason.isEmpty() ? "" : " " + cut(reason)));
    }

    HubbubException late(Step step, Duration timeout) {
        return unavailable("no answer to " + step.asked + " within " + timeout.toMillis() + " ms" + step.hint);
    }

    /** What answers the request for a WebSocket is HTTP, but not what was asked for. */
    HubbubException http(HttpResponseStatus status) {
        int code = status.code();
        String answered = "HTTP " + code + " " + status.reasonPhrase();
        if (code == HttpResponseStatus.UNAUTHORIZED.code() || code == HttpResponseStatus.FORBIDDEN.code()) {
            return new HubbubException(
                    ErrorKind.FAILED_PRECONDITION,
                    target.token() == null || !stomp.login().tokenIn().inUpgrade()
                            ? "the target lets nobody in without a token or from this origin; set target.token, or"
                                    + " Origin in target.upgradeHeaders: " + answered
                            : "the target refused the token: " + answered);
        }
        if (code == HttpResponseStatus.NOT_FOUND.code()) {
            return new HubbubException(
                    ErrorKind.NOT_FOUND, "no WebSocket at " + path() + "; look at target.url: " + answered);
        }
        return unavailable("no WebSocket at " + path() + ": " + answered);
    }

    /** A WebSocket for something else. */
    HubbubException otherSubprotocol(String chosen) {
        return unavailable(
                "the WebSocket at " + path() + " is for \"" + cut(chosen) + "\", not for STOMP; look at target.url");
    }

    HubbubException noHttp() {
        return unavailable(target.address() + " does not speak HTTP; is it another port?");
    }

    /** An ERROR frame. */
    HubbubException error(Frame error, Step step) {
        String message = error.header(Header.MESSAGE);
        String detail = error.text().lines().findFirst().orElse("").strip();
        String said = message == null || message.isBlank() ? detail : message.strip();
        if (!detail.isEmpty() && !said.contains(detail)) {
            said += ": " + detail;
        }
        if (step.isConnect()) {
            boolean shown = target.token() != null || stomp.login().user() != null;
            return new HubbubException(
                    ErrorKind.FAILED_PRECONDITION,
                    "the target refused CONNECT" + (shown ? "" : ", set target.token or target.login") + ": "
                            + cut(said));
        }
        return new HubbubException(ErrorKind.FAILED_PRECONDITION, "the target answered ERROR: " + cut(said));
    }

    /** A frame that has no place here. */
    HubbubException unexpected(Frame frame) {
        String version = frame.header(Header.VERSION);
        return unavailable("the target does not keep to STOMP: it sent " + frame.command()
                + (version == null ? "" : " with version " + cut(version)) + ", which was not to come");
    }

    HubbubException silent(Duration silence) {
        return unavailable("no heart-beat from the target for " + silence.toMillis() + " ms");
    }

    static HubbubException unavailable(String reason) {
        return new HubbubException(ErrorKind.UNAVAILABLE, reason);
    }

    private String path() {
        return stomp.path().replaceFirst("\\?.*", "");
    }

    private static String cut(String said) {
        return said.length() <= MOST_SAID ? said : said.substring(0, MOST_SAID - 1) + "…";
    }
}
