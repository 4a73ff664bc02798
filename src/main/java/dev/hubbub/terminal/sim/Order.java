package dev.hubbub.terminal.sim;

import dev.hubbub.error.HubbubException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a swarm is told to do. */
sealed interface Order {

    String HELP =
            """
            spawn N                     adds N clients
            broadcast MESSAGE COUNT     has every client say MESSAGE, one word or many, COUNT times
            summary                     the swarm since the server began
            closeAll                    closes every client
            exit                        closes every client, and leaves
            help                        this; Ctrl-D leaves, and the clients stay""";

    List<String> NAMES = List.of("spawn", "broadcast", "summary", "closeAll", "exit", "help");

    record Spawn(int clients) implements Order {}

    /** @param count how many times each client says it */
    record Broadcast(String message, int count) implements Order {}

    record Summary() implements Order {}

    record CloseAll() implements Order {}

    /** Close all, and no more orders. */
    record Exit() implements Order {}

    record Help() implements Order {}

    /**
     * Understands a line.
     *
     * @return null when there is nothing in it
     * @throws HubbubException INVALID_ARGUMENT, saying how it is written
     */
    static @Nullable Order of(String line) {
        String text = line.strip();
        if (text.isEmpty()) {
            return null;
        }
        String[] parts = text.split("\\s+", 2);
        String rest = parts.length == 1 ? "" : parts[1];
        if (!parts[0].equals("broadcast")) {
            return of(rest.isEmpty() ? List.of(parts[0]) : List.of(parts[0], rest));
        }
        int last = rest.length();
        while (last > 0 && !Character.isWhitespace(rest.charAt(last - 1))) {
            last--;
        }
        return of(List.of("broadcast", unquoted(rest.substring(0, last).strip()), rest.substring(last)));
    }

    /**
     * Understands the words of a command line, whose quotes the shell took away.
     *
     * @throws HubbubException as {@link #of(String)}
     */
    static Order of(List<String> words) {
        List<String> rest = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "spawn" -> new Spawn(number(rest.size() == 1 ? rest.get(0) : "", "spawn N, such as: spawn 100"));
            case "broadcast" -> broadcast(rest);
            case "summary" -> alone(words, new Summary());
            case "closeAll", "close-all" -> alone(words, new CloseAll());
            case "exit" -> alone(words, new Exit());
            case "help" -> alone(words, new Help());
            default ->
                throw HubbubException.invalid(words.get(0), "is no order; the orders are " + String.join(", ", NAMES));
        };
    }

    private static Order broadcast(List<String> words) {
        String usage = "broadcast MESSAGE COUNT, such as: broadcast hello everybody 10";
        if (words.size() < 2) {
            throw HubbubException.invalid("broadcast", "is written " + usage);
        }
        String message = String.join(" ", words.subList(0, words.size() - 1));
        if (message.isEmpty()) {
            throw HubbubException.invalid("broadcast", "is written " + usage);
        }
        return new Broadcast(message, number(words.get(words.size() - 1), usage));
    }

    private static Order alone(List<String> words, Order order) {
        if (words.size() > 1) {
            throw HubbubException.invalid(words.get(0), "stands alone, without \"" + words.get(1) + "\"");
        }
        return order;
    }

    private static int number(String word, String usage) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException none) {
            throw HubbubException.invalid(
                    usage.substring(0, usage.indexOf(' ')),
                    "is written " + usage + (word.isEmpty() ? "" : "; \"" + word + "\" is no whole number"));
        }
    }

    /** Quotes around the whole message only, so that "it's" stays what it is. */
    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
