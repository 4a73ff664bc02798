package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.until;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import dev.hubbub.access.Role;
import dev.hubbub.grpc.GrpcServer;
import dev.hubbub.proto.ChatGrpc;
import dev.hubbub.proto.ListRoomsRequest;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.GuardedProfile;
import dev.hubbub.testing.StompFrame;
import dev.hubbub.testing.StompPeer;
import dev.hubbub.testing.TokenIssuer;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much a user may do, over each protocol; that others may go on; and that what was refused is counted. */
@QuarkusTest
@TestProfile(GuardedProfile.class)
class LimitsTest {

    /** Of tries; more than there may be, even while the machine is slow. */
    private static final int PLENTY = 20 * GuardedProfile.AT_ONCE;

    private static final String LARGE =
            """
            name: large
            scenarios:
              all: {executor: constant-vus, vus: 900000, duration: 1s, exec: subscribe}
            """;

    @Inject
    GrpcServer server;

    @ConfigProperty(name = "quarkus.http.test-port")
    int web;

    @Test
    void requestsThatAreTooManyAreRefusedOverRest() {
        String hasty = "Bearer " + TokenIssuer.KNOWN.token("hasty-rest", Role.CHAT);
        long before = refused("requests-per-user");

        Response answer = firstOf(() -> {
            Response next = given().header("Authorization", hasty).get("/rooms");
            return next.statusCode() == 200 ? null : next;
        });

        answer.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("detail", containsString("hubbub.limits.requests-per-user"));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        assertThat(refused("requests-per-user")).isGreaterThan(before);
        given().header("Authorization", "Bearer " + TokenIssuer.KNOWN.token("calm", Role.CHAT))
                .get("/rooms")
                .then()
                .statusCode(200);
    }

    @Test
    void soTheyAreOverGrpc() {
        try (ChatPeer hasty = guarded("hasty-grpc");
                ChatPeer calm = guarded("calm")) {
            StatusRuntimeException tooMany = firstOf(() -> {
                try {
                    ChatGrpc.newBlockingStub(hasty.channel()).listRooms(ListRoomsRequest.getDefaultInstance());
                    return null;
                } catch (StatusRuntimeException refused) {
                    return refused;
                }
            });

            assertThat(tooMany.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            assertThat(tooMany).hasMessageContaining("hubbub.limits.requests-per-user");
            assertThat(calm.say(ChatPeer.newRoom(), "", "in peace").getOffset()).isPositive();
        }
    }

    @Test
    void soAreSessionsThatBeginTooOften() {
        String token = TokenIssuer.KNOWN.token("hasty-connect", Role.CHAT);
        StompFrame refused = firstOf(() -> {
            try (StompPeer peer = StompPeer.connect(web, "1.2", "passcode:" + token + "\n")) {
                return peer.frames("ERROR").stream().findFirst().orElse(null);
            }
        });

        assertThat(refused.header("message")).isEqualTo("rate");
        assertThat(refused.body()).contains("hubbub.limits.requests-per-user");
        Integer status = firstOf(() -> {
            try {
                return StompPeer.refusal(web, b -> b.header("Authorization", "Bearer " + token));
            } catch (AssertionError letIn) {
                return null; // another token has come into the bucket meanwhile
            }
        });
        assertThat(status).isEqualTo(429);
    }

    @Test
    void messagesThatAreTooManyAreRefusedOverStomp() {
        long before = refused("messages-per-user");
        String destination = "/room/" + ChatPeer.newRoom();
        String token = TokenIssuer.KNOWN.token("hasty-stomp", Role.CHAT);
        try (StompPeer hasty = StompPeer.connect(web, "1.2", "Authorization:Bearer " + token + "\n")) {
            for (int sent = 0; sent < 2 * GuardedProfile.AT_ONCE && !hasty.isClosed(); sent++) {
                hasty.send("SEND\ndestination:" + destination + "\n\nagain\0");
            }

            assertThat(hasty.awaitError().body()).contains("hubbub.limits.messages-per-user");
        }
        assertThat(refused("messages-per-user")).isGreaterThan(before);
    }

    @Test
    void aUserIsInSoManyRoomsOnlyAndMayLeaveOneForAnother() {
        long before = refused("subscriptions-per-user");
        try (ChatPeer peer = guarded("everywhere")) {
            ChatPeer another = guarded("everywhere");
            another.subscribe("room-0", "");
            for (int room = 1; room < GuardedProfile.ROOMS; room++) {
                peer.subscribe("room-" + room, "");
            }

            var refused = peer.subscribe("room-x", "");

            until(refused::isFailed);
            assertThat(refused.failure().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            assertThat(refused.failure().getDescription()).contains("hubbub.hub.subscriptions-per-user");
            assertThat(refused("subscriptions-per-user")).isGreaterThan(before);
            another.close();
            until(() -> !peer.subscribe("room-y", "").isFailed());
        }
    }

    @ParameterizedTest
    @CsvSource({"/sim/spawn?n=1000000, n, spawn", "/sim/runs, scenarios, run"})
    void whatIsTooLargeIsRefusedAndCounted(String path, String field, String limit) {
        long before = refused(limit);

        given().header("Authorization", "Bearer " + TokenIssuer.KNOWN.token("large", Role.LAB))
                .contentType("text/plain")
                .body(limit.equals("run") ? LARGE : "")
                .post(path)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(field));

        assertThat(refused(limit)).isEqualTo(before + 1);
    }

    /** The first answer that is one, of many tries. */
    private static <T> T firstOf(Supplier<@Nullable T> next) {
        return Stream.generate(next)
                .limit(PLENTY)
                .filter(answer -> answer != null)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is refused"));
    }

    private ChatPeer guarded(String user) {
        return AccessGrpcTest.peer(server.port(), TokenIssuer.KNOWN.token(user, Role.CHAT));
    }

    private static long refused(String limit) {
        String metrics = given().header("Authorization", "Bearer " + TokenIssuer.KNOWN.token("meter", Role.ADMIN))
                .accept("text/plain")
                .get("/q/metrics")
                .asString();
        return Pattern.compile(
                        "^hubbub_limits_refused_total\\{limit=\"" + limit + "\",?} ([0-9.]+)$", Pattern.MULTILINE)
                .matcher(metrics)
                .results()
                .map((MatchResult sample) -> (long) Double.parseDouble(sample.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(metrics));
    }
}
