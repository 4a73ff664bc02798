package dev.hubbub.user.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.testing.MariaDbServer;
import dev.hubbub.testing.StoreFixture;
import io.agroal.pool.DataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTest {

    private static final Script FIRST = new Script(1, "001-a.sql", "-- first\nCREATE TABLE a (id INT);\n");
    private static final Script SECOND =
            new Script(2, "002-b.sql", "CREATE TABLE b (id INT);\nINSERT INTO b VALUES (1);\n");

    @TempDir
    Path folder = Path.of("");

    private final List<DataSource> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(DataSource::close);
    }

    @ParameterizedTest
    @EnumSource
    void scriptsAreAppliedOnceAndInOrder(DatabaseKind kind) throws SQLException {
        DataSource source = source(kind);

        Schema.apply(source, List.of(FIRST));
        Schema.apply(source, List.of(FIRST, SECOND));
        Schema.apply(source, List.of(FIRST, SECOND));

        assertThat(count(source, "b")).isEqualTo(1);
        assertThat(count(source, "hubbub_schema")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void thoseWhoStartTogetherWaitForOneAnother(DatabaseKind kind) throws SQLException {
        DataSource source = source(kind);
        var threads = Executors.newFixedThreadPool(4);

        CompletableFuture<?>[] all = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> apply(source), threads))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).join();
        threads.shutdown();

        assertThat(count(source, "b")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aScriptThatWasChangedAfterwardsIsRefused(DatabaseKind kind) throws SQLException {
        DataSource source = source(kind);
        Schema.apply(source, List.of(FIRST));
        Script changed = new Script(1, FIRST.name(), FIRST.text().replace("INT", "BIGINT"));

        assertThatThrownBy(() -> Schema.apply(source, List.of(changed)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("001-a.sql");
        Schema.apply(source, List.of(new Script(1, FIRST.name(), FIRST.text().replace("\n", "\r\n"))));
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseOfANewerVersionIsRefused(DatabaseKind kind) throws SQLException {
        DataSource source = source(kind);
        Schema.apply(source, List.of(FIRST, SECOND));

        assertThatThrownBy(() -> Schema.apply(source, List.of(FIRST)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("newer");
    }

    @ParameterizedTest
    @EnumSource
    void aScriptThatFailsIsTriedAgain(DatabaseKind kind) throws SQLException {
        DataSource source = source(kind);
        Script broken = new Script(2, "002-b.sql", "CREATE TABLE b (id NONSENSE NONSENSE);\n");

        assertThatThrownBy(() -> Schema.apply(source, List.of(FIRST, broken))).isInstanceOf(SQLException.class);
        Schema.apply(source, List.of(FIRST, SECOND));

        assertThat(count(source, "b")).isEqualTo(1);
    }

    private DataSource source(DatabaseKind kind) {
        String url =
                switch (kind) {
                    case EMBEDDED ->
                        DatabaseSettings.fileUrl(folder.resolve("schema").toString());
                    case MYSQL -> MariaDbServer.shared().newDatabase();
                };
        DataSource source = Pool.open(StoreFixture.settings(kind, url));
        open.add(source);
        return source;
    }

    private static void apply(DataSource source) {
        try {
            Schema.apply(source, List.of(FIRST, SECOND));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static int count(DataSource source, String table) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getInt(1);
        }
    }
}
