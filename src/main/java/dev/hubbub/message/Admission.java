package dev.hubbub.message;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Who may come in, and as whom. Any thread; does not block. */
@FunctionalInterface
public interface Admission {

    /** Lets everybody in, as whom they say they are. */
    Admission OPEN = CompletableFuture::completedStage;

    /**
     * Looks at somebody at the door.
     *
     * @return as whom they come in; fails with a {@link dev.hubbub.error.HubbubException}: PERMISSION_DENIED when they
     *     may not, UNAVAILABLE or RESOURCE_EXHAUSTED when that cannot be found out
     */
    CompletionStage<Member> admit(Member asking);
}
