package dev.hubbub.grpc;

import dev.hubbub.access.Identity;
import dev.hubbub.message.Member;
import io.grpc.Attributes;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ServerCall;

/** Whose a call is, as its {@link AccessCheck} found out. */
final class CallerIdentity {

    private static final Attributes.Key<Identity> KEY = Attributes.Key.create("dev.hubbub.access.identity");

    private CallerIdentity() {}

    /** The caller; {@link Identity#ANYBODY} where nobody was asked. */
    static Identity of(ServerCall<?, ?> call) {
        Identity known = call.getAttributes().get(KEY);
        return known == null ? Identity.ANYBODY : known;
    }

    /** The same call, and whose it is. */
    static <Q, A> ServerCall<Q, A> mark(ServerCall<Q, A> call, Identity identity) {
        Attributes attributes =
                call.getAttributes().toBuilder().set(KEY, identity).build();
        return new SimpleForwardingServerCall<>(call) {
            @Override
            public Attributes getAttributes() {
                return attributes;
            }
        };
    }

    /**
     * Whoever calls, as a member.
     *
     * @throws dev.hubbub.error.HubbubException INVALID_ARGUMENT when they cannot be called so, PERMISSION_DENIED when
     *     they may not
     */
    static Member member(Identity caller, String id, String name) {
        return Member.of(caller.idFor(id), caller.nameFor(name));
    }
}
