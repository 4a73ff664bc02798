package dev.hubbub.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.testing.AppProcess;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The artifact itself does not start open to other machines by accident. */
class ExposureIT {

    @ParameterizedTest
    @ValueSource(strings = {"-Dquarkus.http.host=0.0.0.0", "-Dhubbub.grpc.host=0.0.0.0"})
    void aPortBeyondLoopbackIsRefused(String option) {
        assertThatThrownBy(() -> AppProcess.start(option))
                .hasStackTraceContaining("the application ended")
                .hasStackTraceContaining("set hubbub.security.open=true");
    }

    @Test
    void itIsOpenedWhenToldTo() throws IOException {
        try (AppProcess app = AppProcess.start(
                "-Dquarkus.http.host=0.0.0.0", "-Dhubbub.grpc.host=0.0.0.0", "-Dhubbub.security.open=true")) {
            assertThat(app.get("/healthz").statusCode()).isEqualTo(200);
        }
    }
}
