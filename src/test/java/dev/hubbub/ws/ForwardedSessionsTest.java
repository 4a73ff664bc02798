package dev.hubbub.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.stomp.Refusal;
import dev.hubbub.testing.StompFixture;
import dev.hubbub.testing.StompPeer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An address may have so many sessions; it is the one that the server takes the request to be of. */
@Timeout(60)
class ForwardedSessionsTest {

    private static final String FROM = "X-From";

    @Test
    void theyAreCountedWhereTheProxySaysThatTheyAre() {
        try (StompFixture server = StompFixture.ofAddress(1, ForwardedSessionsTest::forwarded);
                StompPeer one = new StompPeer(server.port(), builder -> builder.header(FROM, "10.0.0.1"));
                StompPeer another = new StompPeer(server.port(), builder -> builder.header(FROM, "10.0.0.2"))) {
            assertThat(one.isClosed() || another.isClosed()).isFalse();
            assertThat(StompPeer.refusal(server.port(), builder -> builder.header(FROM, "10.0.0.1")))
                    .isEqualTo(429);
            assertThat(server.refused(Refusal.ADDRESS)).isEqualTo(1);
        }
    }

    /** As Quarkus has requests that came through a proxy. */
    private static HttpServerRequest forwarded(HttpServerRequest sent) {
        return (HttpServerRequest) Proxy.newProxyInstance(
                HttpServerRequest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, arguments) -> method.getName().equals("remoteAddress")
                        ? SocketAddress.inetSocketAddress(1, sent.getHeader(FROM))
                        : invoke(sent, method, arguments));
    }

    private static Object invoke(HttpServerRequest sent, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(sent, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
