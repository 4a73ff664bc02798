package dev.hubbub.grpc;

import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers calls of methods that there are not, as the server would itself, which asks no interceptor before. On event
 * loops.
 */
final class UnknownMethods extends HandlerRegistry {

    private static final Marshaller<InputStream> UNREAD = new Marshaller<>() {
        @Override
        public InputStream stream(InputStream message) {
            return message;
        }

        @Override
        public InputStream parse(InputStream message) {
            return message;
        }
    };
    private static final ServerCallHandler<InputStream, InputStream> NONE = (call, headers) -> {
        String name = call.getMethodDescriptor().getFullMethodName();
        call.close(Status.UNIMPLEMENTED.withDescription("Method not found: " + name), new Metadata());
        return new ServerCall.Listener<>() {};
    };

    @Override
    public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
        return ServerMethodDefinition.create(
                MethodDescriptor.newBuilder(UNREAD, UNREAD)
                        .setType(MethodType.UNKNOWN)
                        .setFullMethodName(name)
                        .build(),
                NONE);
    }
}
