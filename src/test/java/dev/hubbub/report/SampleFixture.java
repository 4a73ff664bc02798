package dev.hubbub.report;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Samples as a run takes them, second by second. */
final class SampleFixture {

    private SampleFixture() {}

    /** Of users that come in the first fifth, and messages that become more from then on; a spike at three quarters. */
    static List<Sample> series(long seed, int seconds) {
        Random random = new Random(seed);
        return IntStream.rangeClosed(1, seconds)
                .mapToObj(second -> sample(second, seconds, random))
                .toList();
    }

    private static Sample sample(int second, int seconds, Random random) {
        double warmup = seconds * 0.2;
        int users = (int) Math.min(5_000, 5_000 * second / warmup);
        double offered = second <= warmup ? 0 : 10 + 90 * Math.min(1, (second - warmup) / (seconds * 0.5));
        double achieved = offered * (0.985 + random.nextDouble() * 0.02);
        double spike = second == seconds * 3 / 4 ? 6 : 1;
        double median = offered == 0 ? 0 : (3 + offered / 60) * (0.9 + random.nextDouble() * 0.2);
        long heap = (180L + 6L * (second % 55) + users / 40) << 20;
        boolean collected = second % 11 == 0;
        return new Sample(
                second,
                users + (int) Math.ceil(offered / 2),
                users,
                offered,
                achieved,
                achieved * 500,
                median,
                median * 2.5,
                median * 6 * spike * (0.8 + random.nextDouble() * 0.5),
                median * 20 * spike * (0.7 + random.nextDouble() * 0.9),
                0,
                0,
                0,
                heap,
                0.18 + offered / 160 + random.nextDouble() * 0.05,
                collected ? 4 + random.nextDouble() * 14 : 0,
                0.3 + random.nextDouble() * 2 + (collected ? 11 : 0));
    }

    /** The same; from the 105th second on it is slow and loses messages. */
    static Sample withFaults(Sample each) {
        boolean late = each.seconds() > 105;
        return new Sample(
                each.seconds(),
                each.users(),
                each.subscribers(),
                each.offered(),
                late ? each.achieved() * 0.86 : each.achieved(),
                each.deliveries(),
                each.p50Millis(),
                each.p90Millis() * (late ? 1.7 : 1),
                each.p99Millis() * (late ? 2.4 : 1),
                each.p999Millis() * (late ? 1.8 : 1),
                late ? Math.min(404, (long) (each.seconds() - 105) * 31) : 0,
                each.seconds() > 120 ? 17 : 0,
                each.seconds() > 112 ? 3 : 0,
                each.heapBytes(),
                Math.min(0.97, each.cpu() * (late ? 1.25 : 1)),
                each.gcMillis(),
                each.loopLagMillis());
    }
}
