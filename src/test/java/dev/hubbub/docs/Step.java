package dev.hubbub.docs;

import java.util.List;

/**
 * A command of a page.
 *
 * @param place where it stands, such as {@code docs/grpc.md:12}
 * @param command what is typed at the shell, several lines where it goes on
 * @param input what is typed to the command itself, a line each
 * @param answer what the page shows of its output; nothing where it shows none
 */
record Step(String place, String command, List<String> input, List<String> answer) {

    /** The first word: the program. */
    String program() {
        return command.strip().split("\\s+", 2)[0];
    }

    @Override
    public String toString() {
        return place + ": " + command;
    }
}
