package dev.hubbub.grpc;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.Fault;
import dev.hubbub.error.HubbubException;
import dev.hubbub.hub.CloseReason;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import java.util.List;

/** How failures look to a gRPC client: a status, and for faulty requests a {@code google.rpc.BadRequest} beside it. */
final class Statuses {

    /** The last offset a closed subscription was sent, so that its client knows from where to go on. */
    static final Metadata.Key<String> LAST_OFFSET = ascii("hubbub-last-offset");

    /** In how many seconds it makes sense to try again. */
    static final Metadata.Key<String> RETRY_AFTER = ascii("retry-after");

    private static final Metadata.Key<com.google.rpc.Status> DETAILS = Metadata.Key.of(
            "grpc-status-details-bin", ProtoUtils.metadataMarshaller(com.google.rpc.Status.getDefaultInstance()));

    private Statuses() {}

    static Metadata.Key<String> ascii(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    /** The status for a failure; of one that is not the caller's to mend, the inside is not told. */
    static Status of(Throwable failure) {
        if (failure instanceof HubbubException known) {
            return code(known.kind()).toStatus().withDescription(known.getMessage());
        }
        return Status.INTERNAL.withDescription("the server failed; its log says why");
    }

    static Metadata trailers(Throwable failure) {
        Metadata trailers = new Metadata();
        if (failure instanceof HubbubException known && !known.faults().isEmpty()) {
            trailers.put(DETAILS, details(known));
        }
        if (failure instanceof HubbubException known && known.retryAfterSeconds() != null) {
            trailers.put(RETRY_AFTER, known.retryAfterSeconds().toString());
        }
        return trailers;
    }

    static Status of(CloseReason reason) {
        Status.Code code =
                switch (reason) {
                    case SLOW_CONSUMER -> Status.Code.RESOURCE_EXHAUSTED;
                    case SUBSCRIBER_FAILED -> Status.Code.INTERNAL;
                    case SERVER_SHUTDOWN -> Status.Code.UNAVAILABLE;
                };
        return code.toStatus().withDescription(reason.explanation());
    }

    static Metadata trailers(long lastOffset) {
        Metadata trailers = new Metadata();
        trailers.put(LAST_OFFSET, Long.toString(lastOffset));
        return trailers;
    }

    private static Status.Code code(ErrorKind kind) {
        return switch (kind) {
            case INVALID_ARGUMENT -> Status.Code.INVALID_ARGUMENT;
            case NOT_FOUND -> Status.Code.NOT_FOUND;
            case ALREADY_EXISTS -> Status.Code.ALREADY_EXISTS;
            case PERMISSION_DENIED -> Status.Code.PERMISSION_DENIED;
            case UNAUTHENTICATED -> Status.Code.UNAUTHENTICATED;
            case FAILED_PRECONDITION -> Status.Code.FAILED_PRECONDITION;
            case ABORTED -> Status.Code.ABORTED;
            case RESOURCE_EXHAUSTED -> Status.Code.RESOURCE_EXHAUSTED;
            case UNAVAILABLE -> Status.Code.UNAVAILABLE;
            case UNCERTAIN -> Status.Code.DEADLINE_EXCEEDED;
        };
    }

    private static com.google.rpc.Status details(HubbubException failure) {
        List<BadRequest.FieldViolation> violations =
                failure.faults().stream().map(Statuses::violation).toList();
        return com.google.rpc.Status.newBuilder()
                .setCode(Status.Code.INVALID_ARGUMENT.value())
                .setMessage(failure.getMessage())
                .addDetails(Any.pack(BadRequest.newBuilder()
                        .addAllFieldViolations(violations)
                        .build()))
                .build();
    }

    private static BadRequest.FieldViolation violation(Fault fault) {
        return BadRequest.FieldViolation.newBuilder()
                .setField(fault.field())
                .setDescription(fault.detail())
                .build();
    }
}
