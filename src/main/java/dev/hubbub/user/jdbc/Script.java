package dev.hubbub.user.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A step from one state of the tables to the next. It may be interrupted after any command, and is begun again then: so
 * each command must bear being repeated.
 *
 * @param version from 1, without holes
 * @param name of its file, which begins with the version
 */
record Script(int version, String name, String text) {

    private static final String FOLDER = "/db/";

    /** All for a kind of database, in order. They are listed in a file: a native image has no folders to look into. */
    static List<Script> all(DatabaseKind kind) {
        return read(FOLDER + "scripts.txt")
                .lines()
                .filter(name -> !name.isBlank())
                .map(name -> new Script(
                        Integer.parseInt(name.substring(0, 3)), name, read(FOLDER + kind.folder() + "/" + name)))
                .toList();
    }

    /** What it says, whatever the ends of its lines. */
    String checksum() {
        return Digest.of(text.lines().toList());
    }

    /** One by one; each ends with a semicolon at the end of a line. */
    List<String> commands() {
        String withoutComments = String.join(
                "\n",
                text.lines()
                        .filter(line -> !line.stripLeading().startsWith("--"))
                        .toList());
        return Arrays.stream(withoutComments.split(";\\s*(\\n|$)"))
                .map(String::strip)
                .filter(command -> !command.isEmpty())
                .toList();
    }

    private static String read(String resource) {
        try (InputStream stream = Script.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is not in the artifact");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
