package dev.hubbub.hub;

import static dev.hubbub.hub.HubFixture.ANN;
import static dev.hubbub.hub.HubFixture.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.hub.HubFixture.Bounds;
import dev.hubbub.message.Room;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

class ManyRoomsTest {

    private static final Logger LOG = Logger.getLogger(ManyRoomsTest.class);
    private static final int ROOMS = 100_000;
    private static final long BYTES_PER_ROOM_LIMIT = 4_096;

    private final HubFixture fixture = new HubFixture(new Bounds().maxRooms(ROOMS));
    private final List<Room> names =
            IntStream.range(0, ROOMS).mapToObj(i -> new Room("room-" + i)).toList();

    @Test
    void aHundredThousandRoomsOfTwoTakeLittleAndAreForgottenAfterwards() {
        CountingSubscriber listener = new CountingSubscriber(); // one for all: only the hub is to be weighed
        List<Subscription> subscriptions = new ArrayList<>(2 * ROOMS);
        long before = usedBytes();

        for (Room room : names) {
            subscriptions.add(fixture.hub.subscribe(room, ANN, fixture.loop, listener));
            subscriptions.add(fixture.hub.subscribe(room, BOB, fixture.loop, listener));
        }
        names.forEach(room -> fixture.hub.publish(HubFixture.draft(room, "hello")));
        fixture.loop.run();
        assertThat(listener.received()).isEqualTo(2 * ROOMS);

        long bytesPerRoom = (usedBytes() - before) / ROOMS;
        LOG.infof("%,d rooms of two members: %,d bytes of heap each", ROOMS, bytesPerRoom);
        assertThat(bytesPerRoom).isLessThan(BYTES_PER_ROOM_LIMIT);

        subscriptions.forEach(Subscription::leave);
        fixture.loop.run();
        fixture.clock.advance(HubFixture.ROOM_IDLE.plusMillis(1));
        fixture.hub.sweep();
        assertThat(fixture.hub.rooms()).isEmpty();
        assertThat(fixture.stats.subscribers()).isZero();
    }

    private static long usedBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
