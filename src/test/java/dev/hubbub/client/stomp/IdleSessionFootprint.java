package dev.hubbub.client.stomp;

import dev.hubbub.client.ChatClient;
import dev.hubbub.client.ChatClients;
import dev.hubbub.client.net.ClientLoops;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import dev.hubbub.scenario.StompUrl;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What sessions that stand cost a process: its heap after a collection, Netty's buffers, and all that the system counts
 * for it, each before and after. The server is in another process. Arguments: the URL, sessions, rooms.
 */
final class IdleSessionFootprint {

    private static final int WARM_UP = 500;
    private static final int AT_ONCE = 128;

    private IdleSessionFootprint() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int count = Integer.parseInt(arguments[1]);
        int rooms = Integer.parseInt(arguments[2]);
        try (ClientLoops loops = new ClientLoops(2);
                StompDialler dialler = new StompDialler(loops);
                ChatClients clients = dialler.dial(StompUrl.target("url", arguments[0]), 1)) {
            Usage idle = Usage.now();
            connect(clients, WARM_UP, rooms).forEach(ChatClient::close); // so that every class is there
            await(clients, 0);
            Usage before = Usage.now();
            List<ChatClient> connected = connect(clients, count, rooms);
            await(clients, count);
            System.out.println(clients.connections() + " of " + connected.size() + " sessions stand");
            Usage after = Usage.now();
            System.out.println("over the idle JVM: " + after.minus(idle).each(count));
            System.out.println(
                    "over one that had sessions before: " + after.minus(before).each(count));
        }
    }

    /** In bytes. */
    private record Usage(long heap, long buffers, long resident) {

        static Usage now() throws IOException {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            long kibibytes = Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
            return new Usage(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory(),
                    kibibytes * 1024);
        }

        Usage minus(Usage other) {
            return new Usage(heap - other.heap, buffers - other.buffers, resident - other.resident);
        }

        String each(int count) {
            return heap / count + " bytes of heap, " + buffers / count + " of buffers, " + resident / count
                    + " of resident memory a session";
        }
    }

    private static List<ChatClient> connect(ChatClients clients, int count, int rooms) throws InterruptedException {
        List<ChatClient> connected = new ArrayList<>();
        Semaphore turns = new Semaphore(AT_ONCE);
        for (int i = 0; i < count; i++) {
            ChatClient client = clients.client(new Room("footprint-" + i % rooms), Member.of("user-" + i, ""));
            connected.add(client);
            turns.acquire();
            client.subscribe(new Deaf(), null).whenComplete((subscribed, failure) -> {
                turns.release();
                if (failure != null) {
                    System.err.println(failure);
                }
            });
        }
        turns.acquire(AT_ONCE);
        return connected;
    }

    private static void await(ChatClients clients, int count) throws InterruptedException {
        Semaphore never = new Semaphore(0);
        for (int i = 0; clients.connections() != count && i < 100; i++) {
            boolean unused = never.tryAcquire(100, TimeUnit.MILLISECONDS);
        }
    }

    private static final class Deaf implements ChatClient.Listener {

        @Override
        public void onMessage(String content, String correlationId, String epoch, long offset) {}

        @Override
        public void onEnd(@Nullable String reason) {
            System.err.println(reason);
        }
    }
}
