package dev.hubbub.hub;

import static dev.hubbub.hub.HubFixture.ANN;
import static dev.hubbub.hub.HubFixture.BOB;
import static dev.hubbub.hub.HubFixture.ROOM;
import static dev.hubbub.hub.HubFixture.ROOM_IDLE;
import static dev.hubbub.hub.HubFixture.directRoom;
import static dev.hubbub.hub.HubFixture.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.hub.HubFixture.Bounds;
import dev.hubbub.message.Room;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RoomsTest {

    private static final Room OTHER = new Room("other");
    private static final Room DIRECT = directRoom("ann");

    private final HubFixture fixture = new HubFixture();
    private final Hub hub = fixture.hub;
    private final RecordingSubscriber ann = new RecordingSubscriber();

    @Test
    void aRoomIsShownWithItsOffsetAndMembers() {
        fixture.join(ANN, ann);
        fixture.say("a");
        RoomStatus status = Objects.requireNonNull(hub.status(ROOM));
        assertThat(status).isEqualTo(new RoomStatus(ROOM, status.epoch(), 1, 1));
        assertThat(hub.rooms()).containsExactly(status);
    }

    @Test
    void askingForARoomDoesNotOpenIt() {
        assertThat(hub.status(ROOM)).isNull();
        assertThat(hub.members(ROOM)).isEqualTo(new Welcome.Roster(List.of(), 0));
        assertThat(hub.rooms()).isEmpty();
    }

    @Test
    void eachRoomHasAnEpochOfItsOwn() {
        assertThat(hub.publish(draft(OTHER, "a")).epoch())
                .isNotEqualTo(fixture.say("a").epoch());
    }

    @Test
    void aDirectRoomHasOneSubscriber() {
        hub.subscribe(DIRECT, ANN, fixture.loop, ann);
        HubbubException refusal = refusal(() -> hub.subscribe(DIRECT, ANN, fixture.loop, new RecordingSubscriber()));
        assertThat(refusal.kind()).isEqualTo(ErrorKind.ALREADY_EXISTS);
        assertThat(refusal).hasMessageContaining("\"ann\"").hasMessageContaining("choose another id");
        assertThat(hub.members(DIRECT).count()).isEqualTo(1);
    }

    @Test
    void aDirectRoomCarriesWhatIsSaidToItsUser() {
        hub.subscribe(DIRECT, ANN, fixture.loop, ann);
        hub.publish(draft(DIRECT, "psst"));
        fixture.loop.run();
        assertThat(ann.log()).containsExactly("welcome after 0", "1 psst");
    }

    @Test
    void nothingCanBeSaidToNobody() {
        HubbubException refusal = refusal(() -> hub.publish(draft(DIRECT, "psst")));
        assertThat(refusal.kind()).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(refusal).hasMessage("user \"ann\" is not online");
        assertThat(hub.status(DIRECT)).isNull();
    }

    @Test
    void nothingCanBeSaidToAUserWhoLeftUntilTheyAreBack() {
        hub.subscribe(DIRECT, ANN, fixture.loop, ann).leave();
        assertThat(refusal(() -> hub.publish(draft(DIRECT, "psst"))).kind()).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(fixture.stats.published()).isZero();
        hub.subscribe(DIRECT, ANN, fixture.loop, ann);
        assertThat(hub.publish(draft(DIRECT, "psst")).offset()).isEqualTo(1);
    }

    @Test
    void directRoomsAreListedByTheirMembersOnly() {
        hub.subscribe(DIRECT, ANN, fixture.loop, ann);
        fixture.join(BOB, new RecordingSubscriber());
        assertThat(hub.directMembers()).containsExactly(ANN);
        assertThat(hub.rooms()).extracting(RoomStatus::room).containsExactly(ROOM);
    }

    @Test
    void thereAreOnlySoManyRooms() {
        HubFixture narrow = new HubFixture(new Bounds().maxRooms(1));
        narrow.say("a");
        HubbubException refusal = refusal(() -> narrow.hub.publish(draft(OTHER, "b")));
        assertThat(refusal.kind()).isEqualTo(ErrorKind.RESOURCE_EXHAUSTED);
        assertThat(refusal).hasMessageContaining("hubbub.hub.max-rooms");
        assertThat(narrow.say("c").offset()).isEqualTo(2);
    }

    @Test
    void aSweptRoomMakesRoomForAnother() {
        HubFixture narrow = new HubFixture(new Bounds().maxRooms(1));
        narrow.say("a");
        sweepLongAfter(narrow);
        assertThat(narrow.hub.publish(draft(OTHER, "b")).offset()).isEqualTo(1);
    }

    @Test
    void anEmptyIdleRoomIsForgottenAndReopensWithANewEpoch() {
        String before = fixture.say("a").epoch();
        sweepLongAfter(fixture);
        assertThat(hub.status(ROOM)).isNull();
        assertThat(fixture.say("b")).satisfies(said -> {
            assertThat(said.offset()).isEqualTo(1);
            assertThat(said.epoch()).isNotEqualTo(before);
        });
    }

    @Test
    void aRoomIsRememberedAsLongAsItIsNotIdleTooLong() {
        fixture.say("a");
        fixture.clock.advance(ROOM_IDLE);
        hub.sweep();
        assertThat(fixture.say("b").offset()).isEqualTo(2);
    }

    @Test
    void aRoomThatWasUsedInTheMeantimeStays() {
        fixture.say("a");
        fixture.clock.advance(ROOM_IDLE);
        fixture.say("b");
        fixture.clock.advance(Duration.ofMillis(1));
        hub.sweep();
        assertThat(fixture.say("c").offset()).isEqualTo(3);
    }

    @Test
    void aRoomWithMembersStaysAndIsIdleOnlySinceTheLastLeft() {
        Subscription stay = fixture.join(ANN, ann);
        sweepLongAfter(fixture);
        assertThat(hub.members(ROOM).count()).isEqualTo(1);
        stay.leave();
        hub.sweep();
        assertThat(hub.status(ROOM)).isNotNull();
        sweepLongAfter(fixture);
        assertThat(hub.status(ROOM)).isNull();
    }

    private static void sweepLongAfter(HubFixture swept) {
        swept.clock.advance(ROOM_IDLE.plusMillis(1));
        swept.hub.sweep();
    }

    private static HubbubException refusal(ThrowingCallable call) {
        return Objects.requireNonNull(catchThrowableOfType(HubbubException.class, call));
    }
}
