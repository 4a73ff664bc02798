package dev.hubbub.scenario;

import static dev.hubbub.scenario.ScenarioFixture.LISTENERS;
import static dev.hubbub.scenario.ScenarioFixture.faults;
import static dev.hubbub.scenario.ScenarioFixture.withTop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.error.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as such: what is no YAML or JSON, or too much of it. */
class TreeParserTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n\t", "# only a comment\n"})
    void anEmptyTextIsAFault(String text) {
        assertThat(faults(text)).containsExactly(new Fault("scenario", "is empty; it must have a name and scenarios"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: t\nscenarios: [\n",
                "name: t\n  seed: 5\n",
                "name: \"t\nseed: 5\n",
                "name: t\n\tseed: 5\n",
                "name: @t\n",
                "? [a]\n: b\n",
                "name: *nobody\n",
            })
    void faultyYamlIsAFaultOnOneLine(String text) {
        assertThat(faults(text)).first().satisfies(fault -> assertThat(fault.detail())
                .doesNotContain("\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "'name: t\n  seed: 5\n', 2, 7",
        "'name: t\nscenarios:\n  a: [1, 2\nb: 3', 4, 2",
        "'name: t\n\tseed: 5', 2, 1",
        "'{\"name\": \"t\",\n \"seed\": 5,\n}', 3, 1",
        "'{\"name\": \"t\"\n \"seed\": 5}', 2, 2",
        "'{\"name\": t}', 1, 11",
        "'{\"name\": \"t\"', 1, 13",
    })
    void syntaxFaultsHaveALineAndAColumn(String text, int line, int column) {
        assertThat(faults(text)).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("scenario");
            assertThat(fault.detail())
                    .startsWith("line " + line + ", column " + column + ": ")
                    .doesNotContain("\n");
        });
    }

    @Test
    void aCharacterThatYamlDoesNotAllowIsNamedWithItsPlace() {
        assertThat(faults("name: t\nseed: 5\u0007"))
                .containsExactly(
                        new Fault("scenario", "line 2, column 8: a character that YAML does not allow, U+0007"));
    }

    @Test
    void thePlaceOfACharacterIsThatInTheWholeText() {
        assertThat(faults("name: t\n" + "# 🙂\n".repeat(2_000) + "seed: \u0007\n"))
                .containsExactly(
                        new Fault("scenario", "line 2002, column 7: a character that YAML does not allow, U+0007"));
        assertThat(faults("name: \ud83d\n"))
                .singleElement()
                .extracting(Fault::detail)
                .asString()
                .endsWith("U+D83D");
    }

    @Test
    void keysThatAreThereTwiceAreFaultsAmongTheOthers() {
        String yaml = "name: t\nscenarios:\n  a: " + LISTENERS + "\n  a: {vus: 5, vus: 6}\nname: u\nseed: x\n";
        assertThat(faults(yaml))
                .containsExactly(
                        new Fault("scenarios.a.vus", "is there twice, again in line 4; keep one"),
                        new Fault("scenarios.a", "is there twice, again in line 4; keep one"),
                        new Fault("name", "is there twice, again in line 5; keep one"),
                        new Fault("seed", "must be a whole number of at most 64 bits, not \"x\""));
        assertThat(faults("{\"name\": \"t\",\n\"name\": \"t\", \"scenarios\": {}}"))
                .containsExactly(
                        new Fault("name", "is there twice, again in line 2; keep one"),
                        new Fault("scenarios", "is empty; give at least 1"));
    }

    @Test
    void whatFollowsTheScenarioIsAFault() {
        assertThat(faults(withTop("") + "---\nname: another\n"))
                .extracting(Fault::toString)
                .singleElement()
                .asString()
                .startsWith("scenario: goes on after its end, in line ");
        assertThat(faults("{\"name\": \"t\", \"scenarios\": {\"l\": {\"executor\": \"constant-vus\", \"vus\": 1,"
                        + " \"duration\": \"1s\", \"exec\": \"chat\"}}} {}"))
                .containsExactly(new Fault("scenario", "goes on after its end, in line 1; a text holds one scenario"));
    }

    @Test
    void anAliasIsAFaultAndNotReadAsAText() {
        assertThat(faults("name: &n t\nscenarios:\n  a: &a " + LISTENERS + "\n  b: *a\n"))
                .containsExactly(new Fault("scenarios.b", "is an alias, *a; write the value out"));
    }

    @Test
    void aBinaryValueIsAFault() {
        assertThat(faults(withTop("").replace("name: t", "name: !!binary aGVsbG8=")))
                .containsExactly(new Fault("name", "is of a kind that scenarios do not have; write it as text"));
    }

    @Test
    void aBillionLaughsAreNotLaughed() {
        StringBuilder text = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (int i = 1; i < 40; i++) {
            String before = "*a" + (i - 1);
            text.append("a%d: &a%d [%s, %s, %s, %s]\n".formatted(i, i, before, before, before, before));
        }
        assertThat(faults(text.toString())).hasSize(101).last().satisfies(more -> {
            assertThat(more.field()).isEqualTo("scenario");
            assertThat(more.detail()).matches("has \\d+ more faults");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{a: ", "- "})
    void deepTextsAreRefused(String level) {
        assertThat(faults(level.repeat(40_000))).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("scenario");
            assertThat(fault.detail()).matches("line 1, column \\d+: .*").contains("16");
        });
    }

    @Test
    void textsOfMoreThan256KiBAreRefused() {
        String longest = withTop("") + "#";
        longest += "x".repeat(256 * 1024 - longest.length());
        assertThat(faults(longest)).isEmpty();
        assertThat(faults(longest + "x"))
                .containsExactly(new Fault("scenario", "is too long; at most 256 KiB are read"));
        assertThat(faults("#" + "ä".repeat(128 * 1024)))
                .containsExactly(new Fault("scenario", "is too long; at most 256 KiB are read"));
        assertThat(faults("[".repeat(50_000_000)))
                .containsExactly(new Fault("scenario", "is too long; at most 256 KiB are read"));
    }

    @Test
    void manyFaultsAreCountedAfterAHundred() {
        StringBuilder text = new StringBuilder(withTop(""));
        for (int i = 0; i < 20_000; i++) {
            text.append('k').append(i).append(": 1\n");
        }
        assertThat(faults(text.toString()))
                .hasSize(101)
                .last()
                .isEqualTo(new Fault("scenario", "has 19900 more faults"));
    }

    @Test
    void aHugeNumberIsAFault() {
        assertThat(faults(withTop("seed: " + "9".repeat(900))))
                .extracting(Fault::field)
                .containsExactly("seed");
        assertThat(faults(withTop("seed: " + "9".repeat(100_000)))).hasSize(1);
        assertThat(faults("{\"name\": \"t\", \"seed\": 1e999999999, \"scenarios\": {}}"))
                .extracting(Fault::field)
                .containsExactly("scenarios", "seed");
    }

    @Test
    void longKeysAndTextsAreQuotedInPart() {
        String key = "k".repeat(1_000);
        assertThat(faults(withTop(key + ": 1\nseed: " + key)))
                .extracting(Fault::toString)
                .allMatch(fault -> fault.length() < 300)
                .hasSize(2);
    }

    @Test
    void aFaultIsOnOneLineWhateverItQuotes() {
        assertThat(faults(withTop("\"a\\nb\": 1\nseed: \"c\\nd\"")))
                .extracting(Fault::toString)
                .containsExactly(
                        "a?b: is not known; there are name, seed, target, rooms, scenarios, events, thresholds,"
                                + " summaryTrendStats, summary, drain",
                        "seed: must be a whole number of at most 64 bits, not \"c?d\"");
    }

    @Test
    void whatAQuoteCutsInTwoIsNotShown() {
        assertThat(Tree.excerpt("x".repeat(79) + "🙂")).isEqualTo("x".repeat(79) + "?...");
        assertThat(Tree.excerpt("🙂\ud83d\u2028\u0085")).isEqualTo("🙂???");
    }

    @ParameterizedTest
    @CsvSource({"1_000, 1000", "0x10, 16", "+7, 7", "5.0, 5", "-3, -3"})
    void yamlsOtherSpellingsOfNumbersAreUnderstood(String written, long seed) {
        assertThat(ScenarioFixture.read(withTop("seed: " + written)).seed()).isEqualTo(seed);
    }
}
