package dev.hubbub.contract;

import dev.hubbub.client.ChatClients;
import dev.hubbub.client.Target;
import dev.hubbub.client.grpc.GrpcDialler;
import dev.hubbub.testing.GrpcFixture;
import java.time.Duration;
import java.util.List;

class GrpcChatClientContractTest extends ChatClientContract {

    @Override
    ChatDoor open() {
        GrpcFixture server = new GrpcFixture();
        GrpcDialler dialler = new GrpcDialler(1, Duration.ofSeconds(10));
        return new ChatDoor() {
            @Override
            public ChatClients dial() {
                return dialler.dial(Target.plain("127.0.0.1:" + server.port()), 1);
            }

            @Override
            public List<String> say(int count) {
                return server.say(count, 20);
            }

            @Override
            public int members() {
                return server.members();
            }

            @Override
            public void shut() {
                server.close();
            }

            @Override
            public void close() {
                dialler.close();
                server.close();
            }
        };
    }
}
