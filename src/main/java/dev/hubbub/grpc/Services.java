package dev.hubbub.grpc;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Builds a service from calls, where grpc-java's generated base class would give it observers: a call can send its
 * headers before its first message, and sees requests that do not parse.
 */
final class Services {

    private final ServiceDescriptor generated;
    private final List<MethodDescriptor<?, ?>> methods = new ArrayList<>();
    private final List<Consumer<ServerServiceDefinition.Builder>> bindings = new ArrayList<>();

    private Services(ServiceDescriptor generated) {
        this.generated = generated;
    }

    static Services of(ServiceDescriptor generated) {
        return new Services(generated);
    }

    /**
     * Adds a method.
     *
     * @param generated the method's descriptor as generated, its request marshaller replaced here
     * @param calls makes the listener of a call that has just begun
     */
    <Q extends Message, A> Services method(
            MethodDescriptor<Q, A> generated, Q request, Function<ServerCall<Parsed<Q>, A>, Call<Q, A>> calls) {
        if (!(generated.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier)) {
            throw new IllegalArgumentException(generated.getFullMethodName() + " was not generated from a proto file");
        }
        MethodDescriptor<Parsed<Q>, A> method = generated.toBuilder(
                        new RequestMarshaller<>(request), generated.getResponseMarshaller())
                .build();
        ServerCallHandler<Parsed<Q>, A> handler = (call, headers) -> {
            Call<Q, A> listener = calls.apply(call);
            listener.begin(headers);
            return listener;
        };
        methods.add(method);
        bindings.add(builder -> builder.addMethod(method, handler));
        return this;
    }

    ServerServiceDefinition build() {
        ServiceDescriptor.Builder descriptor =
                ServiceDescriptor.newBuilder(generated.getName()).setSchemaDescriptor(generated.getSchemaDescriptor());
        methods.forEach(descriptor::addMethod);
        ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(descriptor.build());
        bindings.forEach(binding -> binding.accept(service));
        return service.build();
    }
}
