package dev.hubbub.client.stomp;

import dev.hubbub.client.ConnectPhases;
import dev.hubbub.client.stomp.Failures.Step;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Brings a session about: looks the host up, dials, asks for a WebSocket, and times it all. On the session's loop. */
final class Handshake extends ChannelInitializer<Channel> {

    private final StompChatClients owner;
    private final Endpoint endpoint;
    private final StompSession session;

    private long dialledNanos;
    private long tcpNanos;
    private long webSocketNanos;

    Handshake(StompChatClients owner, Endpoint endpoint, StompSession session) {
        this.owner = owner;
        this.endpoint = endpoint;
        this.session = session;
    }

    /** Begins. Any thread. */
    void begin() {
        Duration timeout = endpoint.stomp().handshakeTimeout();
        Future<?> timer = session.loop()
                .schedule(
                        () -> session.fail(endpoint.failures().late(session.step(), timeout)),
                        timeout.toMillis(),
                        TimeUnit.MILLISECONDS);
        session.connected().whenComplete((letIn, failure) -> {
            timer.cancel(false);
            if (failure == null) {
                connected();
            }
        });
        endpoint.loops().lookUp(endpoint.host()).whenCompleteAsync(this::dial, session.loop());
    }

    @Override
    protected void initChannel(Channel channel) {
        owner.opened(channel);
        SslHandler encryption = endpoint.encryption(channel.alloc());
        if (encryption != null) {
            channel.pipeline().addLast(encryption);
        }
        channel.pipeline().addLast(new Upgrade(this, endpoint, session));
    }

    /** The TCP connection is open. */
    void tcpOpened() {
        tcpNanos = System.nanoTime() - dialledNanos;
        session.at(Step.WEB_SOCKET);
    }

    /**
     * The WebSocket is open.
     *
     * @param next what comes next
     * @return null when the session is over
     */
    @Nullable Conversation webSocketOpened(Channel channel, Step next) {
        webSocketNanos = System.nanoTime() - dialledNanos - tcpNanos;
        return session.opened(channel, next);
    }

    private void connected() {
        long stompNanos = System.nanoTime() - dialledNanos - tcpNanos - webSocketNanos;
        owner.connected(new ConnectPhases(tcpNanos, webSocketNanos, stompNanos));
    }

    private void dial(@Nullable InetAddress address, @Nullable Throwable failure) {
        if (address == null || session.isOver()) {
            session.fail(
                    failure == null
                            ? endpoint.failures().closed(Step.LOOK_UP)
                            : endpoint.failures().of(failure, Step.LOOK_UP));
            return;
        }
        dialledNanos = System.nanoTime();
        session.dialling(endpoint.bootstrap(session.loop())
                .handler(this)
                .connect(address, endpoint.port())
                .addListener(dialled -> {
                    if (!dialled.isSuccess()) {
                        session.fail(endpoint.failures().of(dialled.cause(), Step.TCP));
                    }
                })
                .channel());
    }
}
