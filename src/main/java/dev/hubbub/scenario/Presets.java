package dev.hubbub.scenario;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import java.util.List;

/** Scenarios that ship with the application, YAML with comments to learn from. They name no target. */
public final class Presets {

    private static final String FOLDER = "/presets/";

    private Presets() {}

    /** In the order in which one would try them. */
    public static List<String> names() {
        return TextResource.read(FOLDER + "index.txt").lines().toList();
    }

    /**
     * The text of a preset, for {@link ScenarioReader}.
     *
     * @throws HubbubException NOT_FOUND when there is none of that name
     */
    public static String text(String name) {
        List<String> names = names();
        if (!names.contains(name)) {
            throw new HubbubException(
                    ErrorKind.NOT_FOUND,
                    "there is no preset \"" + Tree.excerpt(name) + "\"" + Spelling.hint(name, names) + "; there are "
                            + String.join(", ", names));
        }
        return TextResource.read(FOLDER + name + ".yaml");
    }
}
