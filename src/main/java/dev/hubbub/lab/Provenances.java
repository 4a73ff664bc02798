package dev.hubbub.lab;

import dev.hubbub.report.Provenance;
import dev.hubbub.scenario.Scenario;

/** Says where a run's figures come from. */
final class Provenances {

    private Provenances() {}

    static Provenance of(Scenario scenario) {
        String version = Provenances.class.getPackage().getImplementationVersion();
        return new Provenance(
                scenario.source(),
                scenario.seed(),
                scenario.target().toString(),
                version == null ? "" : version,
                "",
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory());
    }
}
