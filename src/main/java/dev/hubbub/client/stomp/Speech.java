package dev.hubbub.client.stomp;

import dev.hubbub.client.Position;
import dev.hubbub.client.StompLogin;
import dev.hubbub.client.StompTarget;
import dev.hubbub.client.Template;
import dev.hubbub.client.Template.Placeholder;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import dev.hubbub.stomp.Command;
import dev.hubbub.stomp.Frame;
import dev.hubbub.stomp.Header;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one user says in one room, as frames: the target's templates filled in. Any thread. */
record Speech(Endpoint endpoint, Room room, Member member) {

    /** Of the one subscription that a session has. */
    static final String SUBSCRIPTION = "0";

    static final Frame DISCONNECT = Frame.of(Command.DISCONNECT).build();

    static final String EPOCH = "epoch";
    static final String OFFSET = "offset";
    static final String RECOVERED = "recovered";
    static final String CORRELATION_ID = "correlation-id";

    private static final String AUTHORIZATION = "Authorization";
    private static final String PLAIN_TEXT = "text/plain;charset=utf-8";

    /** Headers of the HTTP request. */
    HttpHeaders upgrade() {
        HttpHeaders headers = new DefaultHttpHeaders();
        String token = endpoint.target().token();
        if (token != null && stomp().login().tokenIn().inUpgrade()) {
            headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token);
        }
        stomp().headers().upgrade().forEach((name, value) -> headers.set(name, value.fill(this::plain)));
        return headers;
    }

    Frame connect() {
        StompLogin login = stomp().login();
        String token = endpoint.target().token();
        Template user = login.user();
        Frame.Builder frame = Frame.of(Command.CONNECT)
                .header(Header.ACCEPT_VERSION, String.join(",", stomp().versions()))
                .header(Header.HOST, login.host() == null ? endpoint.host() : login.host())
                .header(Header.HEART_BEAT, stomp().heartBeat().toString())
                .header(Header.LOGIN, user == null ? null : user.fill(this::plain))
                .header(Header.PASSCODE, login.passcode())
                .header(AUTHORIZATION, token == null || !login.tokenIn().inConnect() ? null : "Bearer " + token);
        return with(frame, stomp().headers().connect(), this::plain).build();
    }

    /**
     * Asks for the room.
     *
     * @param resume where to go on; null for what is new
     * @param receipt null for none
     */
    Frame subscribe(@Nullable Position resume, @Nullable String receipt) {
        Frame.Builder frame = Frame.of(Command.SUBSCRIBE)
                .header(Header.ID, SUBSCRIPTION)
                .header(Header.DESTINATION, stomp().subscribe().fill(this::plain))
                .header(Header.ACK, "auto")
                .header(Header.RECEIPT, receipt)
                .header(EPOCH, resume == null ? null : resume.epoch())
                .header(OFFSET, resume == null ? null : Long.toString(resume.offset()));
        return with(frame, stomp().headers().subscribe(), this::plain).build();
    }

    /**
     * Says something.
     *
     * @param receipt null for none
     */
    Frame send(String content, String correlationId, @Nullable String receipt) {
        Function<Placeholder, String> values =
                placeholder -> placeholder == Placeholder.CONTENT ? content : plain(placeholder);
        Map<String, Template> own = stomp().headers().send();
        Frame.Builder frame = Frame.of(Command.SEND)
                .header(Header.DESTINATION, stomp().send().fill(this::plain))
                .header(Header.CONTENT_TYPE, own.containsKey(Header.CONTENT_TYPE) ? null : PLAIN_TEXT)
                .header(Header.RECEIPT, receipt)
                .header(CORRELATION_ID, correlationId.isEmpty() ? null : correlationId);
        return with(frame, own, this::plain)
                .body(stomp().body().fill(endpoint.isJson() ? values.andThen(Json::escape) : values))
                .build();
    }

    private StompTarget stomp() {
        return endpoint.stomp();
    }

    private String plain(Placeholder placeholder) {
        return switch (placeholder) {
            case ROOM -> room.name();
            case USER -> member.id().value();
            case TIME -> Long.toString(System.currentTimeMillis());
            case CONTENT -> throw new IllegalStateException("there is no content but in a body");
        };
    }

    private static Frame.Builder with(
            Frame.Builder frame, Map<String, Template> headers, Function<Placeholder, String> values) {
        headers.forEach((name, value) -> frame.header(name, value.fill(values)));
        return frame;
    }
}
