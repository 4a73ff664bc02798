package dev.hubbub.terminal.sim;

import dev.hubbub.error.HubbubException;
import dev.hubbub.report.Printable;
import dev.hubbub.terminal.Dialogue;
import dev.hubbub.terminal.Dialogues;
import dev.hubbub.terminal.ExitCode;
import dev.hubbub.terminal.Interrupt;
import dev.hubbub.terminal.Prompt;
import dev.hubbub.terminal.Screen;
import dev.hubbub.terminal.TokenOption;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells a server's swarm what to do. */
@Command(
        name = "sim",
        mixinStandardHelpOptions = true,
        header = "Tells a server's swarm of simulated clients what to do.",
        description = {
            "Without an order there is a prompt. The orders are:",
            "",
            "  spawn N                    adds N clients",
            "  broadcast MESSAGE COUNT    every client says MESSAGE so many times",
            "  summary                    the swarm since the server began",
            "  closeAll                   closes every client",
            ""
        })
public final class SimCommand implements Callable<Integer> {

    private final Screen screen;
    private final Interrupt interrupt;
    private final Dialogues dialogues;

    @Option(
            names = "--target",
            paramLabel = "HOST:PORT",
            description = "The server's HTTP port, also as a URL; ${DEFAULT-VALUE} if not given.",
            defaultValue = "localhost:8080")
    private String target = "";

    @Mixin
    private TokenOption token = new TokenOption();

    @Option(names = "--json", description = "Write the answers as they came: a JSON object a line.")
    private boolean json;

    @Parameters(
            paramLabel = "ORDER",
            arity = "0..*",
            description = "An order, such as: spawn 100. After -- words may begin with -.")
    private List<String> words = List.of();

    public SimCommand(Screen screen, Interrupt interrupt, Dialogues dialogues) {
        this.screen = screen;
        this.interrupt = interrupt;
        this.dialogues = dialogues;
    }

    @Override
    public Integer call() throws InterruptedException {
        SwarmServer server = new SwarmServer(url(), token);
        interrupt.stops(Thread.currentThread()::interrupt);
        try {
            return (words.isEmpty() ? converse(server) : obey(server, Order.of(words))).code();
        } finally {
            interrupt.forget();
        }
    }

    private ExitCode obey(SwarmServer server, Order order) throws InterruptedException {
        return new Orders(server, screen.out()::println, json).obey(order);
    }

    private ExitCode converse(SwarmServer server) throws InterruptedException {
        Prompt prompt = new Prompt("sim> ", true, before -> before.isEmpty() ? Order.NAMES : List.of());
        try (Dialogue dialogue = dialogues.open(prompt, json)) {
            Orders orders = new Orders(server, dialogue::answer, json);
            ExitCode worst = ExitCode.PASS;
            String line = dialogue.read();
            while (line != null) {
                Outcome outcome = obey(orders, line, dialogue);
                worst = worst.and(outcome.code());
                line = outcome.last() ? null : dialogue.read();
            }
            return dialogue.isTyped() ? ExitCode.PASS : worst;
        }
    }

    /** A fault is told, and the next order may be a better one. */
    private static Outcome obey(Orders orders, String line, Dialogue dialogue) throws InterruptedException {
        try {
            Order order = Order.of(line);
            return order == null
                    ? new Outcome(ExitCode.PASS, false)
                    : new Outcome(orders.obey(order), order instanceof Order.Exit);
        } catch (HubbubException failure) {
            dialogue.tell(Printable.line(String.valueOf(failure.getMessage())));
            return new Outcome(ExitCode.of(failure), false);
        }
    }

    private URI url() {
        try {
            URI url = URI.create(target.contains("://") ? target : "http://" + target);
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (http && url.getHost() != null && url.getRawQuery() == null && url.getRawFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException none) {
            throw noUrl();
        }
        throw noUrl();
    }

    private HubbubException noUrl() {
        return HubbubException.invalid(
                "--target", "must be such as localhost:8080 or http://localhost:8080, not \"" + target + "\"");
    }

    /** What became of an order, and whether it was the last. */
    private record Outcome(ExitCode code, boolean last) {}
}
