package dev.hubbub.terminal.metrics;

import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Takes the word behind --watch for seconds when it is a number, and else leaves it: it may be the host. */
final class WatchSeconds implements IParameterConsumer {

    private static final int USUAL = 2;

    @Override
    @SuppressWarnings("JdkObsolete") // picocli's signature
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
        boolean seconds = !words.isEmpty() && words.peek().matches("\\d{1,9}");
        option.setValue(seconds ? Integer.valueOf(words.pop()) : Integer.valueOf(USUAL));
    }
}
