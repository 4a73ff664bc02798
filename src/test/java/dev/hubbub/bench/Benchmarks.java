package dev.hubbub.bench;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Runs benchmarks with JMH's own command line, and prints each beside its baseline: the method of the same class and
 * parameters whose name begins with "baseline". A figure of another machine says little; the ratio says more. The table
 * goes to standard output, behind JMH's own: it is what this program is run for.
 */
public final class Benchmarks {

    private static final String BASELINE = "baseline";

    private Benchmarks() {}

    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new CommandLineOptions(arguments)).run();
        System.out.printf("%n%-68s %15s %9s %10s%n", "benchmark", "time", "+-", "baselines");
        byFamily(results).values().forEach(Benchmarks::print);
    }

    /** A family has one class and one set of parameters. */
    private static Map<String, List<RunResult>> byFamily(Collection<RunResult> results) {
        return results.stream()
                .collect(Collectors.groupingBy(
                        result -> type(result) + parameters(result), TreeMap::new, Collectors.toList()));
    }

    private static void print(List<RunResult> family) {
        double baseline = family.stream()
                .filter(result -> method(result).startsWith(BASELINE))
                .mapToDouble(Benchmarks::score)
                .findFirst()
                .orElse(Double.NaN);
        family.stream()
                .sorted(Comparator.comparingDouble(Benchmarks::score))
                .forEach(result -> System.out.printf(
                        "%-68s %9.1f %s %9.1f %10.2f%n",
                        type(result) + "." + method(result) + parameters(result),
                        score(result),
                        result.getPrimaryResult().getScoreUnit(),
                        result.getPrimaryResult().getScoreError(),
                        score(result) / baseline));
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static String type(RunResult result) {
        String name = result.getParams().getBenchmark();
        String type = name.substring(0, name.lastIndexOf('.'));
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static String method(RunResult result) {
        String name = result.getParams().getBenchmark();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String parameters(RunResult result) {
        return result.getParams().getParamsKeys().stream()
                .map(key -> " " + key + "=" + result.getParams().getParam(key))
                .collect(Collectors.joining());
    }
}
