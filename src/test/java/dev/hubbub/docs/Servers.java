package dev.hubbub.docs;

import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.KafkaBrokers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The servers that commands start and dial: on free ports, which stand for those that a page names. */
final class Servers implements AutoCloseable {

    private static final String JAR = "-jar target/quarkus-app/quarkus-run.jar";
    private static final Pattern START = Pattern.compile("java (-\\S+\\s+(\\\\\n\\s*)?)*" + JAR + "( *&)?");
    private static final Pattern HTTP_PORT = Pattern.compile("-Dquarkus\\.http\\.port=(\\d+)");
    private static final Pattern GRPC_PORT = Pattern.compile("-Dhubbub\\.grpc\\.port=(\\d+)");
    private static final Pattern ADDRESS = Pattern.compile("\\b(localhost|127\\.0\\.0\\.1)([: ])(\\d+)\\b");
    private static final int KAFKA_PORT = 9092;

    private final AppProcess shared;
    private final List<AppProcess> started = new ArrayList<>();
    private final Map<Integer, Integer> ports = new TreeMap<>();

    Servers(AppProcess shared) {
        this.shared = shared;
        reset();
    }

    /** Whether it is the packaged application without arguments, which is the server. */
    static boolean isStart(String command) {
        return START.matcher(command.strip()).matches();
    }

    /** Starts it with its options, except that nothing needs to be started where there are none: it is there. */
    void start(String command) throws IOException {
        List<String> options = ShellWords.of(dial(command)).stream()
                .filter(word -> word.startsWith("-D") || word.startsWith("-X"))
                .toList();
        if (options.isEmpty()) {
            return;
        }
        AppProcess app = AppProcess.start(options.toArray(String[]::new));
        started.add(app);
        ports.put(port(HTTP_PORT, command, 8080), app.httpPort());
        ports.put(port(GRPC_PORT, command, 9000), app.grpcPort());
    }

    /** The same command, with the ports of the servers that are there. */
    String dial(String command) {
        return ADDRESS.matcher(command)
                .replaceAll((MatchResult address) ->
                        address.group(1) + address.group(2) + actual(Integer.parseInt(address.group(3))));
    }

    @Override
    public void close() throws IOException {
        for (AppProcess app : started) {
            app.close();
        }
        started.clear();
        reset();
    }

    private int actual(int port) {
        return port == KAFKA_PORT
                ? Integer.parseInt(KafkaBrokers.shared().addresses().replaceFirst(".*:", ""))
                : ports.getOrDefault(port, port);
    }

    private void reset() {
        ports.clear();
        ports.put(8080, shared.httpPort());
        ports.put(9000, shared.grpcPort());
    }

    private static int port(Pattern option, String command, int otherwise) {
        return option.matcher(command)
                .results()
                .map((MatchResult found) -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElse(otherwise);
    }
}
