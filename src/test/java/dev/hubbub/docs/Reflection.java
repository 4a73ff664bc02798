package dev.hubbub.docs;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ManagedChannel;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a server says of its services. One question at a time. */
final class Reflection implements AutoCloseable, StreamObserver<ServerReflectionResponse> {

    private static final long LIMIT_SECONDS = 30;

    private final BlockingQueue<ServerReflectionResponse> answers = new ArrayBlockingQueue<>(1);
    private final StreamObserver<ServerReflectionRequest> questions;

    Reflection(ManagedChannel channel) {
        questions = ServerReflectionGrpc.newStub(channel).serverReflectionInfo(this);
    }

    /** The names of all services. */
    List<String> services() throws InterruptedException {
        return ask(ServerReflectionRequest.newBuilder().setListServices("*").build())
                .getListServicesResponse()
                .getServiceList()
                .stream()
                .map(ServiceResponse::getName)
                .sorted()
                .toList();
    }

    /**
     * Such as {@code chat.Chat/Join}.
     *
     * @throws IllegalArgumentException if there is none
     */
    MethodDescriptor method(String name) throws Exception {
        String[] parts = name.split("/", 2);
        ServerReflectionResponse answer = ask(ServerReflectionRequest.newBuilder()
                .setFileContainingSymbol(parts[0])
                .build());
        Map<String, FileDescriptorProto> files = new HashMap<>();
        for (ByteString file : answer.getFileDescriptorResponse().getFileDescriptorProtoList()) {
            FileDescriptorProto proto = parse(file);
            files.put(proto.getName(), proto);
        }
        for (FileDescriptorProto file : files.values()) {
            for (var service : build(file, files).getServices()) {
                MethodDescriptor found = parts.length == 2 ? service.findMethodByName(parts[1]) : null;
                if (service.getFullName().equals(parts[0]) && found != null) {
                    return found;
                }
            }
        }
        throw new IllegalArgumentException("the server has no method " + name + ": " + answer.getErrorResponse());
    }

    @Override
    public void onNext(ServerReflectionResponse answer) {
        answers.add(answer);
    }

    @Override
    public void onError(Throwable failure) {
        answers.clear(); // whoever waits for an answer learns it from the limit
    }

    @Override
    public void onCompleted() {
        // nothing else is asked
    }

    @Override
    public void close() {
        questions.onCompleted();
    }

    private ServerReflectionResponse ask(ServerReflectionRequest question) throws InterruptedException {
        questions.onNext(question);
        return requireNonNull(answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS), "reflection did not answer");
    }

    private static FileDescriptor build(FileDescriptorProto file, Map<String, FileDescriptorProto> files)
            throws DescriptorValidationException {
        FileDescriptor[] uses = new FileDescriptor[file.getDependencyCount()];
        for (int at = 0; at < uses.length; at++) {
            uses[at] = build(requireNonNull(files.get(file.getDependency(at)), file.getDependency(at)), files);
        }
        return FileDescriptor.buildFrom(file, uses);
    }

    private static FileDescriptorProto parse(ByteString bytes) {
        try {
            return FileDescriptorProto.parseFrom(bytes);
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
