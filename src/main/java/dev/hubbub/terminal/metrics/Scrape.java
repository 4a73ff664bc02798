package dev.hubbub.terminal.metrics;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.exposition.Exposition;
import dev.hubbub.exposition.Family;
import dev.hubbub.terminal.Http;
import dev.hubbub.terminal.TokenOption;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Fetches metrics from the first of some paths that has any. One thread. */
final class Scrape {

    private static final int MAX_BYTES = 16 << 20;
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final Http http;
    private final List<URI> addresses;
    private final TokenOption token;

    Scrape(List<URI> addresses, TokenOption token) {
        this.token = token;
        this.http = new Http(MAX_BYTES, token);
        this.addresses = addresses;
    }

    /**
     * The metrics as they are now.
     *
     * @throws HubbubException UNAVAILABLE when there are none, with a message that says what to change
     */
    List<Family> fetch() throws InterruptedException {
        List<String> refusals = new ArrayList<>();
        for (URI address : addresses) {
            Http.Answer answer = http.ask(
                    token.request(address).header("Accept", Exposition.ACCEPT).build(), LIMIT);
            if (answer.status() == OK && (answer.type().isEmpty() || Exposition.isOf(answer.type()))) {
                return read(address, answer);
            }
            refusals.add(address.getPath() + " answers "
                    + (answer.status() == OK ? answer.type() : "status " + answer.status()));
        }
        URI any = addresses.get(0);
        throw unavailable("no metrics at " + any.getScheme() + "://" + any.getRawAuthority() + ": "
                + String.join(", ", refusals) + "; say where they are with --path, or try another port");
    }

    private static List<Family> read(URI address, Http.Answer answer) {
        try {
            return Exposition.read(answer.body(), answer.type());
        } catch (HubbubException malformed) {
            throw unavailable("what " + address + " answers is no Prometheus text: " + malformed.getMessage());
        }
    }

    private static HubbubException unavailable(String message) {
        return new HubbubException(ErrorKind.UNAVAILABLE, message);
    }
}
