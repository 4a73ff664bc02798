package dev.hubbub.terminal.metrics;

import dev.hubbub.client.HostPort;
import dev.hubbub.error.Faults;
import dev.hubbub.error.HubbubException;
import dev.hubbub.report.Printable;
import dev.hubbub.terminal.Canvas;
import dev.hubbub.terminal.ExitCode;
import dev.hubbub.terminal.Interrupt;
import dev.hubbub.terminal.Screen;
import dev.hubbub.terminal.TokenOption;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a service says of its runtime. */
@Command(
        name = "metrics",
        mixinStandardHelpOptions = true,
        header = "Shows the Prometheus metrics of a JVM's or a Go service's runtime, and what they mean.",
        description = "Shown are go_*, jvm_*, process_*, system_* and hubbub_*.")
public final class MetricsCommand implements Callable<Integer> {

    private static final List<String> USUAL_PATHS = List.of("/metrics", "/q/metrics");
    private static final int MOST_SECONDS = 3600;

    private final Screen screen;
    private final Interrupt interrupt;

    @Parameters(index = "0", paramLabel = "HOST", description = "The service's host.")
    private String host = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PORT",
            description = "Its port for metrics; ${DEFAULT-VALUE} if not given.",
            defaultValue = "8080")
    private int port;

    @Option(names = "--path", description = "Where the metrics are; /metrics, then /q/metrics if not given.")
    private @Nullable String path;

    @Option(names = "--https", description = "Ask over TLS.")
    private boolean https;

    @Mixin
    private TokenOption token = new TokenOption();

    @Option(names = "--all", description = "Show all metrics, not those of the runtime only.")
    private boolean all;

    @Option(names = "--json", description = "Write JSON: an array, one a line with --watch.")
    private boolean json;

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            arity = "0..1",
            parameterConsumer = WatchSeconds.class,
            description = "Show them again every so many seconds until Ctrl-C; 2 if none are given.")
    private @Nullable Integer watch;

    public MetricsCommand(Screen screen, Interrupt interrupt) {
        this.screen = screen;
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() throws InterruptedException {
        Integer seconds = watch;
        boolean sound = seconds == null || seconds >= 1 && seconds <= MOST_SECONDS;
        new Faults()
                .note("HOST", host.isEmpty() || host.contains("/") ? "must be a name or an address, not a URL" : null)
                .note("PORT", port < 1 || port > 65_535 ? "must be 1 to 65535, not " + port : null)
                .note("--path", path == null || path.startsWith("/") ? null : "must begin with /")
                .note("--watch", sound ? null : "must be 1 to " + MOST_SECONDS + " seconds, not " + seconds)
                .throwIfAny();
        Scrape scrape = new Scrape(addresses(), token);
        interrupt.stops(Thread.currentThread()::interrupt);
        try {
            if (seconds != null) {
                watch(scrape, seconds);
            }
            List<Row> rows = Rows.of(scrape.fetch(), all);
            (json ? json(rows) : MetricsText.table(rows, screen.width(), screen.colour()))
                    .forEach(screen.out()::println);
            return ExitCode.PASS.code();
        } finally {
            interrupt.forget();
        }
    }

    /** Until it is interrupted. A service that is away for a while is waited for, but it must be there at first. */
    private void watch(Scrape scrape, int seconds) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        List<Row> first = Rows.of(scrape.fetch(), all);
        try (Canvas canvas = json ? Canvas.plain(screen) : Canvas.on(screen)) {
            canvas.draw(lines(first, canvas));
            while (!never.await(seconds, TimeUnit.SECONDS)) {
                canvas.draw(now(scrape, canvas));
            }
        }
    }

    private List<String> now(Scrape scrape, Canvas canvas) throws InterruptedException {
        try {
            return lines(Rows.of(scrape.fetch(), all), canvas);
        } catch (HubbubException away) {
            String why = String.valueOf(away.getMessage());
            return List.of(json ? MetricsText.error(why) : Printable.line(why));
        }
    }

    private List<String> lines(List<Row> rows, Canvas canvas) {
        return json ? json(rows) : MetricsText.table(rows, canvas.columns(), false);
    }

    private static List<String> json(List<Row> rows) {
        return List.of(MetricsText.json(rows));
    }

    private List<URI> addresses() {
        HostPort together = HostPort.of(host);
        if (together.port() != null) {
            throw HubbubException.invalid(
                    "HOST",
                    "has the port in it; write it behind a space: metrics " + together.host() + " " + together.port());
        }
        String server = (https ? "https://" : "http://")
                + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
        try {
            return (path == null ? USUAL_PATHS : List.of(path))
                    .stream().map(each -> URI.create(server + each)).toList();
        } catch (IllegalArgumentException malformed) {
            throw HubbubException.invalid("HOST or --path", "makes no address: " + malformed.getMessage());
        }
    }
}
