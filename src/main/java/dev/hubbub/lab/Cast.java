package dev.hubbub.lab;

import dev.hubbub.client.ChatClients;
import dev.hubbub.message.Member;
import dev.hubbub.scenario.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/** Makes the virtual users of a workload. On the control thread. */
final class Cast {

    private final RunContext run;
    private final Workload workload;
    private final List<RoomLedger> rooms;
    private final ChatClients clients;
    private final Audience audience;
    private final IntSupplier numbers;
    private final RoomPick pick;
    private final SplittableRandom random;
    private final List<VirtualUser> everybody = new ArrayList<>();

    /**
     * @param numbers the next virtual user's; no other of the run has it
     * @param random of this workload only, so that the plan of one does not depend on another's
     */
    Cast(
            RunContext run,
            Workload workload,
            List<RoomLedger> rooms,
            ChatClients clients,
            Audience audience,
            IntSupplier numbers,
            SplittableRandom random) {
        this.run = run;
        this.workload = workload;
        this.rooms = rooms;
        this.clients = clients;
        this.audience = audience;
        this.numbers = numbers;
        this.pick = new RoomPick(workload.rooms().count(), workload.rooms().pick());
        this.random = random;
    }

    /** Another user. */
    VirtualUser next() {
        int number = numbers.getAsInt();
        SplittableRandom its = random.split();
        RoomLedger room = rooms.get(pick.draw(its));
        Member member = Member.of(run.id() + "-" + workload.name() + "-" + number, "");
        double readRate = readRate(its);
        VirtualUser user =
                switch (workload.exec()) {
                    case SUBSCRIBE ->
                        new ListeningUser(
                                run,
                                audience,
                                () -> new Subscriber(
                                        run, room, clients, member, its.split(), readRate, Listening.OwnMessages.NONE),
                                workload.meanSession(),
                                its.split());
                    case PUBLISH ->
                        new PublishingUser(
                                run,
                                new Publisher(run, room, workload.payload(), number),
                                clients.client(room.room(), member));
                    case CHAT ->
                        new ChattingUser(
                                run,
                                audience,
                                new Publisher(run, room, workload.payload(), number),
                                own -> new Subscriber(run, room, clients, member, its.split(), readRate, own));
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

    private double readRate(SplittableRandom its) {
        Workload.Slow slow = workload.slow();
        return slow != null && its.nextDouble() < slow.share() ? slow.readRate() : 0;
    }
}
