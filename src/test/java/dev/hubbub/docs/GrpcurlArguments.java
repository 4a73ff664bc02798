package dev.hubbub.docs;

import io.grpc.Metadata;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What grpcurl was told.
 *
 * @param data of {@code -d}: JSON, {@code @} for what is typed, or nothing
 * @param headers of {@code -H 'name: value'}
 * @param call {@code list}, or {@code package.Service/Method}
 */
record GrpcurlArguments(String data, Metadata headers, String address, String call) {

    /** @throws IllegalArgumentException for what only the program itself knows */
    static GrpcurlArguments of(List<String> arguments) {
        Deque<String> left = new ArrayDeque<>(arguments);
        List<String> places = new ArrayList<>();
        Metadata headers = new Metadata();
        String data = "";
        boolean plain = false;
        while (!left.isEmpty()) {
            String argument = left.remove();
            switch (argument) {
                case "-plaintext" -> plain = true;
                case "-d" -> data = left.remove();
                case "-H" -> header(left.remove(), headers);
                default -> places.add(place(argument));
            }
        }
        if (!plain || places.size() != 2) {
            throw new IllegalArgumentException("not -plaintext ADDRESS CALL: " + arguments);
        }
        return new GrpcurlArguments(data, headers, places.get(0), places.get(1));
    }

    private static String place(String argument) {
        if (argument.startsWith("-")) {
            throw new IllegalArgumentException("this grpcurl knows no option " + argument);
        }
        return argument;
    }

    private static void header(String header, Metadata headers) {
        String[] parts = header.split(":\\s*", 2);
        headers.put(Metadata.Key.of(parts[0], Metadata.ASCII_STRING_MARSHALLER), parts[1]);
    }
}
