package dev.hubbub.lab;

import dev.hubbub.scenario.Workload.Pick;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws rooms, by number from 0: each as likely, or by Zipf's law, room k, from 1, with a weight of 1 / k. */
final class RoomPick {

    private final double[] upTo;

    RoomPick(int rooms, Pick pick) {
        this.upTo = new double[rooms];
        double sum = 0;
        for (int i = 0; i < rooms; i++) {
            sum += pick == Pick.ZIPF ? 1.0 / (i + 1) : 1;
            upTo[i] = sum;
        }
    }

    int draw(SplittableRandom random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found + 1, upTo.length - 1);
    }
}
