package dev.hubbub.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** A broker's process: formats its directory the first time, and runs. */
public final class KafkaNode {

    private KafkaNode() {}

    /** @param arguments the properties file, and the cluster's id */
    public static void main(String... arguments) throws Exception {
        Logging.warnings();
        Path properties = Path.of(arguments[0]);
        if (!Files.exists(properties.resolveSibling("data").resolve("meta.properties"))) {
            kafka.tools.StorageTool.execute(
                    new String[] {"format", "--cluster-id", arguments[1], "--config", properties.toString()},
                    System.out);
        }
        kafka.Kafka.main(new String[] {properties.toString()});
    }
}
