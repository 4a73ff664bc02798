package dev.hubbub.terminal;

import dev.hubbub.scenario.Scenario;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands that run a scenario have in common. */
final class WhatToRun {

    @Parameters(paramLabel = "SCENARIO", description = "A scenario, YAML or JSON, or the name of a preset.")
    private String scenario = "";

    @Option(
            names = "--target",
            paramLabel = "HOST:PORT",
            description = {
                "The server to dial, instead of the scenario's own:",
                "HOST:PORT or http://HOST:PORT for gRPC, https://... for gRPC over TLS;",
                "ws://HOST:PORT/PATH or wss://... for STOMP."
            })
    private @Nullable String target;

    @Option(names = "--quiet", description = "Do not show the progress.")
    private boolean quiet;

    /** The scenario; see {@link ScenarioText#read} for what may be wrong with it. */
    Scenario read() throws IOException {
        return ScenarioText.read(scenario, target);
    }

    Display display(Screen screen) {
        return Display.on(screen, quiet);
    }
}
