package dev.hubbub.relay.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** A record without a message, sent to see whether a partition takes records, and where it then stands. */
final class Probe {

    private static final String NUMBER = "hubbub-probe";
    private static final String ORIGIN = "hubbub-origin";

    private Probe() {}

    static ProducerRecord<byte[], byte[]> record(String topic, int partition, String origin, long number) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, null, null);
        record.headers()
                .add(ORIGIN, origin.getBytes(StandardCharsets.UTF_8))
                .add(NUMBER, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return record;
    }

    /** The number of an instance's probe; -1 when the record is none. */
    static long number(ConsumerRecord<byte[], byte[]> record, String origin) {
        Headers headers = record.headers();
        Header from = headers.lastHeader(ORIGIN);
        Header number = headers.lastHeader(NUMBER);
        boolean itsOwn = from != null
                && number != null
                && number.value().length == Long.BYTES
                && Arrays.equals(from.value(), origin.getBytes(StandardCharsets.UTF_8));
        return itsOwn ? ByteBuffer.wrap(number.value()).getLong() : -1;
    }
}
