package dev.hubbub.relay.kafka;

import java.time.Duration;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.record.RecordBatch;

/** Hands records to Kafka's producer; whatever becomes of one, its callback is told. Any thread; does not block. */
final class Sender {

    /** Less than what is usually left to a process that is to end. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private static final RecordMetadata NOWHERE =
            new RecordMetadata(new TopicPartition("none", 0), -1, -1, RecordBatch.NO_TIMESTAMP, -1, -1);

    private final Producer<byte[], byte[]> producer;

    /** @param producer which must not block when it is called: {@code max.block.ms=0} */
    Sender(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    void send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        try {
            producer.send(record, callback);
        } catch (KafkaException | IllegalStateException notSent) {
            callback.onCompletion(NOWHERE, notSent);
        }
    }

    /** Lets what is under way come to its end, for a while. */
    void close() {
        producer.close(FAREWELL);
    }

    /** Whether Kafka has looked at a record and said no. */
    static boolean isRefusal(Exception failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof AuthorizationException;
    }
}
