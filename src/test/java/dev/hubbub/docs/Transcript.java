package dev.hubbub.docs;

import dev.hubbub.testing.Fence;
import dev.hubbub.testing.Page;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block {@code console} of a page: commands behind {@code $}, each followed by what it answers. A command goes on in the
 * next line after a backslash or a bar, inside single quotes, and to the end of a here-document; lines behind
 * {@code sim>} are typed to it.
 *
 * @param mode whether it is run
 * @param reason why it is not run, or not always; empty where it is
 */
record Transcript(Fence fence, Mode mode, String reason, List<Step> steps) {

    /** Whether, and when, a block is run. */
    enum Mode {
        ALWAYS,
        /** Takes long: only in the profile torture. */
        SLOW,
        /** Needs what is not there. */
        NEVER
    }

    private static final String PROMPT = "$ ";
    private static final String TYPED = "sim> ";
    private static final Pattern HERE_DOCUMENT = Pattern.compile("<<'?(\\w+)'?");
    private static final Pattern NOTE = Pattern.compile("(slow|notrun): (\\S.*)");

    /** All of a page, in order. */
    static List<Transcript> of(Page page) {
        return page.fences().stream()
                .filter(fence -> fence.language().equals("console"))
                .map(Transcript::of)
                .toList();
    }

    /** @throws IllegalArgumentException for a note that is none, or lines without a command before them */
    static Transcript of(Fence fence) {
        List<Step> steps = steps(fence);
        if (fence.note().isEmpty()) {
            return new Transcript(fence, Mode.ALWAYS, "", steps);
        }
        Matcher note = NOTE.matcher(fence.note());
        if (!note.matches()) {
            throw new IllegalArgumentException(
                    fence.place() + ": \"" + fence.note() + "\" is neither \"slow: why\" nor \"notrun: why\"");
        }
        Mode mode = note.group(1).equals("slow") ? Mode.SLOW : Mode.NEVER;
        return new Transcript(fence, mode, note.group(2), steps);
    }

    private static List<Step> steps(Fence fence) {
        List<Step> steps = new ArrayList<>();
        Iterator<String> lines = fence.lines().iterator();
        int at = fence.line();
        while (lines.hasNext()) {
            String line = lines.next();
            at++;
            if (line.startsWith(PROMPT)) {
                String command = command(line.substring(PROMPT.length()), lines);
                steps.add(new Step(fence.page() + ":" + at, command, new ArrayList<>(), new ArrayList<>()));
                at += (int)
                        command.chars().filter(character -> character == '\n').count();
            } else if (steps.isEmpty()) {
                throw new IllegalArgumentException(fence.page() + ":" + at + ": a line without a command before it");
            } else if (line.startsWith(TYPED)) {
                steps.get(steps.size() - 1).input().add(line.substring(TYPED.length()));
            } else {
                steps.get(steps.size() - 1).answer().add(line);
            }
        }
        return steps;
    }

    private static String command(String first, Iterator<String> lines) {
        StringBuilder command = new StringBuilder(first);
        while (goesOn(command.toString()) && lines.hasNext()) {
            command.append('\n').append(lines.next());
        }
        return command.toString();
    }

    private static boolean goesOn(String command) {
        Matcher document = HERE_DOCUMENT.matcher(command);
        if (document.find()) {
            return !command.endsWith("\n" + document.group(1));
        }
        return command.endsWith("\\")
                || command.endsWith("|")
                || command.chars().filter(character -> character == '\'').count() % 2 == 1;
    }
}
