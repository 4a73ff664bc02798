package dev.hubbub.scenario;

import dev.hubbub.client.StompHeaders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what reports must not show out of a scenario's text. */
final class Secrets {

    private static final String HIDDEN = "\"***\"";

    private Secrets() {}

    /** A part of the text, and what stands in for it. */
    private record Blot(Tree.Text text, String instead) {}

    /**
     * {@code source}, from which {@code tree} was read, with what is secret in its target blotted out: the token, the
     * passcode, the values of headers whose names sound like it, and the queries of its urls.
     */
    static String hide(String source, Tree tree) {
        if (!(tree instanceof Tree.Fields root)) {
            return source;
        }
        List<Blot> blots = new ArrayList<>();
        if (root.values().get("target") instanceof Tree.Fields target) {
            add(blots, target.values().get(TargetReader.TOKEN_KEY));
            add(blots, target.values().get(StompTargetReader.PASSCODE_KEY));
            StompTargetReader.HEADER_KEYS.forEach(
                    key -> addHeaders(blots, target.values().get(key)));
            addQueries(blots, target.values().get(TargetReader.URL_KEY));
        } else {
            addQueries(blots, root.values().get("target"));
        }
        StringBuilder shown = new StringBuilder(source);
        blots.sort(Comparator.comparingInt((Blot blot) -> blot.text().start()).reversed());
        blots.forEach(blot -> shown.replace(blot.text().start(), blot.text().end(), blot.instead()));
        return shown.toString();
    }

    private static void addQueries(List<Blot> blots, @Nullable Tree urls) {
        if (urls instanceof Tree.Items list) {
            list.values().forEach(url -> addQueries(blots, url));
        } else if (urls instanceof Tree.Text url && url.value().indexOf('?') >= 0) {
            blots.add(new Blot(url, '"' + url.value().substring(0, url.value().indexOf('?')) + "?***\""));
        }
    }

    private static void addHeaders(List<Blot> blots, @Nullable Tree headers) {
        if (headers instanceof Tree.Fields fields) {
            fields.values().forEach((name, value) -> {
                if (StompHeaders.isSecret(name)) {
                    add(blots, value);
                }
            });
        }
    }

    private static void add(List<Blot> blots, @Nullable Tree secret) {
        if (secret instanceof Tree.Text text) {
            blots.add(new Blot(text, HIDDEN));
        }
    }
}
