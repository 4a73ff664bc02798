package dev.hubbub.hub;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Room;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What carries a room's messages: a {@link BroadcastProcessor}, whose subscribers are the lanes, one for each event loop
 * with members of the room, and whoever asked for the room as a {@link Multi}. Its {@code onNext} must not be called
 * from two threads at once; the room's lock, under which all this is used, sees to that.
 */
final class Lanes {

    private final Map<Executor, Lane> open = new HashMap<>();
    private final BroadcastProcessor<Sequenced> messages = BroadcastProcessor.create();
    private final AtomicInteger readers = new AtomicInteger();
    private final HubSettings settings;
    private final HubStats stats;

    Lanes(HubSettings settings, HubStats stats) {
        this.settings = settings;
        this.stats = stats;
    }

    /** The lane to an event loop, for one subscription more. */
    Lane enter(Executor eventLoop) {
        Lane lane = open.computeIfAbsent(eventLoop, this::open);
        lane.countSubscription(+1);
        return lane;
    }

    /** A subscription has left; the last one closes the lane. */
    void leave(Lane lane) {
        if (lane.countSubscription(-1)) {
            lane.detach();
            open.values().remove(lane);
        }
    }

    /** Sends a message to all. */
    void carry(Sequenced message) {
        messages.onNext(message);
    }

    /** The messages from now on, to be subscribed to once; a reader that is {@code laneBacklog} messages behind fails. */
    Multi<ChatMessage> messages() {
        readers.incrementAndGet();
        return messages.onOverflow()
                .buffer(settings.laneBacklog())
                .onTermination()
                .invoke(readers::decrementAndGet)
                .map(Sequenced::message);
    }

    /** Whether somebody reads {@link #messages}. */
    boolean areRead() {
        return readers.get() > 0;
    }

    /** Nothing more will come: ends every subscription. */
    void close() {
        messages.onComplete();
    }

    /** Tells all of something besides the messages. */
    void post(LaneEvent event) {
        open.values().forEach(lane -> lane.post(event));
    }

    /** Whether no event loop is too far behind to take one message more. */
    boolean keepUp() {
        for (Lane lane : open.values()) {
            if (lane.backlog() >= settings.laneBacklog()) {
                return false;
            }
        }
        return true;
    }

    /** @throws HubbubException RESOURCE_EXHAUSTED when one is too far behind */
    void checkKeepUp(Room room) {
        if (!keepUp()) {
            stats.onRefused();
            throw new HubbubException(
                    ErrorKind.RESOURCE_EXHAUSTED,
                    "room \"" + room + "\" has " + settings.laneBacklog()
                            + " messages waiting to be sent; the message was not taken, send it again later");
        }
    }

    LaneStatus status() {
        return new LaneStatus(
                open.size(), open.values().stream().mapToLong(Lane::backlog).sum());
    }

    private Lane open(Executor eventLoop) {
        Lane lane = new Lane(eventLoop, stats);
        messages.subscribe().withSubscriber(lane);
        return lane;
    }
}
