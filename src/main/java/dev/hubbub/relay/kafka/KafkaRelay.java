package dev.hubbub.relay.kafka;

import dev.hubbub.hub.Hub;
import dev.hubbub.hub.Origin;
import dev.hubbub.hub.Peers;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import dev.hubbub.message.MessageTracer;
import dev.hubbub.message.Room;
import dev.hubbub.relay.Cluster;
import dev.hubbub.relay.InstanceStatus;
import dev.hubbub.relay.PartitionStatus;
import dev.hubbub.relay.Relay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/** The relay by Kafka. Starts without waiting for it, and goes on by itself when it comes back. */
public final class KafkaRelay implements Relay {

    private static final Logger LOG = Logger.getLogger(KafkaRelay.class);
    private static final Duration TICK = Duration.ofMillis(50);

    private final KafkaSettings settings;
    private final Clock clock;
    private final Instant started;
    private final Order order = new Order();
    private final Outlets outlets = new Outlets();
    private final Lags lags = new Lags();
    private final Neighbours neighbours;
    private final Announcer announcer;
    private final Sender sender;
    private final Publisher publisher;
    private final Heart heart;
    private final Hub hub;
    private final Admin admin;
    private final TopicReader chatReader;
    private final TopicReader peerReader;
    private final RelayClock ticking = new RelayClock();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicLong asks = new AtomicLong(1);
    private volatile boolean begun;

    /**
     * Starts the relay of a hub.
     *
     * @param tracer goes on with the traces of the other instances
     * @param hubs makes the hub, of which the relay is the origin, and which knows its peers by it
     */
    public KafkaRelay(KafkaSettings settings, RelayStats stats, Clock clock, MessageTracer tracer, HubMaker hubs) {
        this.settings = settings;
        this.clock = clock;
        this.started = clock.instant();
        this.neighbours = new Neighbours(settings.serverId(), silentBeats(settings));
        this.announcer = new Announcer(settings, stats, clock);
        this.hub = hubs.make(order, new Elsewhere(neighbours, announcer));
        this.sender = new Sender(
                new KafkaProducer<>(settings.forProducer(), new ByteArraySerializer(), new ByteArraySerializer()));
        this.publisher = new Publisher(settings, sender, order, outlets, stats, clock);
        this.heart = new Heart(settings, sender, outlets);
        this.admin = Admin.create(settings.forAdmin());
        ChatReader chat = new ChatReader(settings, hub, order, publisher, lags, stats, tracer);
        Topics topics = new Topics(admin, settings.create());
        this.chatReader = new TopicReader("relay-chat", List.of(settings.chat()), topics, this::consumer, chat);
        this.peerReader = new TopicReader(
                "relay-peers",
                List.of(settings.connections(), settings.instances()),
                topics,
                this::consumer,
                new PeerReader(settings, hub, neighbours, announcer, asks));
        ticking.every(TICK, this::tick);
        ticking.every(Heart.INTERVAL, this::beat);
        LOG.infof("instance %s shares its rooms through Kafka", settings.serverId());
    }

    @Override
    public Hub hub() {
        return hub;
    }

    @Override
    public CompletionStage<ChatMessage> publish(Draft draft) {
        Room room = draft.room();
        if (room.isDirect() && hub.members(room).count() == 0) {
            return CompletableFuture.failedFuture(Hub.nobodyThere(room));
        }
        return publisher.publish(draft);
    }

    @Override
    public Cluster cluster() {
        List<InstanceStatus> instances = Stream.concat(
                        Stream.of(self()),
                        neighbours.statuses().stream().sorted(Comparator.comparing(InstanceStatus::id)))
                .toList();
        List<PartitionStatus> partitions =
                IntStream.range(0, order.size()).mapToObj(this::partition).toList();
        return new Cluster("kafka", state(), settings.serverId(), instances, partitions);
    }

    /** Ends in the order in which nothing is lost: what is published first, so that it is answered. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        ticking.close();
        heart.stop(beatNow(true));
        publisher.close();
        chatReader.close();
        peerReader.close();
        admin.close(settings.timing().request());
    }

    private Cluster.State state() {
        boolean up = order.isCaughtUp() && outlets.areAvailable(order.size());
        begun |= up;
        return up ? Cluster.State.UP : begun ? Cluster.State.DOWN : Cluster.State.STARTING;
    }

    private void tick() {
        if (outlets.areReachable()) {
            announcer.tick(sender, hub::tellPeers);
        }
        publisher.tick();
    }

    /** Not before this instance hears the others: they answer its first beat by telling who is there. */
    private void beat() {
        if (!peerReader.reading().isEmpty()) {
            heart.beat(beatNow(false));
        }
    }

    private Beat beatNow(boolean leaving) {
        InstanceStatus self = self();
        return new Beat(
                PeerJson.VERSION,
                self.id(),
                self.heard(),
                self.started(),
                self.subscribers(),
                self.rooms(),
                self.lag(),
                announcer.toldGeneration(),
                asks.get(),
                leaving);
    }

    private InstanceStatus self() {
        return new InstanceStatus(
                settings.serverId(), started, clock.instant(), hub.stats().subscribers(), hub.openRooms(), lags.sum());
    }

    private PartitionStatus partition(int number) {
        return new PartitionStatus(
                number,
                order.position(number),
                lags.of(number),
                outlets.of(number).inFlight(),
                outlets.of(number).doubtful(),
                outlets.isAvailable(number));
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(settings.forConsumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static int silentBeats(KafkaSettings settings) {
        return Math.toIntExact(Math.max(2, settings.timing().instance().dividedBy(Heart.INTERVAL)));
    }

    /** Makes a hub. */
    public interface HubMaker {
        Hub make(Origin origin, Peers peers);
    }
}
