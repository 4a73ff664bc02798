package dev.hubbub.terminal;

import dev.hubbub.client.StompTarget;
import dev.hubbub.client.Target;
import dev.hubbub.error.Fault;
import dev.hubbub.error.Faults;
import dev.hubbub.error.HubbubException;
import dev.hubbub.scenario.FaultLines;
import dev.hubbub.scenario.Presets;
import dev.hubbub.scenario.Scenario;
import dev.hubbub.scenario.ScenarioReader;
import dev.hubbub.scenario.StompUrl;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds scenarios by what was written on the command line. */
final class ScenarioText {

    /** Where a server listens that was started without any settings. */
    private static final List<Target> HERE = List.of(
            Target.plain("localhost:9000"), StompUrl.target("url", "ws://localhost:8080" + StompTarget.OWN_PATH));

    private ScenarioText() {}

    /**
     * Reads a scenario.
     *
     * @param name a file, or a preset when there is no such file
     * @param targets each host:port, also as a URL, or the URL of a WebSocket, instead of the scenario's own; empty for
     *     those
     * @param token what those are shown, or the server of a scenario that names none; a scenario that names its own says
     *     itself what these are shown, and is told nothing
     * @throws HubbubException INVALID_ARGUMENT with every fault of the scenario, at its file and line
     */
    static Scenario read(String name, List<String> targets, @Nullable String token) throws IOException {
        ScenarioReader reader = new ScenarioReader(with(token, HERE), with(token, overriding(targets)));
        String text = text(name);
        try {
            return reader.read(text);
        } catch (HubbubException faulty) {
            throw HubbubException.invalid(placed(name, text, faulty.faults()));
        }
    }

    private static List<Target> with(@Nullable String token, List<Target> targets) {
        return targets.stream().map(target -> target.withToken(token)).toList();
    }

    /** As compilers have it, so that editors find the place. */
    private static List<Fault> placed(String file, String text, List<Fault> faults) {
        FaultLines lines = FaultLines.of(text);
        return faults.stream()
                .map(fault -> new Fault(file + ":" + lines.line(fault), fault.toString()))
                .toList();
    }

    private static String text(String name) throws IOException {
        Path file = Path.of(name);
        if (Files.isRegularFile(file)) {
            try {
                return Files.readString(file);
            } catch (CharacterCodingException noText) {
                throw HubbubException.invalid(name, "is no text in UTF-8");
            }
        }
        if (Presets.names().contains(name)) {
            return Presets.text(name);
        }
        throw HubbubException.invalid(
                name, "is neither a file nor a preset; the presets are " + String.join(", ", Presets.names()));
    }

    private static List<Target> overriding(List<String> addresses) {
        List<Target> targets = addresses.stream().map(ScenarioText::target).toList();
        boolean mixed = targets.stream().map(Target::transport).distinct().count() > 1;
        boolean twice = targets.stream().distinct().count() < targets.size();
        new Faults()
                .note(
                        "--target",
                        mixed ? "must be host:port for all, or ws:// or wss:// for all: a run has one transport" : null)
                .note("--target", twice ? "names a server twice; name each once" : null)
                .note(
                        "--target",
                        addresses.size() > Scenario.MOST_TARGETS
                                ? "names " + addresses.size() + " servers; at most " + Scenario.MOST_TARGETS
                                        + " are allowed"
                                : null)
                .throwIfAny();
        return targets;
    }

    private static Target target(String address) {
        if (StompUrl.isMeant(address)) {
            return StompUrl.target("--target", address);
        }
        Target target = GrpcAddress.target(address);
        if (target == null) {
            throw HubbubException.invalid(
                    "--target",
                    "must be host:port or http://host:port, or ws://host:port/path for STOMP, or several with commas"
                            + " between, not \"" + address + "\"");
        }
        return target;
    }
}
