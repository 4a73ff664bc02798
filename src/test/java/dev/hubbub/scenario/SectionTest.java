package dev.hubbub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionTest {

    private final FaultLog faults = new FaultLog();

    @Test
    void onlyItsKeysCanBeAskedFor() {
        Section section = Section.of("a", Map.of("b", new Tree.Flag(true)), List.of("b"), faults);
        assertThat(section.at("b").required(Rule.FLAG)).isTrue();
        assertThatThrownBy(() -> section.at("c")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoMapLacksNothing() {
        Section hollow = Section.hollow("a", List.of("b"), faults);
        assertThat(hollow.at("b").required(Rule.FLAG)).isFalse();
        assertThat(hollow.isSound("b")).isFalse();
        assertThatCode(faults::throwIfAny).doesNotThrowAnyException();
    }
}
