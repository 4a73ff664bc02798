package dev.hubbub.client.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.client.ChatClients;
import dev.hubbub.client.Target;
import dev.hubbub.error.Fault;
import dev.hubbub.error.HubbubException;
import dev.hubbub.testing.DialledClient;
import java.time.Duration;
import org.assertj.core.api.AbstractThrowableAssert;

/** A dialler, and what becomes of the targets that it is given. */
final class Dialled implements AutoCloseable {

    private final GrpcDialler dialler;

    Dialled() {
        this(Duration.ofSeconds(30));
    }

    /** @param patience with servers that do not answer */
    Dialled(Duration patience) {
        dialler = new GrpcDialler(1, patience);
    }

    ChatClients dial(Target target) {
        return dialler.dial(target, 10);
    }

    DialledClient client(Target target) {
        return new DialledClient(dial(target), "ann");
    }

    /** Nobody can subscribe there. */
    AbstractThrowableAssert<?, ? extends Throwable> assertFails(Target target) {
        return assertThatThrownBy(() -> client(target).subscribe()).isInstanceOf(HubbubException.class);
    }

    /** It is not even dialled, for one fault. */
    void assertFault(Target target, String field, String detail) {
        assertThatThrownBy(() -> dial(target))
                .isInstanceOfSatisfying(HubbubException.class, refused -> assertThat(refused.faults())
                        .singleElement()
                        .satisfies(fault -> assertThat(fault.field()).isEqualTo(field))
                        .extracting(Fault::detail)
                        .asString()
                        .contains(detail));
    }

    @Override
    public void close() {
        dialler.close();
    }
}
