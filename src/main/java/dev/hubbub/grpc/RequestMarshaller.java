package dev.hubbub.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads requests, and keeps what is wrong with one as a value: grpc-java answers UNKNOWN to a request that does not
 * parse, or that is longer than allowed once it is unpacked, and says nothing about it.
 *
 * @param <T> the message
 */
final class RequestMarshaller<T extends Message> implements MethodDescriptor.Marshaller<Parsed<T>> {

    private final Parser<T> parser;
    private final Descriptor type;

    @SuppressWarnings("unchecked") // a message's parser parses messages of its own class
    RequestMarshaller(T prototype) {
        this.parser = (Parser<T>) prototype.getParserForType();
        this.type = prototype.getDescriptorForType();
    }

    @Override
    public Parsed<T> parse(InputStream stream) {
        byte[] bytes;
        try (stream) {
            bytes = stream.readAllBytes();
        } catch (StatusRuntimeException tooLong) { // by grpc-java's limit, as it is unpacked
            return new Parsed.TooLong<>();
        } catch (IOException broken) {
            return new Parsed.Bad<>("request", "cannot be unpacked: it is not what grpc-encoding says");
        }
        try {
            return new Parsed.Good<>(parser.parseFrom(bytes));
        } catch (InvalidProtocolBufferException malformed) {
            return new Parsed.Bad<>(
                    textThatIsNotUtf8(bytes).orElse("request"),
                    "is not valid: expected the bytes of a " + type.getFullName() + " with its texts in UTF-8");
        }
    }

    @Override
    public InputStream stream(Parsed<T> request) {
        return request.orThrow().toByteString().newInput();
    }

    private Optional<String> textThatIsNotUtf8(byte[] bytes) {
        try {
            return textThatIsNotUtf8(UnknownFieldSet.parseFrom(bytes), type, "");
        } catch (InvalidProtocolBufferException notEvenFields) {
            return Optional.empty();
        }
    }

    private static Optional<String> textThatIsNotUtf8(UnknownFieldSet fields, Descriptor type, String path) {
        return type.getFields().stream()
                .flatMap(field -> fields.getField(field.getNumber()).getLengthDelimitedList().stream()
                        .flatMap(value -> textThatIsNotUtf8(value, field, path).stream()))
                .findFirst();
    }

    private static Optional<String> textThatIsNotUtf8(ByteString value, FieldDescriptor field, String path) {
        String name = path + field.getName();
        return switch (field.getJavaType()) {
            case STRING -> value.isValidUtf8() ? Optional.empty() : Optional.of(name);
            case MESSAGE -> {
                try {
                    yield textThatIsNotUtf8(UnknownFieldSet.parseFrom(value), field.getMessageType(), name + ".");
                } catch (InvalidProtocolBufferException malformed) {
                    yield Optional.of(name);
                }
            }
            default -> Optional.empty();
        };
    }
}
