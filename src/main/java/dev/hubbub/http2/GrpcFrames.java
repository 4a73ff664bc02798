package dev.hubbub.http2;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Messages as gRPC puts them on a stream: a byte that says "not compressed", four of length, the message. */
public final class GrpcFrames {

    private static final int PREFIX_BYTES = 5;

    private GrpcFrames() {}

    /** A message with its prefix. */
    public static byte[] of(MessageLite message) {
        int length = message.getSerializedSize();
        byte[] frame = new byte[PREFIX_BYTES + length];
        ByteBuffer.wrap(frame).putInt(1, length);
        try {
            message.writeTo(CodedOutputStream.newInstance(frame, PREFIX_BYTES, length));
        } catch (IOException outOfSpace) {
            throw new IllegalStateException("a message is longer than it said", outOfSpace);
        }
        return frame;
    }
}
