package dev.hubbub.contract;

import dev.hubbub.client.ChatClients;
import dev.hubbub.client.net.ClientLoops;
import dev.hubbub.client.stomp.StompDialler;
import dev.hubbub.scenario.StompUrl;
import dev.hubbub.testing.StompFixture;
import java.util.List;

class StompChatClientContractTest extends ChatClientContract {

    @Override
    ChatDoor open() {
        StompFixture server = new StompFixture();
        ClientLoops loops = new ClientLoops(1);
        StompDialler dialler = new StompDialler(loops);
        String url = "ws://127.0.0.1:" + server.port() + "/stomp";
        return new ChatDoor() {
            @Override
            public ChatClients dial() {
                return dialler.dial(StompUrl.target("url", url), 1);
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
                loops.close();
                server.close();
            }
        };
    }
}
