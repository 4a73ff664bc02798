package dev.hubbub.scenario;

import dev.hubbub.client.StompHeaders;
import dev.hubbub.client.StompLogin;
import dev.hubbub.client.StompLogin.TokenPlace;
import dev.hubbub.client.StompTarget;
import dev.hubbub.client.StompTarget.HeartBeat;
import dev.hubbub.client.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads how a target is spoken to over STOMP. */
final class StompTargetReader {

    static final String PASSCODE_KEY = "passcode";
    static final List<String> HEADER_KEYS = List.of("headers", "subscribeHeaders", "sendHeaders", "upgradeHeaders");

    /** The keys that go with STOMP only. */
    static final List<String> KEYS = List.of(
            "subscribe",
            "send",
            "body",
            "headers",
            "subscribeHeaders",
            "sendHeaders",
            "upgradeHeaders",
            "tokenIn",
            "login",
            PASSCODE_KEY,
            "host",
            "versions",
            "heartBeat",
            "receipts",
            "handshakeTimeout",
            "messageTimeout");

    private static final int MOST_CHARACTERS = 1024;
    private static final Rule<TokenPlace> TOKEN_PLACE = Rule.oneOf(TokenPlace.class);
    private static final Rule<String> TEXT = Rule.text(
            "1 to " + MOST_CHARACTERS + " characters, none of them a control character",
            text -> TemplateReader.isLine(text, MOST_CHARACTERS));
    private static final Rule<String> VERSION =
            Rule.text("one of \"1.2\", \"1.1\", \"1.0\", in quotes", StompTarget.ALL_VERSIONS::contains);
    private static final Rule<String> HEART_BEAT = Rule.text(
            "two numbers of milliseconds such as \"2000,2000\": how often this side beats, and how often the target is"
                    + " to; 0 for never",
            Pattern.compile("\\d{1,9},\\d{1,9}").asMatchPredicate());

    private final Section section;

    /** @param section the target's */
    StompTargetReader(Section section) {
        this.section = section;
    }

    /** @param absent what the text leaves out */
    StompTarget read(StompTarget absent) {
        return new StompTarget(
                absent.path(),
                versions(absent.versions()),
                login(absent.login()),
                TemplateReader.line(section.at("subscribe"), absent.subscribe()),
                TemplateReader.line(section.at("send"), absent.send()),
                TemplateReader.body(section.at("body"), absent.body()),
                headers(absent.headers()),
                heartBeat(absent.heartBeat()),
                section.at("receipts").or(absent.receipts(), Rule.FLAG),
                section.at("handshakeTimeout").or(absent.handshakeTimeout(), Rule.SPAN),
                section.at("messageTimeout").or(absent.messageTimeout(), Rule.SPAN));
    }

    private List<String> versions(List<String> absent) {
        Value value = section.at("versions");
        if (!value.isPresent()) {
            return absent;
        }
        List<String> versions = new ArrayList<>();
        for (Value item : value.items(1, StompTarget.ALL_VERSIONS.size())) {
            String version = item.required(VERSION);
            if (versions.contains(version)) {
                item.note("is there twice; keep one");
            }
            versions.add(version);
        }
        return versions;
    }

    private StompLogin login(StompLogin absent) {
        String host = section.at("host").orNull(TEXT);
        String passcode = section.at(PASSCODE_KEY).orNull(TEXT);
        Value user = section.at("login");
        if (passcode != null && !user.isPresent()) {
            user.note("is missing; the passcode is of somebody: give both, or none");
        }
        return new StompLogin(
                host == null ? absent.host() : host,
                user.isPresent() ? TemplateReader.line(user, Template.of("")) : absent.user(),
                passcode == null ? absent.passcode() : passcode,
                section.at("tokenIn").or(absent.tokenIn(), TOKEN_PLACE));
    }

    private StompHeaders headers(StompHeaders absent) {
        return new StompHeaders(
                headers(
                        "upgradeHeaders",
                        absent.upgrade(),
                        "host",
                        "upgrade",
                        "connection",
                        "sec-websocket-key",
                        "sec-websocket-version",
                        "sec-websocket-protocol",
                        "sec-websocket-extensions"),
                headers("headers", absent.connect(), "accept-version", "host", "heart-beat", "login", "passcode"),
                headers("subscribeHeaders", absent.subscribe(), "id", "destination", "ack", "receipt"),
                headers("sendHeaders", absent.send(), "destination", "receipt", "content-length"));
    }

    private Map<String, Template> headers(String key, Map<String, Template> absent, String... reserved) {
        return TemplateReader.headers(section.at(key), absent, Set.of(reserved));
    }

    private HeartBeat heartBeat(HeartBeat absent) {
        String written = section.at("heartBeat").orNull(HEART_BEAT);
        if (written == null || written.isEmpty()) {
            return absent;
        }
        String[] millis = written.split(",");
        return new HeartBeat(
                Duration.ofMillis(Long.parseLong(millis[0])), Duration.ofMillis(Long.parseLong(millis[1])));
    }
}
