package dev.hubbub.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of settings in {@code docs/operating.md}, which {@code app/ConfigTableTest} holds against the code. */
public final class SettingsTable {

    private static final Pattern SETTING = Pattern.compile("^\\| `(hubbub[a-z0-9.-]+)`", Pattern.MULTILINE);

    private SettingsTable() {}

    /** Each setting by the name it has as an environment variable. */
    public static Set<String> asEnvironment() throws IOException {
        return SETTING.matcher(Files.readString(Path.of("docs/operating.md")))
                .results()
                .map(row -> row.group(1).toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
