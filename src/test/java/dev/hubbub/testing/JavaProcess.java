package dev.hubbub.testing;

import java.util.ArrayList;
import java.util.List;

/** Programs of the tests in JVMs of their own. */
public final class JavaProcess {

    /** A JVM with these is up soon, takes half of what another takes until then, and never gets fast. */
    public static final List<String> QUICK = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private JavaProcess() {}

    /** A small JVM with the tests' class path, not started yet. */
    public static ProcessBuilder builder(Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(ToolRun.java(), "-Xmx128m"));
        command.addAll(QUICK);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
