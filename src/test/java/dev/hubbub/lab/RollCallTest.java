package dev.hubbub.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.client.ChatClients;
import dev.hubbub.client.Dialler;
import dev.hubbub.client.Target;
import dev.hubbub.error.HubbubException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollCallTest {

    private static final List<Target> BOTH = List.of(Target.plain("a:9000"), Target.plain("b:9000"));
    private static final String DOWN = "nobody could connect to grpc://%s:9000: down by the test";

    private final FakeTarget service = new FakeTarget(new VirtualTime());

    @Test
    void thoseThatAreThereAreEnough() {
        service.downAt.add("b:9000");

        assertThat(call(service, BOTH)).isEqualTo(new RollCall(false, List.of(DOWN.formatted("b")), null));
    }

    @Test
    void withoutAnyThereIsNoRun() {
        service.down = true;

        RollCall call = call(service, BOTH);

        assertThat(call.missing()).containsExactly(DOWN.formatted("a"), DOWN.formatted("b"));
        assertThat(call.flaw()).isEqualTo(DOWN.formatted("a") + "; " + DOWN.formatted("b"));
    }

    @Test
    void oneThatDoesNotAnswerIsNotWaitedForLonger() {
        service.lostAt.add("a:9000");

        RollCall call = RollCall.of(BOTH, service, "run", Duration.ofMillis(1));

        assertThat(call.missing())
                .containsExactly("nobody could connect to grpc://a:9000: it did not answer within 1 ms");
        assertThat(call.flaw()).isNull();
    }

    @Test
    void oneThatCanNeverBeDialledIsAFlawOfTheRun() {
        Dialler picky = new Dialler() {
            @Override
            public ChatClients dial(Target target, int streamsPerConnection) {
                if (target.address().startsWith("b")) {
                    throw HubbubException.invalid("target.tls.trust", "there is no file");
                }
                return service.dial(target, streamsPerConnection);
            }
        };

        assertThat(call(picky, BOTH).flaw())
                .startsWith("nobody could connect to grpc://b:9000: ")
                .contains("there is no file");
    }

    private static RollCall call(Dialler dialler, List<Target> targets) {
        return RollCall.of(targets, dialler, "run", Duration.ofSeconds(30));
    }
}
