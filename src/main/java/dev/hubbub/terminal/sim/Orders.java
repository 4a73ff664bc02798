package dev.hubbub.terminal.sim;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.latency.LatencySnapshot;
import dev.hubbub.report.BroadcastReport;
import dev.hubbub.report.SpawnReport;
import dev.hubbub.report.SwarmSummary;
import dev.hubbub.report.SwarmText;
import dev.hubbub.terminal.ExitCode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Has orders done, and writes what came of them. */
final class Orders {

    /** Figures that are missing are 0, and what is not known is left out: the server may be of another version. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withConfigOverride(Map.class, map -> map.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .withConfigOverride(
                    LatencySnapshot.class, none -> none.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL)))
            .build();

    private final SwarmServer server;
    private final Consumer<String> out;
    private final boolean json;

    /** @param json whether answers are written as they came */
    Orders(SwarmServer server, Consumer<String> out, boolean json) {
        this.server = server;
        this.out = out;
        this.json = json;
    }

    /**
     * Waits until it is done.
     *
     * @return FAIL when clients did not connect, or something got lost
     * @throws HubbubException when the server cannot be reached, or refuses
     */
    ExitCode obey(Order order) throws InterruptedException {
        if (order instanceof Order.Spawn spawn) {
            return spawned(server.spawn(spawn.clients()));
        }
        if (order instanceof Order.Broadcast broadcast) {
            return sent(server.broadcast(broadcast.message(), broadcast.count()));
        }
        if (order instanceof Order.Help) {
            Order.HELP.lines().forEach(out);
        } else if (order instanceof Order.Summary) {
            JsonNode answer = server.summary();
            write(answer, SwarmText.summary(as(SwarmSummary.class, answer)));
        } else {
            JsonNode answer = server.closeAll();
            write(answer, List.of("closed " + answer.path("closed").asLong() + " clients"));
        }
        return ExitCode.PASS;
    }

    private ExitCode spawned(JsonNode answer) {
        SpawnReport report = as(SpawnReport.class, answer);
        write(answer, SwarmText.spawn(report));
        return report.failed() == 0 ? ExitCode.PASS : ExitCode.FAIL;
    }

    private ExitCode sent(JsonNode answer) {
        BroadcastReport report = as(BroadcastReport.class, answer);
        write(answer, SwarmText.broadcast(report));
        boolean whole = report.complete() && report.failed() == 0 && report.lost() == 0 && report.duplicated() == 0;
        return whole ? ExitCode.PASS : ExitCode.FAIL;
    }

    private void write(JsonNode answer, List<String> text) {
        if (json) {
            out.accept(answer.toString());
        } else {
            text.forEach(out);
        }
    }

    private static <T> T as(Class<T> type, JsonNode answer) {
        try {
            return MAPPER.treeToValue(answer, type);
        } catch (JsonProcessingException other) {
            throw new HubbubException(
                    ErrorKind.UNAVAILABLE, "the server answers otherwise than expected; is it of another version?");
        }
    }
}
