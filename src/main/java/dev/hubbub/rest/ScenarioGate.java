package dev.hubbub.rest;

import dev.hubbub.client.Reach;
import dev.hubbub.client.Target;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.Faults;
import dev.hubbub.error.HubbubException;
import dev.hubbub.scenario.Presets;
import dev.hubbub.scenario.Scenario;
import dev.hubbub.scenario.ScenarioReader;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets in the scenarios that come over HTTP. Any thread; reading a request blocks. */
public final class ScenarioGate {

    /** The longest text; 256 KiB. */
    public static final int MAX_BYTES = 262_144;

    private final Supplier<List<Target>> own;
    private final Predicate<Target> isOwn;
    private final List<String> allowedTargets;
    private final boolean allowFiles;

    /**
     * @param own this server in each of its transports, that of scenarios that name none first
     * @param isOwn whether a target is this server, which may always be dialled, however its address is written
     * @param allowedTargets which others may be dialled: see {@link Reach}
     * @param allowFiles whether a scenario may name files of this machine
     */
    public ScenarioGate(
            Supplier<List<Target>> own, Predicate<Target> isOwn, List<String> allowedTargets, boolean allowFiles) {
        this.own = own;
        this.isOwn = isOwn;
        this.allowedTargets = List.copyOf(allowedTargets);
        this.allowFiles = allowFiles;
    }

    /**
     * The scenario of a request: a preset or the body.
     *
     * @throws HubbubException INVALID_ARGUMENT with the faults of the scenario, or of its target
     * @throws WebApplicationException 413 when the body is too long
     */
    Scenario read(@Nullable String preset, @Nullable InputStream body) {
        Scenario scenario =
                new ScenarioReader(own.get(), List.of()).read(text(preset, body == null ? "" : decode(body)));
        Stream<String> addresses = scenario.targets().stream().filter(isOwn).map(Target::address);
        Faults faults = new Faults();
        new TargetRules(
                        Reach.of(Stream.concat(addresses, allowedTargets.stream())
                                .toList()),
                        allowFiles)
                .check(scenario.targets(), faults);
        faults.throwIfAny();
        return scenario;
    }

    private static String text(@Nullable String preset, String body) {
        if (preset == null && body.isBlank()) {
            throw HubbubException.invalid(
                    "scenario", "is missing; send one as the body, or name a preset: POST /sim/runs?preset=smoke");
        }
        if (preset == null) {
            return body;
        }
        if (!body.isBlank()) {
            throw HubbubException.invalid("preset", "comes together with a body; leave one of the two out");
        }
        try {
            return Presets.text(preset);
        } catch (HubbubException unknown) {
            if (unknown.kind() != ErrorKind.NOT_FOUND) {
                throw unknown;
            }
            throw HubbubException.invalid("preset", String.valueOf(unknown.getMessage()));
        }
    }

    private static String decode(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new WebApplicationException(Status.REQUEST_ENTITY_TOO_LARGE);
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException noText) {
            throw HubbubException.invalid("scenario", "must be in UTF-8");
        } catch (IOException cut) {
            throw new WebApplicationException("the body was cut off", cut, Status.BAD_REQUEST);
        }
    }
}
