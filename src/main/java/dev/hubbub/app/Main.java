package dev.hubbub.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Where the process begins: without arguments as the server, with arguments as a command. */
@QuarkusMain
public final class Main {

    public static void main(String... arguments) {
        if (arguments.length == 0) {
            Quarkus.run(arguments);
        } else {
            System.exit(CommandProcess.execute(arguments));
        }
    }
}
