package dev.hubbub.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.util.JsonFormat;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Does what the program grpcurl would, which cannot be installed from a package registry: it asks the server's reflection
 * for the types, reads requests as JSON, and writes answers as JSON, a line each.
 */
final class Grpcurl {

    private static final long LIMIT_SECONDS = 30;
    private static final int STATUS_EXIT = 64;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Grpcurl() {}

    /** Runs it with these arguments; {@code input} is what is typed to it. */
    static Outcome run(List<String> arguments, String input) throws Exception {
        GrpcurlArguments told = GrpcurlArguments.of(arguments);
        ManagedChannel channel =
                ManagedChannelBuilder.forTarget(told.address()).usePlaintext().build();
        try (Reflection reflection = new Reflection(channel)) {
            if (told.call().equals("list")) {
                return new Outcome(0, String.join("\n", reflection.services()) + "\n", "");
            }
            MethodDescriptor method = reflection.method(told.call());
            String data = told.data().equals("@") ? input : told.data();
            return call(channel, method, requests(data, method.getInputType()), told.headers());
        } finally {
            channel.shutdownNow().awaitTermination(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static List<DynamicMessage> requests(String data, Descriptor type) throws IOException {
        List<DynamicMessage> requests = new ArrayList<>();
        try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(data)) {
            for (JsonNode value : values.readAll()) {
                DynamicMessage.Builder builder = DynamicMessage.newBuilder(type);
                JsonFormat.parser().merge(value.toString(), builder);
                requests.add(builder.build());
            }
        }
        return requests;
    }

    private static Outcome call(
            ManagedChannel channel, MethodDescriptor method, List<DynamicMessage> requests, Metadata headers)
            throws Exception {
        Replies replies = new Replies();
        var call = io.grpc.ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers))
                .newCall(descriptor(method), CallOptions.DEFAULT.withDeadlineAfter(LIMIT_SECONDS, TimeUnit.SECONDS));
        if (method.isClientStreaming()) {
            StreamObserver<DynamicMessage> sender = ClientCalls.asyncBidiStreamingCall(call, replies);
            requests.forEach(sender::onNext);
            sender.onCompleted();
        } else {
            DynamicMessage request =
                    requests.isEmpty() ? DynamicMessage.getDefaultInstance(method.getInputType()) : requests.get(0);
            ClientCalls.asyncServerStreamingCall(call, request, replies);
        }
        Status status = replies.ended.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        return status.isOk()
                ? new Outcome(0, replies.text(), "")
                : new Outcome(
                        STATUS_EXIT + status.getCode().value(),
                        replies.text(),
                        "ERROR:\n  Code: " + status.getCode() + "\n  Message: " + status.getDescription() + "\n");
    }

    private static io.grpc.MethodDescriptor<DynamicMessage, DynamicMessage> descriptor(MethodDescriptor method) {
        return io.grpc.MethodDescriptor.<DynamicMessage, DynamicMessage>newBuilder()
                .setType(
                        method.isClientStreaming()
                                ? io.grpc.MethodDescriptor.MethodType.BIDI_STREAMING
                                : io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
                .setFullMethodName(method.getService().getFullName() + "/" + method.getName())
                .setRequestMarshaller(ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(method.getInputType())))
                .setResponseMarshaller(ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(method.getOutputType())))
                .build();
    }

    /** What came, a line each, and how it ended, after which nothing comes. */
    private static final class Replies implements StreamObserver<DynamicMessage> {

        private final CompletableFuture<Status> ended = new CompletableFuture<>();
        private final StringBuilder lines = new StringBuilder();

        @Override
        public void onNext(DynamicMessage answer) {
            try {
                lines.append(JsonFormat.printer()
                                .omittingInsignificantWhitespace()
                                .print(answer))
                        .append('\n');
            } catch (IOException unprintable) {
                ended.completeExceptionally(unprintable);
            }
        }

        @Override
        public void onError(Throwable failure) {
            ended.complete(Status.fromThrowable(failure));
        }

        @Override
        public void onCompleted() {
            ended.complete(Status.OK);
        }

        private String text() {
            return lines.toString();
        }
    }
}
