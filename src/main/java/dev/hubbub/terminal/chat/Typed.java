package dev.hubbub.terminal.chat;

import java.util.List;
import java.util.Map;

/** What somebody typed, understood. */
sealed interface Typed {

    /** What it is that begins with a slash, and what it does. */
    String HELP =
            """
            /who          who is in this room
            /rooms        which rooms there are
            /join ROOM    leave this room and join another
            /quit         leave; so do Ctrl-D and Ctrl-C
            //text        says "/text\"""";

    /** Those that stand alone. */
    Map<String, Typed> COMMANDS =
            Map.of("/who", new Who(), "/rooms", new Rooms(), "/help", new Help(), "/quit", new Quit());

    /** To be said. */
    record Text(String text) implements Typed {}

    record Who() implements Typed {}

    record Rooms() implements Typed {}

    record Join(String room) implements Typed {}

    record Help() implements Typed {}

    record Quit() implements Typed {}

    /** Neither a command nor to be said, and why. */
    record Faulty(String why) implements Typed {}

    /** Nothing but blanks. */
    record Nothing() implements Typed {}

    static Typed of(String line) {
        String text = line.strip();
        if (text.isEmpty()) {
            return new Nothing();
        }
        if (!text.startsWith("/")) {
            return new Text(line);
        }
        if (text.startsWith("//")) {
            return new Text(text.substring(1));
        }
        String[] words = text.split("\\s+");
        if (words[0].equals("/join")) {
            return words.length == 2
                    ? new Join(words[1])
                    : new Faulty("it is written /join ROOM, such as /join lobby; a room's name has no spaces");
        }
        Typed command = COMMANDS.get(words[0]);
        return command != null && words.length == 1
                ? command
                : new Faulty("\"" + text + "\" is no command; /help lists them. To say it, write \"/" + text + "\"");
    }

    /** What the word at the cursor may be, by the words in front of it. */
    static List<String> completion(List<String> before) {
        return before.isEmpty() ? List.of("/help", "/join", "/quit", "/rooms", "/who") : List.of();
    }
}
