package dev.hubbub.terminal;

import dev.hubbub.scenario.ScenarioSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints what scenarios are made of. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Prints the JSON Schema of scenarios, for editors.")
final class SchemaCommand implements Callable<Integer> {

    private final Screen screen;

    SchemaCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        screen.out().println(ScenarioSchema.text().stripTrailing());
        return ExitCode.PASS.code();
    }
}
