package dev.hubbub.terminal;

import dev.hubbub.client.HostPort;
import dev.hubbub.error.HubbubException;
import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The bearer token that a command shows to the server that it is told to ask. */
public final class TokenOption {

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:HUBBUB_TOKEN}",
            description = {
                "A bearer token, for servers that want one; HUBBUB_TOKEN of the environment if not given,",
                "where other users of the machine do not see it."
            })
    private @Nullable String token;

    /** Null when there is none. */
    public @Nullable String value() {
        return token == null || token.isBlank() ? null : token.strip();
    }

    /**
     * A request that shows it.
     *
     * @throws HubbubException INVALID_ARGUMENT when others could read it on its way
     */
    public HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        String shown = value();
        if (shown == null) {
            return request;
        }
        if (!"https".equals(address.getScheme())
                && !HostPort.of(address.getHost()).isLoopback()) {
            throw HubbubException.invalid(
                    "--token",
                    "is not sent in plain text to another machine, where whoever listens could read it; use https, or --token= for none");
        }
        try {
            return request.header("Authorization", "Bearer " + shown);
        } catch (IllegalArgumentException unfit) {
            throw HubbubException.invalid("--token", "must be visible ASCII characters");
        }
    }
}
