package dev.hubbub.relay.kafka;

import static dev.hubbub.relay.kafka.KafkaRelayTest.kindOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Room;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What publishers are told, whatever Kafka says and when: a producer that answers by hand. */
class PublisherTest {

    private static final Room ROOM = new Room("room");

    private final KafkaSettings settings = new RelayInstance.TestTopics("nowhere:1", "t", 1).settings("one");
    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Order order = new Order();
    private final Outlets outlets = new Outlets();
    private final RelayStats stats = new RelayStats(nanos -> {});
    private final Publisher publisher =
            new Publisher(settings, new Sender(kafka), order, outlets, stats, Clock.systemUTC());

    @BeforeEach
    void begin() {
        order.begin(Uuid.randomUuid(), List.of(0L), true);
        publisher.tick(); // sends the first probe
        kafka.completeNext();
        assertThat(outlets.areAvailable(1)).isTrue();
        kafka.clear();
    }

    @Test
    void theAnswerIsThePlace() {
        CompletableFuture<ChatMessage> answer = say("hello");
        assertThat(answer).isNotDone();

        kafka.completeNext();

        assertThat(answer.join().offset()).isPositive();
        assertThat(answer.join().epoch()).isEqualTo(order.epoch(0));
    }

    @Test
    void aMessageThatIsReadBeforeItIsAcknowledgedHasItsPlace() throws MalformedRecordException {
        CompletableFuture<ChatMessage> answer = say("hello");

        ChatMessage placed = placed(sent(), 7);
        publisher.read(sent().id(), placed);
        kafka.errorNext(new TimeoutException("no acknowledgement"));

        assertThat(answer.join()).isEqualTo(placed);
        assertThat(outlets.of(0).doubtful()).isZero();
    }

    @Test
    void aMessageInDoubtIsRefusedOnceAProbeBehindItIsReadAndItHasExpired() throws MalformedRecordException {
        CompletableFuture<ChatMessage> answer = say("hello");
        ChatRecord message = sent();
        kafka.errorNext(new TimeoutException("no acknowledgement"));
        assertThat(answer).isNotDone();
        long probeBefore = 1;
        publisher.tick();
        long probeAfter = 2;

        publisher.readProbe(0, probeBefore, message.expires() + 60_000);
        assertThat(answer).as("a probe from before says nothing").isNotDone();
        publisher.readProbe(0, probeAfter, message.expires());
        assertThat(answer).as("it may still come in time").isNotDone();
        publisher.readProbe(0, probeAfter, message.expires() + 60_000);

        assertThat(kindOf(answer)).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(stats.failed()).isEqualTo(1);
    }

    @Test
    void aMessageThatComesTooLateIsRefused() throws MalformedRecordException {
        CompletableFuture<ChatMessage> answer = say("hello");

        publisher.readExpired(sent().id());

        assertThat(kindOf(answer)).isEqualTo(ErrorKind.UNAVAILABLE);
    }

    @Test
    void whatCannotBeFoundOutIsSaidSo() {
        CompletableFuture<ChatMessage> answer = say("hello");
        kafka.errorNext(new TimeoutException("no acknowledgement"));

        publisher.skip(0);

        assertThat(kindOf(answer)).isEqualTo(ErrorKind.UNCERTAIN);
        assertThat(stats.uncertain()).isEqualTo(1);
    }

    @Test
    void atTheEndNobodyIsLeftWithoutAnAnswer() {
        CompletableFuture<ChatMessage> answer = say("hello");

        publisher.close();

        assertThat(kindOf(answer)).isEqualTo(ErrorKind.UNCERTAIN);
        assertThat(kindOf(say("after"))).isEqualTo(ErrorKind.UNAVAILABLE);
    }

    @Test
    void afterAFailureAllIsRefusedAtOnceUntilAProbeIsTaken() {
        say("hello");
        kafka.errorNext(new TimeoutException("no acknowledgement"));

        assertThat(kindOf(say("next"))).isEqualTo(ErrorKind.UNAVAILABLE);
        publisher.tick();
        kafka.completeNext();

        assertThat(say("again")).isNotDone();
    }

    @Test
    void aMessageThatKafkaWillNotHaveSaysNothingAboutThePartition() {
        CompletableFuture<ChatMessage> answer = say("hello");
        kafka.errorNext(new RecordTooLargeException("too large"));

        assertThat(kindOf(answer)).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(outlets.areAvailable(1)).isTrue();
    }

    @Test
    void whatMayWaitIsBounded() {
        String large = "x".repeat(90_000);
        CompletableFuture<ChatMessage> last = say(large);
        for (int i = 0; i < settings.bufferBytes() / large.length(); i++) {
            last = say(large);
        }
        assertThat(kindOf(last)).isEqualTo(ErrorKind.RESOURCE_EXHAUSTED);

        kafka.completeNext();

        assertThat(say(large)).isNotDone();
    }

    private CompletableFuture<ChatMessage> say(String text) {
        return publisher.publish(RelayInstance.draft(ROOM, text)).toCompletableFuture();
    }

    private ChatRecord sent() throws MalformedRecordException {
        List<ProducerRecord<byte[], byte[]>> records = kafka.history();
        return ChatRecord.ofJson(records.get(records.size() - 1).value());
    }

    private ChatMessage placed(ChatRecord message, long offset) {
        return new ChatMessage(message.draft(), order.epoch(0), offset, Instant.EPOCH);
    }
}
