package dev.hubbub.hub;

import static dev.hubbub.hub.HubFixture.ROOM;
import static dev.hubbub.hub.HubFixture.ROOM_IDLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.error.HubbubException;
import dev.hubbub.hub.HubFixture.Bounds;
import dev.hubbub.message.ChatMessage;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.BackPressureFailure;
import org.junit.jupiter.api.Test;

class RoomReaderTest {

    private final HubFixture fixture = new HubFixture(new Bounds().laneBacklog(2));

    @Test
    void hearsWhatIsSaidFromNowOnInOrder() {
        fixture.say("before");
        AssertSubscriber<ChatMessage> reader = read(10);
        ChatMessage first = fixture.say("a");
        ChatMessage second = fixture.say("b");
        reader.assertItems(first, second).assertNotTerminated();
    }

    @Test
    void whatItDidNotAskForYetWaits() {
        AssertSubscriber<ChatMessage> reader = read(1);
        ChatMessage first = fixture.say("a");
        ChatMessage second = fixture.say("b");
        reader.assertItems(first);
        reader.request(1).assertItems(first, second);
    }

    @Test
    void oneTooFarBehindFailsAndNobodyElseNotices() {
        AssertSubscriber<ChatMessage> idle = read(0);
        AssertSubscriber<ChatMessage> quick = read(10);
        for (String text : new String[] {"a", "b", "c", "d"}) {
            fixture.say(text);
        }
        idle.assertFailedWith(BackPressureFailure.class);
        assertThat(quick.assertNotTerminated().getItems()).hasSize(4);
    }

    @Test
    void keepsItsRoomFromBeingForgotten() {
        AssertSubscriber<ChatMessage> reader = read(10);
        ChatMessage before = fixture.say("a");
        sweepLongAfter();
        ChatMessage after = fixture.say("b");
        assertThat(after.epoch()).isEqualTo(before.epoch());
        reader.assertItems(before, after);
    }

    @Test
    void oneThatCancelledKeepsNothing() {
        read(10).cancel();
        sweepLongAfter();
        assertThat(fixture.hub.status(ROOM)).isNull();
    }

    @Test
    void oneThatFailedKeepsNothing() {
        AssertSubscriber<ChatMessage> reader = read(0);
        fixture.say("a");
        fixture.say("b");
        fixture.say("c");
        reader.assertFailedWith(BackPressureFailure.class);
        sweepLongAfter();
        assertThat(fixture.hub.status(ROOM)).isNull();
    }

    @Test
    void eachSubscriptionToTheMultiIsAReader() {
        var messages = fixture.hub.messages(ROOM);
        AssertSubscriber<ChatMessage> first = messages.subscribe().withSubscriber(AssertSubscriber.create(10));
        first.cancel();
        AssertSubscriber<ChatMessage> second = messages.subscribe().withSubscriber(AssertSubscriber.create(10));
        sweepLongAfter();
        second.assertItems(fixture.say("a"));
        first.assertHasNotReceivedAnyItem();
    }

    @Test
    void endsWithTheHub() {
        AssertSubscriber<ChatMessage> reader = read(10);
        fixture.hub.close();
        reader.assertCompleted();
        read(10).assertFailedWith(HubbubException.class);
    }

    private AssertSubscriber<ChatMessage> read(long requested) {
        return fixture.hub.messages(ROOM).subscribe().withSubscriber(AssertSubscriber.create(requested));
    }

    private void sweepLongAfter() {
        fixture.clock.advance(ROOM_IDLE.plusMillis(1));
        fixture.hub.sweep();
    }
}
