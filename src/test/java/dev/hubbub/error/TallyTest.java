package dev.hubbub.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final Tally tally = new Tally();

    @Test
    void countsByReason() {
        HubbubException refusal = new HubbubException(ErrorKind.UNAVAILABLE, "not today");
        tally.add(refusal);
        tally.add(new CompletionException(refusal));
        tally.add(new IllegalStateException("broken"));
        assertThat(tally.byReason()).isEqualTo(Map.of("not today", 2, "java.lang.IllegalStateException: broken", 1));
        assertThat(tally.total()).isEqualTo(3);
    }

    @Test
    void moreThanTenReasonsAreCountedTogether() {
        for (int i = 0; i < 25; i++) {
            tally.add(new HubbubException(ErrorKind.UNAVAILABLE, "reason " + i));
        }
        tally.add(new HubbubException(ErrorKind.UNAVAILABLE, "reason 3"));
        assertThat(tally.byReason())
                .hasSize(11)
                .containsEntry("other reasons", 15)
                .containsEntry("reason 3", 2);
        assertThat(tally.total()).isEqualTo(26);
    }
}
