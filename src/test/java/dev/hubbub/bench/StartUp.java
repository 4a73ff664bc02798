package dev.hubbub.bench;

import static java.util.Objects.requireNonNull;

import dev.hubbub.testing.ToolRun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * What a start of the packaged application takes, with and without what {@code docker/train.sh} prepares: each variant
 * once a round, in another order each round, and the ratio of its median to that of the first.
 *
 * <p>Arguments: the number of rounds, and the homes of the JDKs to compare. The server's warm-up is off: it takes as long
 * as it is told to.
 */
public final class StartUp {

    private static final Path APPLICATION = Path.of("target", "quarkus-app").toAbsolutePath();
    private static final Path FOLDER = Path.of("target", "start-up").toAbsolutePath();

    private StartUp() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = Integer.parseInt(arguments[0]);
        Map<String, List<String>> variants = new LinkedHashMap<>();
        for (String home : List.of(arguments).subList(1, arguments.length)) {
            variants.putAll(variants(Path.of(home)));
        }
        Map<String, List<OneStart>> starts = new LinkedHashMap<>();
        variants.keySet().forEach(name -> starts.put(name, new ArrayList<>()));
        List<String> order = new ArrayList<>(variants.keySet());
        Random random = new Random(1);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (String name : order) {
                requireNonNull(starts.get(name)).add(OneStart.measure(requireNonNull(variants.get(name))));
            }
        }
        print(starts, System.out);
    }

    /** With Quarkus's own launcher, with a plain class path, and with a plain class path and an archive. */
    private static Map<String, List<String>> variants(Path jdk) throws IOException, InterruptedException {
        Path folder = FOLDER.resolve(jdk.getFileName());
        ToolRun training = ToolRun.of(
                Map.of("JAVA_HOME", jdk.toString()),
                List.of("docker/train.sh", APPLICATION.toString(), folder.toString()));
        if (training.exitCode() != 0) {
            throw new IllegalStateException(training.output());
        }
        List<String> trained = Files.readAllLines(folder.resolve("hubbub.args"));
        Path plain = Files.write(folder.resolve("plain.args"), trained.subList(1, trained.size()));
        String java = jdk.resolve("bin/java").toString();
        String jar = APPLICATION.resolve("quarkus-run.jar").toString();
        String name = jdk.getFileName().toString();
        Map<String, List<String>> variants = new LinkedHashMap<>();
        variants.put(name + ", -jar quarkus-run.jar", List.of(java, "-Xmx512m", "-jar", jar));
        variants.put(name + ", class path", List.of(java, "-Xmx512m", "@" + plain));
        variants.put(name + ", class path and archive", List.of(java, "-Xmx512m", "@" + folder.resolve("hubbub.args")));
        return variants;
    }

    private static void print(Map<String, List<OneStart>> starts, PrintStream out) {
        List<OneStart> base = starts.values().iterator().next();
        out.println("| | ready ms | ratio | CPU ms | ratio | command ms | ratio | RSS MiB | ratio | threads |");
        out.println("|---|---|---|---|---|---|---|---|---|---|");
        starts.forEach((name, measured) -> out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %.0f |%n",
                name,
                figure(base, measured, OneStart::readyMillis),
                figure(base, measured, OneStart::cpuMillis),
                figure(base, measured, OneStart::commandMillis),
                figure(base, measured, OneStart::residentMebibytes),
                median(measured, OneStart::threads)));
    }

    private static String figure(List<OneStart> base, List<OneStart> measured, ToDoubleFunction<OneStart> figure) {
        double median = median(measured, figure);
        return String.format(Locale.ROOT, "%.0f | %.2f", median, median / median(base, figure));
    }

    private static double median(List<OneStart> starts, ToDoubleFunction<OneStart> figure) {
        double[] sorted = starts.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
