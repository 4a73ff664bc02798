package dev.hubbub.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.client.Target;
import dev.hubbub.client.net.ClientLoops;
import dev.hubbub.client.stomp.StompDialler;
import dev.hubbub.error.HubbubException;
import dev.hubbub.scenario.ScenarioReader;
import org.assertj.core.api.AbstractThrowableAssert;

/** Dials targets as scenarios name them. */
public final class StompClients implements AutoCloseable {

    private final ClientLoops loops = new ClientLoops(1);
    private final StompDialler dialler = new StompDialler(loops);

    public StompDialler dialler() {
        return dialler;
    }

    public DialledClient client(Target target) {
        return new DialledClient(dialler.dial(target, 1), "ann");
    }

    /** Subscribes at a target where that cannot be. */
    public AbstractThrowableAssert<?, ? extends Throwable> assertFails(Target target) {
        return assertThatThrownBy(() -> client(target).subscribe()).isInstanceOf(HubbubException.class);
    }

    /** A server of this machine. @param keys of the target, beside its URL; may be empty */
    public static Target target(int port, String keys) {
        return read("transport: stomp, url: '" + url(port) + "', " + keys);
    }

    /** Any. @param target its keys */
    public static Target read(String target) {
        return new ScenarioReader(Target.plain("localhost:9000"))
                .read("name: t\ntarget: {" + target
                        + "}\nscenarios:\n  l: {executor: constant-vus, vus: 1, duration: 1s, exec: subscribe}\n")
                .target();
    }

    public static String url(int port) {
        return "ws://127.0.0.1:" + port + "/stomp";
    }

    @Override
    public void close() {
        dialler.close();
        loops.close();
    }
}
