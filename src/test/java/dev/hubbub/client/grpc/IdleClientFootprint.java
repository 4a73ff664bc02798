package dev.hubbub.client.grpc;

import dev.hubbub.client.ChatClient;
import dev.hubbub.client.ChatClients;
import dev.hubbub.client.Target;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * What a subscribed client that hears nothing takes of the heap, everything included. A program, and no test: it needs
 * a server in another process. Arguments: host:port, clients, clients per connection.
 */
final class IdleClientFootprint {

    private static final Pattern ROW = Pattern.compile("(?m)^ *\\d+: +(\\d+) +(\\d+) +(\\S+)");
    private static final int CLASSES_SHOWN = 30;

    private IdleClientFootprint() {}

    public static void main(String[] arguments) throws JMException {
        int count = Integer.parseInt(arguments[1]);
        try (GrpcDialler dialler = new GrpcDialler(2, Duration.ofSeconds(10));
                ChatClients clients = dialler.dial(Target.plain(arguments[0]), Integer.parseInt(arguments[2]))) {
            connect(clients, 1_000).forEach(ChatClient::close); // so that every class is there
            Map<String, long[]> before = histogram();
            List<ChatClient> connected = connect(clients, count);
            Map<String, long[]> after = histogram();
            print(before, after, count);
            System.out.println(connected.size() + " clients on " + clients.connections() + " connections");
        }
    }

    private static List<ChatClient> connect(ChatClients clients, int count) {
        List<ChatClient> connected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ChatClient client = clients.client(new Room("footprint"), Member.of("user-" + i, ""));
            connected.add(client);
        }
        connected.stream()
                .map(client -> client.subscribe(new Deaf(), null))
                .toList()
                .forEach(subscribed -> subscribed.toCompletableFuture().join());
        return connected;
    }

    private static Map<String, long[]> histogram() throws JMException {
        Object text = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        Map<String, long[]> classes = new HashMap<>();
        Matcher row = ROW.matcher(String.valueOf(text));
        while (row.find()) {
            classes.put(row.group(3), new long[] {Long.parseLong(row.group(1)), Long.parseLong(row.group(2))});
        }
        return classes;
    }

    private static void print(Map<String, long[]> before, Map<String, long[]> after, int count) {
        record Growth(String type, long instances, long bytes) {}
        List<Growth> grown = after.entrySet().stream()
                .map(entry -> {
                    long[] was = before.getOrDefault(entry.getKey(), new long[2]);
                    return new Growth(entry.getKey(), entry.getValue()[0] - was[0], entry.getValue()[1] - was[1]);
                })
                .sorted(Comparator.comparingLong(Growth::bytes).reversed())
                .toList();
        grown.stream()
                .limit(CLASSES_SHOWN)
                .forEach(each -> System.out.printf(
                        "%8.1f bytes %6.2f objects a client: %s%n",
                        (double) each.bytes() / count, (double) each.instances() / count, each.type()));
        System.out.printf(
                "%d bytes a client%n", grown.stream().mapToLong(Growth::bytes).sum() / count);
    }

    private static final class Deaf implements ChatClient.Listener {

        @Override
        public void onMessage(String content, String correlationId, String epoch, long offset) {}

        @Override
        public void onEnd(@Nullable String reason) {}
    }
}
