package dev.hubbub.grpc;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.GrpcFixture;
import dev.hubbub.testing.TestCertificate;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate is renewed while connections go on. */
class RenewableTlsTest {

    private final Path folder;

    RenewableTlsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void newConnectionsGetTheNewCertificateAndThoseThereAreGoOn() throws Exception {
        TestCertificate old = new TestCertificate(Files.createDirectory(folder.resolve("old")));
        TestCertificate renewed = new TestCertificate(Files.createDirectory(folder.resolve("renewed")));
        RenewableTls tls = new RenewableTls(old.server());
        try (GrpcFixture server = new GrpcFixture(tls, new GrpcFixture.Unchanged());
                ChatPeer early = peer(server, old);
                ChatPeer late = peer(server, renewed);
                ChatPeer behind = peer(server, old)) {
            var heard = early.subscribe(GrpcFixture.ROOM, "ann");

            tls.renew(renewed.server());

            late.say(GrpcFixture.ROOM, "bob", "from the new connection");
            early.say(GrpcFixture.ROOM, "ann", "from the old one");
            until(() -> heard.items().size() == 2);
            assertThat(heard.isFailed()).isFalse();
            assertThatThrownBy(() -> behind.say(GrpcFixture.ROOM, "carl", "trusts the old one only"))
                    .hasMessageContaining("UNAVAILABLE");
        }
    }

    private static ChatPeer peer(GrpcFixture server, TestCertificate trusted) throws Exception {
        return new ChatPeer(NettyChannelBuilder.forAddress("localhost", server.port())
                .sslContext(GrpcSslContexts.forClient()
                        .trustManager(trusted.trust())
                        .build())
                .build());
    }
}
