package dev.hubbub.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.client.Template.Placeholder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    @Test
    void fillsEachPlaceholderIn() {
        Template template = Template.of("/app/{room}/{user}/{room}");
        assertThat(template.fill(placeholder -> placeholder == Placeholder.ROOM ? "r" : "u"))
                .isEqualTo("/app/r/u/r");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "{}",
                "{ room }",
                "{\"a\":{\"b\":1}}",
                "{\"t\":\"{content}\"}",
                "{room}{room}",
                "{{room}}"
            })
    void otherBracesStandForThemselves(String text) {
        assertThat(Template.of(text)).hasToString(text);
        assertThat(Template.of(text)).isEqualTo(Template.of(text));
    }

    @Test
    void whatIsFilledInIsNoTemplate() {
        assertThat(Template.of("a{room}b").fill(placeholder -> "{user}")).isEqualTo("a{user}b");
    }

    @Test
    void namesWhatStandsForNothing() {
        assertThatThrownBy(() -> Template.of("{room}/{rom}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rom");
    }
}
