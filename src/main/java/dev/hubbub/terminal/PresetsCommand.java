package dev.hubbub.terminal;

import dev.hubbub.scenario.Presets;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the scenarios that ship with the application. */
@Command(
        name = "presets",
        mixinStandardHelpOptions = true,
        description = "Lists the scenarios that come along, or prints one to begin with.")
final class PresetsCommand implements Callable<Integer> {

    private static final Pattern PURPOSE = Pattern.compile("#\\s*([^?.:;\n]*\\??)");

    private final Screen screen;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The one to print.")
    private @Nullable String name;

    PresetsCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        if (name == null) {
            Presets.names()
                    .forEach(each -> screen.out().printf(Locale.ROOT, "%-16s %s%n", each, purpose(Presets.text(each))));
        } else if (Presets.names().contains(name)) {
            screen.out().print(Presets.text(name));
            screen.out().flush();
        } else {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no preset \"" + name + "\"; there are " + String.join(", ", Presets.names()));
        }
        return ExitCode.PASS.code();
    }

    /** The beginning of the comment that a preset begins with, up to where it goes into details. */
    private static String purpose(String text) {
        Matcher beginning = PURPOSE.matcher(text);
        return beginning.lookingAt() ? beginning.group(1) : "";
    }
}
