package dev.hubbub.lab;

import dev.hubbub.message.Member;
import dev.hubbub.scenario.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the virtual users of a workload. On the control thread. */
final class Cast {

    private final RunContext run;
    private final Workload workload;
    private final Venue venue;
    private final RoomPick pick;
    private final SplittableRandom random;
    private final List<VirtualUser> everybody = new ArrayList<>();

    /** @param random of this workload only, so that the plan of one does not depend on another's */
    Cast(RunContext run, Workload workload, Venue venue, SplittableRandom random) {
        this.run = run;
        this.workload = workload;
        this.venue = venue;
        this.pick = new RoomPick(workload.rooms().count(), workload.rooms().pick());
        this.random = random;
    }

    /** Another user. */
    VirtualUser next() {
        int number = venue.numbers().getAsInt();
        run.metrics().usersStarted.increment();
        SplittableRandom its = random.split();
        RoomLedger room = venue.rooms().get(pick.draw(its));
        Member member = Member.of(run.id() + "-" + workload.name() + "-" + number, "");
        Seat seat = new Seat(room, venue.routes().next(), member, readRate(its));
        VirtualUser user =
                switch (workload.exec()) {
                    case SUBSCRIBE ->
                        new ListeningUser(
                                run,
                                venue.audience(),
                                () -> new Subscriber(run, seat, its.split(), Listening.OwnMessages.NONE),
                                workload.meanSession(),
                                its.split());
                    case PUBLISH -> new PublishingUser(run, publisher(room, number), seat);
                    case CHAT ->
                        new ChattingUser(
                                run,
                                venue.audience(),
                                publisher(room, number),
                                own -> new Subscriber(run, seat, its.split(), own));
                };
        everybody.add(user);
        return user;
    }

    /** Everybody ends. */
    void stop(long graceNanos) {
        everybody.forEach(user -> user.stop(graceNanos));
    }

    /** The run is over. */
    void finish() {
        everybody.forEach(VirtualUser::finish);
    }

    private Publisher publisher(RoomLedger room, int number) {
        return new Publisher(run, room, workload.payload(), number);
    }

    private double readRate(SplittableRandom its) {
        Workload.Slow slow = workload.slow();
        return slow != null && its.nextDouble() < slow.share() ? slow.readRate() : 0;
    }
}
