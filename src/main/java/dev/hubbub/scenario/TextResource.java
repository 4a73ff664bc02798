package dev.hubbub.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that ship with the application; {@code quarkus.native.resources.includes} names them for the native image. */
final class TextResource {

    private TextResource() {}

    /**
     * The text at {@code path}, from the root of the class path.
     *
     * @throws IllegalStateException when the application was built without it
     */
    static String read(String path) {
        try (InputStream stream = TextResource.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("the application was built without " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
