package dev.hubbub.rest;

import dev.hubbub.client.HostPort;
import dev.hubbub.client.Reach;
import dev.hubbub.client.Target;
import dev.hubbub.client.Tls;
import dev.hubbub.error.Faults;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario that comes over HTTP may touch: the server is to be no tool against others, nor against its own files.
 * Waits while a name is looked up. Any thread.
 */
final class TargetRules {

    private final Reach allowed;
    private final boolean files;

    /**
     * @param allowed which hosts may be dialled
     * @param files whether a scenario may name files of this machine
     */
    TargetRules(Reach allowed, boolean files) {
        this.allowed = allowed;
        this.files = files;
    }

    /** Notes what {@code targets} may not be: each address, but what they have in common once. */
    void check(List<Target> targets, Faults faults) {
        targets.forEach(target ->
                faults.note("target.url", allowed.covers(HostPort.of(target.address())) ? null : refusal(target)));
        faults.note(
                "target.tls.trust",
                files
                        ? null
                        : targets.stream()
                                .map(Target::tls)
                                .map(TargetRules::namedFile)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null));
    }

    private static String refusal(Target target) {
        return target.address()
                + " may not be dialled on behalf of an HTTP request; whoever runs this server can add it"
                + " to hubbub.lab.allowed-targets";
    }

    private static @Nullable String namedFile(@Nullable Tls tls) {
        return tls == null || tls.trust() == null
                ? null
                : "may not name a file in an HTTP request; whoever runs this server can set"
                        + " hubbub.lab.allow-files=true, or start the JVM with a trust store that has the certificate";
    }
}
