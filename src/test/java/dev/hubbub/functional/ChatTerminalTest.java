package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.newRoom;
import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.terminal.TerminalRun;
import dev.hubbub.terminal.TypingPerson;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.CutWire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** People at terminals, in a room of the real application. */
@QuarkusTest
@Timeout(120)
class ChatTerminalTest {

    private static final String TIME = "\\[\\d\\d:\\d\\d:\\d\\d] ";
    private static final int INTERRUPTED = 105;

    @ConfigProperty(name = "hubbub.grpc.port")
    int port;

    private final String room = newRoom();
    private final TypingPerson ann;
    private final TypingPerson bob;

    ChatTerminalTest() throws IOException {
        ann = new TypingPerson();
        bob = new TypingPerson();
    }

    @Test
    void whatArrivesDoesNotTearWhatIsBeingTyped() throws Exception {
        try (TerminalRun anns = chat(ann, "ann", port);
                TerminalRun bobs = chat(bob, "bob", port)) {
            ann.sees("* bob joined; 2 here");
            bob.type("half a th");
            bob.seesLast("[bob] > half a th");
            ann.type("hi bob\r");

            bob.seesMatch(TIME + "ann: hi bob");
            bob.seesLast("[bob] > half a th");
            bob.type("ought\r");
            bob.seesMatch("✓ " + TIME + "You: half a thought");
            ann.seesMatch(TIME + "bob: half a thought");
            ann.seesMatch("✓ " + TIME + "You: hi bob");
            bob.seesLast("[bob] >");

            bob.type("\u0003");
            assertThat(bobs.exitCode()).isEqualTo(INTERRUPTED);
            ann.sees("* bob left; 1 here");
            ann.type("/quit\r");
            assertThat(anns.exitCode()).isZero();
        }
    }

    @Test
    void commandsTellWhoIsThereAndWhereElseToGo() throws Exception {
        String other = newRoom();
        try (TerminalRun run = chat(ann, "ann", port);
                ChatPeer peer = new ChatPeer(port)) {
            peer.subscribe(other, "carl");
            ann.sees("* joined " + room + "; 1 here: ann");
            ann.type("/who\r");
            ann.sees("* 1 here: ann");
            ann.type("/rooms\r");
            ann.sees("* " + other + ": 1 member");
            ann.type("/join " + other + "\r");
            ann.seesMatch("\\* joined " + other + "; 2 here: .*");
            ann.type("/help\r");
            ann.seesMatch("/join ROOM .*");
            ann.type("/dance\r");
            ann.seesMatch("\\* \"/dance\" is no command; /help lists them.*");
            ann.type("/h\t\r"); // completed
            ann.type("\u0004");
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void whatWasSaidWhileTheConnectionWasCutFollows() throws Exception {
        try (CutWire wire = new CutWire(port);
                TerminalRun run = chat(ann, "ann", wire.port());
                ChatPeer peer = new ChatPeer(port)) {
            ann.sees("* joined " + room + "; 1 here: ann");
            peer.say(room, "carl", "before");
            ann.seesMatch(TIME + "carl: before");
            ann.type("still he");
            wire.reset();
            peer.say(room, "carl", "meanwhile");

            ann.sees("* back in " + room + ": what was said meanwhile follows");
            ann.seesMatch(TIME + "carl: meanwhile");
            ann.type("re\r");
            ann.seesMatch("✓ " + TIME + "You: still here");
            assertThat(ann.screen())
                    .anyMatch(line -> line.startsWith("* connection lost: "))
                    .filteredOn(line -> line.endsWith("carl: meanwhile"))
                    .hasSize(1);
            ann.type("\u0004");
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void linesThatArePipedAreSaidInOrderAndWithoutAPrompt() throws Exception {
        try (TerminalRun run = piped("one\n\nit's \"two\"\r\n/who\n/rooms\n//three", port)) {
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out().lines().filter(line -> line.startsWith("✓") || line.contains("here")))
                    .satisfiesExactly(
                            line -> assertThat(line).matches("✓ " + TIME + "You: one"),
                            line -> assertThat(line).matches("✓ " + TIME + "You: it's \"two\""),
                            line -> assertThat(line).isEqualTo("* 1 here: ann"),
                            line -> assertThat(line).matches("✓ " + TIME + "You: /three"));
            assertThat(run.out()).contains("* " + room + ": 1 member\n");
            assertThat(run.err()).isEqualTo("* joined " + room + "; 1 here: ann\n");
        }
    }

    @Test
    void whatTheServerRefusesIsNotShownAsSaid() throws Exception {
        try (TerminalRun run = piped("x".repeat(10_000) + "\nshort\n", port)) {
            assertThat(run.exitCode()).isEqualTo(99);
            assertThat(run.out().lines()).hasSize(1).allMatch(line -> line.endsWith("You: short"));
            assertThat(run.err()).contains("✗ xxx").contains("has 10000 bytes");
        }
    }

    @Test
    void noControlCharacterOfOthersReachesTheTerminal() throws Exception {
        try (TerminalRun run = chat(ann, "ann", port);
                PipedInputStream silence = new PipedInputStream(new PipedOutputStream());
                TerminalRun json = TerminalRun.piped(silence, arguments("eve", port, "--json"));
                ChatPeer peer = new ChatPeer(port)) {
            ann.sees("* eve joined; 2 here");
            peer.say(room, "carl", "\u001b[2Jgone\u0007\n\u009b31mred\u202e\u007f");

            ann.seesMatch(TIME + "carl: .\\[2Jgone. .31mred..");
            ann.sees("* joined " + room + "; 1 here: ann");
            until(() -> json.out().contains("gone"));
            assertThat(json.out().chars().filter(c -> c != '\n' && (c < ' ' || c > '~')))
                    .isEmpty();
            assertThat(run.err()).isEmpty();
        }
    }

    @Test
    void whoLosesOneOfSeveralServersGoesOnAtTheNext() throws Exception {
        try (CutWire wire = new CutWire(port);
                TerminalRun run = TerminalRun.typed(ann, arguments("ann", 1, "--target", servers(wire.port(), port)));
                ChatPeer peer = new ChatPeer(port)) {
            ann.sees("* joined " + room + "; 1 here: ann"); // the first is not there
            peer.say(room, "carl", "before");
            ann.seesMatch(TIME + "carl: before");

            wire.close();

            ann.sees("* back in " + room + ": what was said meanwhile follows");
            ann.type("after\r");
            ann.seesMatch("✓ " + TIME + "You: after");
            ann.type("/quit\r");
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void theWrongPortIsExplained() throws Exception {
        int http = RestAssured.port;
        try (TerminalRun run = piped("hi\n", http);
                TerminalRun nobody = piped("hi\n", 1)) {
            assertThat(run.exitCode()).isEqualTo(120);
            assertThat(run.err()).contains("is it the HTTP port?").hasLineCount(1);
            assertThat(nobody.exitCode()).isEqualTo(120);
            assertThat(nobody.err()).contains("nothing listens at 127.0.0.1:1");
        }
    }

    @Test
    void everyFaultOfTheCommandLineHasALine() throws Exception {
        try (TerminalRun run = TerminalRun.piped("", "chat", "--user", "a b", "--room", "?", "--target", "x")) {
            assertThat(run.exitCode()).isEqualTo(104);
            assertThat(run.err().lines())
                    .hasSize(3)
                    .anyMatch(line -> line.startsWith("--user: "))
                    .anyMatch(line -> line.startsWith("--room: "))
                    .anyMatch(line -> line.startsWith("--target: "));
        }
    }

    private static String servers(int one, int other) {
        return "127.0.0.1:" + one + ",127.0.0.1:" + other;
    }

    private TerminalRun chat(TypingPerson person, String user, int target) {
        TerminalRun run = TerminalRun.typed(person, arguments(user, target));
        person.seesLast("[" + user + "] >");
        return run;
    }

    private TerminalRun piped(String input, int target) {
        return TerminalRun.piped(input, arguments("ann", target));
    }

    private String[] arguments(String user, int target, String... more) {
        return Stream.concat(
                        Stream.of("chat", "--user", user, "--room", room, "--target", "127.0.0.1:" + target),
                        Stream.of(more))
                .toArray(String[]::new);
    }
}
