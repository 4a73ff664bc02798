package dev.hubbub.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each way in takes; and that what is not in the table is not open. */
class AccessTableTest {

    private static final AccessTable TABLE = new AccessTable(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/index.json",
                "/console/app.js",
                "/lib/chart.umd.js",
                "/q/health",
                "/q/health/ready",
                "/healthz",
                "/q/openapi",
                "/stomp"
            })
    void pagesHealthAndSchemasAreOpen(String path) {
        assertThat(TABLE.ofRequest(path)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/rooms, CHAT",
        "/rooms/lobby/members, CHAT",
        "/sim/spawn, LAB",
        "/sim/runs/a-1/report.html, LAB",
        "/users, ADMIN",
        "/users/1, ADMIN",
        "/cluster, ADMIN",
        "/runtime/history, ADMIN",
        "/metrics, ADMIN",
        "/q/metrics, ADMIN"
    })
    void theRestTakesARole(String path, Role role) {
        assertThat(TABLE.ofRequest(path)).isEqualTo(role);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/new",
                "/q",
                "/q/dev",
                "/q/healthy",
                "/consoles/x",
                "/roomsx",
                "/Rooms",
                "/stomp/x",
                "/index.html/x",
                "",
                "rooms"
            })
    void whatNoRuleNamesIsForAdministrators(String path) {
        assertThat(TABLE.ofRequest(path)).isEqualTo(Role.ADMIN);
    }

    @Test
    void metricsCanBeOpened() {
        assertThat(new AccessTable(true).ofRequest("/metrics")).isNull();
        assertThat(new AccessTable(true).ofRequest("/q/metrics")).isNull();
        assertThat(new AccessTable(true).ofRequest("/users")).isEqualTo(Role.ADMIN);
    }

    @ParameterizedTest
    @CsvSource({
        "chat.Broadcast/CreateStream, CHAT",
        "chat.Chat/Join, CHAT",
        "chat.ChatService/ChatStream, CHAT",
        "service.UserService/ListUsers, ADMIN",
        "chat.Other/Method, ADMIN",
        "grpc.health.v1.Health/Check,",
        "grpc.reflection.v1.ServerReflection/ServerReflectionInfo,"
    })
    void callsTakeTheirServicesRole(String method, Role role) {
        assertThat(AccessTable.ofCall(method)).isEqualTo(role);
    }
}
