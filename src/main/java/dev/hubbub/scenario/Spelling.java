package dev.hubbub.scenario;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the word that somebody meant. */
final class Spelling {

    private static final int LONGEST = 64;
    /** A slip for so many letters. */
    private static final int LETTERS_PER_SLIP = 3;

    private Spelling() {}

    /** Of {@code words} the one closest to {@code word}, if it is close; else null. */
    static @Nullable String closest(String word, Collection<String> words) {
        String closest = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : words) {
            int slips = slips(word, candidate);
            if (slips < fewest) {
                fewest = slips;
                closest = candidate;
            }
        }
        return closest != null && fewest <= Math.max(1, closest.length() / LETTERS_PER_SLIP) ? closest : null;
    }

    /** "; did you mean ...?", or nothing. */
    static String hint(String word, Collection<String> words) {
        String closest = closest(word, words);
        return closest == null ? "" : "; did you mean " + closest + "?";
    }

    /**
     * The Levenshtein distance with neighbours that changed places (optimal string alignment), capital letters like
     * small ones; very large for what is too long to be a slip.
     */
    private static int slips(String left, String right) {
        if (left.length() > LONGEST || right.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : step(distance, a, b, i, j);
            }
        }
        return distance[a.length()][b.length()];
    }

    private static int step(int[][] distance, String a, String b, int i, int j) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(distance[i - 1][j], distance[i][j - 1]) + 1, distance[i - 1][j - 1] + same);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
    }
}
