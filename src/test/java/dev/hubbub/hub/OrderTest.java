package dev.hubbub.hub;

import static dev.hubbub.hub.HubFixture.ANN;
import static dev.hubbub.hub.HubFixture.BOB;
import static dev.hubbub.hub.HubFixture.ROOM;
import static dev.hubbub.hub.HubFixture.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.hub.HubFixture.Bounds;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Room;
import dev.hubbub.testing.HandCrankedLoop;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderTest {

    private final HubFixture fixture = new HubFixture();
    private final RecordingSubscriber ann = new RecordingSubscriber();
    private final RecordingSubscriber bob = new RecordingSubscriber();

    @Test
    void offsetsRiseByOneFromOne() {
        assertThat(fixture.say("a").offset()).isEqualTo(1);
        assertThat(fixture.say("b").offset()).isEqualTo(2);
        assertThat(fixture.hub.publish(draft(new Room("elsewhere"), "c")).offset())
                .isEqualTo(1);
        assertThat(fixture.stats.published()).isEqualTo(3);
    }

    @Test
    void aMessageComesBackAsItIsDelivered() {
        fixture.join(ANN, ann);
        fixture.clock.advance(Duration.ofSeconds(3));
        ChatMessage said = fixture.say("hello");
        fixture.loop.run();
        assertThat(ann.messages()).containsExactly(said);
        assertThat(said.draft()).isEqualTo(draft(ROOM, "hello"));
        assertThat(said.time()).isEqualTo(fixture.clock.instant());
        assertThat(said.epoch()).isEqualTo(ann.welcome().epoch());
    }

    @Test
    void theWelcomeComesFirstAndNamesTheOffsetAfterWhichMessagesFollow() {
        fixture.say("before");
        fixture.say("before, too");
        fixture.join(ANN, ann);
        fixture.say("after");
        fixture.loop.run();
        assertThat(ann.log()).containsExactly("welcome after 2", "3 after");
    }

    @Test
    void theWelcomeListsWhoIsThereInTheOrderTheyCame() {
        fixture.join(BOB, bob);
        fixture.join(ANN, ann);
        fixture.loop.run();
        assertThat(bob.welcome().roster()).isEqualTo(new Welcome.Roster(List.of(BOB), 1));
        assertThat(ann.welcome().roster()).isEqualTo(new Welcome.Roster(List.of(BOB, ANN), 2));
        assertThat(ann.welcome().room()).isEqualTo(ROOM);
    }

    @Test
    void aLongRosterIsCutAndItsCountIsNot() {
        HubFixture narrow = new HubFixture(new Bounds().membersListed(1));
        narrow.join(BOB, bob);
        narrow.join(ANN, ann);
        narrow.loop.run();
        assertThat(ann.welcome().roster()).isEqualTo(new Welcome.Roster(List.of(BOB), 2));
        assertThat(ann.welcome().bytes()).isEqualTo(2 * Sequenced.OVERHEAD_BYTES);
    }

    @Test
    void nothingIsDeliveredBeforeTheEventLoopRuns() {
        fixture.join(ANN, ann);
        fixture.say("a");
        assertThat(ann.log()).isEmpty();
        assertThat(fixture.loop.waiting()).isEqualTo(1);
    }

    @Test
    void aSubscriberSeesExactlyWhatIsSaidBetweenItsJoinAndItsLeave() {
        fixture.join(BOB, bob);
        fixture.say("a");
        Subscription stay = fixture.join(ANN, ann);
        fixture.say("b");
        fixture.say("c");
        stay.leave();
        fixture.say("d");
        fixture.loop.run();
        assertThat(ann.log()).containsExactly("welcome after 1", "2 b", "3 c", "farewell");
        assertThat(bob.offsets()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(fixture.stats.delivered()).isEqualTo(6);
    }

    @Test
    void subscribersOnTwoEventLoopsSeeTheSameOrder() {
        HandCrankedLoop second = new HandCrankedLoop();
        fixture.join(ANN, ann);
        fixture.hub.subscribe(ROOM, BOB, second, bob);
        fixture.say("a");
        second.run();
        fixture.say("b");
        fixture.loop.run();
        second.run();
        assertThat(ann.messages()).hasSize(2).isEqualTo(bob.messages());
    }

    @Test
    void whatATurnDeliversIsFlushedWhenItEnds() {
        fixture.join(ANN, ann);
        Subscription leaving = fixture.join(BOB, bob);
        fixture.say("a");
        leaving.leave();
        fixture.loop.run();
        assertThat(ann.hasUnflushed()).isFalse();
        assertThat(bob.hasUnflushed()).isFalse();
        assertThat(bob.log()).endsWith("1 a", "farewell");
    }

    @Test
    void oneWhoseStreamIsGoneIsFlushedForThoseWhoShareItsConnection() {
        Subscription gone = fixture.join(ANN, ann);
        fixture.say("a");
        gone.cancel();
        fixture.loop.run();
        assertThat(ann.received()).isEqualTo(1);
        assertThat(ann.hasUnflushed()).isFalse();
    }

    @Test
    void roomsDoNotHearEachOther() {
        fixture.join(ANN, ann);
        fixture.hub.subscribe(new Room("elsewhere"), BOB, fixture.loop, bob);
        fixture.say("a");
        fixture.loop.run();
        assertThat(ann.received()).isEqualTo(1);
        assertThat(bob.received()).isZero();
    }

    @Test
    void aLongBacklogLeavesTheEventLoopTurnsForOtherWork() {
        fixture.join(ANN, ann);
        IntStream.range(0, 20_000).forEach(i -> fixture.say("m"));
        fixture.loop.runOne();
        assertThat(ann.received()).isBetween(1, 19_999);
        assertThat(fixture.loop.waiting()).isEqualTo(1);
        fixture.loop.run();
        assertThat(ann.offsets()).hasSize(20_000).isSorted();
    }
}
