package dev.hubbub.stomp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Answers CONNECT, when the chat has decided whether it lets somebody in. On the session's thread. */
final class Reception {

    private final ServerSession session;
    private final SessionSettings settings;
    private final Wire wire;
    private final Chat chat;

    Reception(ServerSession session, SessionSettings settings, Wire wire, Chat chat) {
        this.session = session;
        this.settings = settings;
        this.wire = wire;
        this.chat = chat;
    }

    /** Takes a CONNECT; where the session stands then. */
    SessionState receive(Frame connect) {
        StompVersion version = StompVersion.newestOf(connect.header(Header.ACCEPT_VERSION));
        if (version == null) {
            throw new StompException(
                    Refusal.VERSION, "no version is common to both; this server speaks " + StompVersion.numbers());
        }
        HeartBeat wished =
                version == StompVersion.V1_0 ? HeartBeat.NONE : HeartBeat.parse(connect.header(Header.HEART_BEAT));
        CompletableFuture<List<Header>> entering = chat.enter(connect);
        if (entering.isDone()) {
            return admit(version, wished, entering);
        }
        wire.agreed(version);
        List<Frame> held = new ArrayList<>();
        entering.whenComplete((details, refusal) ->
                wire.execute(() -> session.decided(connect, () -> admit(version, wished, entering), held)));
        return new SessionState.Entering(version, held);
    }

    private SessionState admit(StompVersion version, HeartBeat wished, CompletableFuture<List<Header>> entered) {
        List<Header> details = Pending.result(entered);
        SessionState connected = session.admit(version, wished);
        Frame.Builder answer = Frame.of(Command.CONNECTED)
                .header(Header.VERSION, version.number())
                .header(Header.SERVER, settings.server());
        if (version != StompVersion.V1_0) { // which knows no heart-beats
            answer.header(Header.HEART_BEAT, settings.heartBeat().header());
        }
        details.forEach(detail -> answer.header(detail.name(), detail.value()));
        wire.send(answer.build(), version);
        wire.agreed(version);
        return connected;
    }
}
