package dev.hubbub.relay.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads all partitions of some topics on a thread of its own, from its start to its {@link #close}: without a consumer
 * group, since every instance reads everything. What fails is tried again.
 */
final class TopicReader implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long RETRY_MILLIS = 200;
    private static final long FAREWELL_MILLIS = 5_000;

    private final List<TopicSettings> wanted;
    private final Topics topics;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Listener listener;
    private final Thread thread;
    private volatile Map<String, Topics.View> reading = Map.of();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean closed;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private String lastComplaint = "";

    /**
     * Starts.
     *
     * @param name the thread's
     * @param wanted the topics, made when they are not there
     */
    TopicReader(
            String name,
            List<TopicSettings> wanted,
            Topics topics,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Listener listener) {
        this.wanted = wanted;
        this.topics = topics;
        this.consumers = consumers;
        this.listener = listener;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** The topics as they are read; none before they are known. */
    Map<String, Topics.View> reading() {
        return reading;
    }

    @Override
    public void close() {
        closed = true;
        end.countDown();
        Consumer<byte[], byte[]> polling = consumer;
        if (polling != null) {
            polling.wakeup();
        }
        try {
            thread.join(FAREWELL_MILLIS);
            thread.interrupt(); // in case something else holds it
        } catch (InterruptedException goOn) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try (Consumer<byte[], byte[]> fresh = consumers.get()) {
                consumer = fresh;
                read(fresh);
            } catch (InterruptException | InterruptedException | WakeupException end) {
                LOG.debugf("%s was interrupted", thread.getName());
            } catch (RuntimeException | Error failure) {
                listener.interrupted();
                complain(failure);
                pause();
            }
        }
    }

    private void read(Consumer<byte[], byte[]> consumer) throws InterruptedException {
        Map<String, Topics.View> views = new HashMap<>();
        List<TopicPartition> partitions = new ArrayList<>();
        for (TopicSettings topic : wanted) {
            Topics.View view = topics.ensure(topic);
            views.put(topic.name(), view);
            for (int number = 0; number < view.partitions(); number++) {
                partitions.add(new TopicPartition(topic.name(), number));
            }
        }
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        listener.begin(views, beginnings, ends).forEach(consumer::seek);
        reading = Map.copyOf(views);
        TopicWatch watch = new TopicWatch(topics, views);
        while (!closed && !watch.sawChange()) {
            pollOnce(consumer, watch);
            lastComplaint = "";
        }
    }

    private void pollOnce(Consumer<byte[], byte[]> consumer, TopicWatch watch) {
        try {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (closed) {
                    return;
                }
                listener.read(record);
            }
            listener.polled(consumer);
        } catch (OffsetOutOfRangeException gone) {
            if (!watch.seesChange()) {
                consumer.beginningOffsets(gone.offsetOutOfRangePartitions().keySet())
                        .forEach((partition, beginning) -> skip(consumer, partition, beginning));
            }
        }
    }

    private void skip(Consumer<byte[], byte[]> consumer, TopicPartition partition, long beginning) {
        long position = consumer.position(partition);
        if (beginning < position) {
            Long end = consumer.endOffsets(Set.of(partition)).get(partition);
            LOG.errorf(
                    "%s ends before offset %d, which was to be read next: Kafka has lost what was taken",
                    partition, position);
            listener.lost(partition, end == null ? 0 : end);
            consumer.seekToEnd(Set.of(partition));
            return;
        }
        LOG.warnf(
                "%s keeps nothing before offset %d any more, and %d was to be read next: what lay between is lost here",
                partition, beginning, position);
        listener.skipped(partition, position, beginning);
        consumer.seek(partition, beginning);
    }

    /** Once for each reason in a row. */
    private void complain(Throwable failure) {
        String complaint = String.valueOf(failure.getMessage());
        if (!closed && !complaint.equals(lastComplaint)) {
            lastComplaint = complaint;
            LOG.warnf("%s cannot read: %s; it tries again", thread.getName(), complaint);
            LOG.debug("the reason", failure);
        }
    }

    private void pause() {
        try {
            boolean unused = end.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException goOn) {
            LOG.debugf("%s was interrupted", thread.getName());
        }
    }

    /** What is done with the records. On the reader's thread. */
    interface Listener {

        /**
         * Reading begins, or begins anew.
         *
         * @return where, for each partition
         */
        Map<TopicPartition, Long> begin(
                Map<String, Topics.View> topics, Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends);

        void read(ConsumerRecord<byte[], byte[]> record);

        /** All that had come was read. */
        default void polled(Consumer<byte[], byte[]> consumer) {}

        /** Reading has failed, and begins anew in a while. */
        default void interrupted() {}

        /** What was read already is there no more, but for what is before {@code end}: reading goes on there. */
        default void lost(TopicPartition partition, long end) {}

        /** What was to be read from {@code position} on is there from {@code next} on only. */
        default void skipped(TopicPartition partition, long position, long next) {}
    }
}
