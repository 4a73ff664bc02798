package dev.hubbub.terminal;

import dev.hubbub.scenario.Scenario;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands that run a scenario have in common. */
final class WhatToRun {

    /** A comma before another address; a URL may have commas of its own. */
    private static final String BETWEEN_TARGETS = ",(?=(?:wss?|https?)://)|,(?=[^,/]+:\\d+/?(?:,|$))";

    @Parameters(paramLabel = "SCENARIO", description = "A scenario, YAML or JSON, or the name of a preset.")
    private String scenario = "";

    @Option(
            names = "--target",
            paramLabel = "HOST:PORT",
            split = BETWEEN_TARGETS,
            description = {
                "The server to dial, instead of the scenario's own:",
                "HOST:PORT or http://HOST:PORT for gRPC, https://... for gRPC over TLS;",
                "ws://HOST:PORT/PATH or wss://... for STOMP.",
                "Several that share their rooms, with commas between, for users spread over them."
            })
    private List<String> targets = List.of();

    @Mixin
    private TokenOption token = new TokenOption();

    @Option(names = "--quiet", description = "Do not show the progress.")
    private boolean quiet;

    /** The scenario; see {@link ScenarioText#read} for what may be wrong with it. */
    Scenario read() throws IOException {
        return ScenarioText.read(scenario, targets, token.value());
    }

    Display display(Screen screen) {
        return Display.on(screen, quiet);
    }
}
