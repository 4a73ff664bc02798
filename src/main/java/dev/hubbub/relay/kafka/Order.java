package dev.hubbub.relay.kafka;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.hub.Origin;
import dev.hubbub.message.Room;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Utils;

/**
 * The partitions as the origin of the rooms' order. A room's home is the partition that its name hashes to, as Kafka's
 * own producers do it; the offset in the chat is the record's plus one, since the chat's begin at 1. Any thread; changed
 * by the reader's alone.
 */
final class Order implements Origin {

    private volatile List<Partition> partitions = List.of();
    private volatile boolean caughtUp;
    private volatile boolean appendTime;

    @Override
    public void checkReady() {
        if (!caughtUp) {
            throw starting();
        }
    }

    @Override
    public Beginning begin(Room room) {
        Partition home = home(room);
        return new Beginning(home.epoch, home.position.get(), home.since.get(), true);
    }

    @Override
    public void forgotten(Room room, String epoch, long offset) {
        Partition home = home(room);
        if (home.epoch.equals(epoch)) {
            home.since.accumulateAndGet(offset, Math::max);
        }
    }

    /**
     * The partition that a room's messages go to.
     *
     * @throws HubbubException UNAVAILABLE before the partitions are known
     */
    int partition(Room room) {
        return home(room).number;
    }

    boolean isHome(int partition, Room room) {
        return partition(room) == partition;
    }

    String epoch(int partition) {
        return partitions.get(partition).epoch;
    }

    /** The offset of the next record to be read. */
    long position(int partition) {
        return partitions.get(partition).position.get();
    }

    int size() {
        return partitions.size();
    }

    /**
     * A topic is read from now on, each partition from an offset on.
     *
     * @param inAppendTime whether a record's time is when it got its place
     */
    void begin(Uuid topic, List<Long> starts, boolean inAppendTime) {
        appendTime = inAppendTime;
        partitions = IntStream.range(0, starts.size())
                .mapToObj(number -> new Partition(number, topic + "." + number, starts.get(number)))
                .toList();
    }

    /** The record before {@code position} was handed to the hub. */
    void advance(int partition, long position) {
        partitions.get(partition).position.set(position);
    }

    /** What lay before {@code position} and was not read is not known here. */
    void skip(int partition, long position) {
        Partition skipping = partitions.get(partition);
        skipping.position.set(position);
        skipping.since.accumulateAndGet(position, Math::max);
    }

    /** A partition ends before what was read of it: it begins anew, in a life that is only this instance's. */
    void restart(int partition, long end) {
        List<Partition> all = new ArrayList<>(partitions);
        String epoch = all.get(partition).epoch + "-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        all.set(partition, new Partition(partition, epoch, end));
        partitions = List.copyOf(all);
    }

    /** Whether a record's time is when it got its place, by the broker's clock. */
    boolean hasAppendTime() {
        return appendTime;
    }

    void caughtUp(boolean now) {
        caughtUp = now;
    }

    boolean isCaughtUp() {
        return caughtUp;
    }

    private Partition home(Room room) {
        List<Partition> all = partitions;
        if (all.isEmpty()) {
            throw starting();
        }
        byte[] key = room.name().getBytes(StandardCharsets.UTF_8);
        return all.get(Utils.toPositive(Utils.murmur2(key)) % all.size());
    }

    private static HubbubException starting() {
        return new HubbubException(
                ErrorKind.UNAVAILABLE,
                "this instance has not read yet what was said before it came, or cannot reach Kafka; try again later");
    }

    private static final class Partition {

        private final int number;
        private final String epoch;
        private final AtomicLong position;
        /** Nothing that was said after it in a room that is not open is unknown here. */
        private final AtomicLong since;

        Partition(int number, String epoch, long start) {
            this.number = number;
            this.epoch = epoch;
            this.position = new AtomicLong(start);
            this.since = new AtomicLong(start);
        }
    }
}
