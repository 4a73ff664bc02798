package dev.hubbub.swarm;

import dev.hubbub.client.ChatClients;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.Faults;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.Member;
import dev.hubbub.message.MessageRules;
import dev.hubbub.message.Room;
import dev.hubbub.message.UserId;
import dev.hubbub.report.BroadcastReport;
import dev.hubbub.report.SpawnReport;
import dev.hubbub.report.SwarmSummary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All simulated clients of this process, and what they are told to do. Any thread; nothing blocks. */
public final class Swarm implements AutoCloseable {

    private final SwarmSettings settings;
    private final MessageRules rules;
    private final ChatClients clients;
    private final ScheduledExecutorService control;
    private final SwarmStats stats;

    private final Set<VirtualUser> users = ConcurrentHashMap.newKeySet();
    private final AtomicInteger reserved = new AtomicInteger();
    private final Map<String, BroadcastRun> runs = new ConcurrentHashMap<>();
    private final AtomicLong userNumbers = new AtomicLong();
    private final AtomicLong runNumbers = new AtomicLong();

    /** @param control the control thread; owned, and shut down, by this swarm */
    public Swarm(
            SwarmSettings settings,
            MessageRules rules,
            ChatClients clients,
            ScheduledExecutorService control,
            SwarmStats stats) {
        this.settings = settings;
        this.rules = rules;
        this.clients = clients;
        this.control = control;
        this.stats = stats;
    }

    /**
     * Adds clients.
     *
     * @param prefix of their user ids; a number follows
     * @return done when all of them are subscribed or have failed
     * @throws HubbubException INVALID_ARGUMENT with every fault; RESOURCE_EXHAUSTED when the swarm would be too large
     */
    public CompletionStage<SpawnReport> spawn(int n, Room room, String prefix) {
        Faults faults = new Faults();
        checkSpawn(n, prefix, faults);
        faults.throwIfAny();
        reserve(n);
        return new Spawn(n, settings, () -> newUser(room, prefix), this::connected, users::size)
                .start()
                .whenComplete((report, failure) -> {
                    int failed = report == null ? n : report.failed();
                    stats.onConnectsFailed(failed);
                    reserved.addAndGet(-failed);
                });
    }

    /** Notes what is wrong with a spawn. */
    public void checkSpawn(int n, String prefix, Faults faults) {
        if (n > settings.maxSpawn()) {
            stats.onSpawnRefused();
        }
        faults.note("n", n < 1 || n > settings.maxSpawn() ? "must be 1 to " + settings.maxSpawn() + ", not " + n : null)
                .note("prefix", prefixFlaw(prefix));
    }

    /** Notes what is wrong with a plan. */
    public void checkPlan(BroadcastPlan plan, Faults faults) {
        plan.check(faults);
        faults.note("message", rules.flaw(plan.message()));
    }

    /**
     * Has every client send.
     *
     * @return done with the ledger when everything arrived, or nothing arrives any more
     * @throws HubbubException INVALID_ARGUMENT with every fault; FAILED_PRECONDITION when there is no client
     */
    public CompletionStage<BroadcastReport> broadcast(BroadcastPlan plan) {
        Faults faults = new Faults();
        checkPlan(plan, faults);
        faults.throwIfAny();
        List<VirtualUser> taking = users.stream()
                .filter(user -> plan.room() == null || user.room().equals(plan.room()))
                .toList();
        if (taking.isEmpty()) {
            throw new HubbubException(
                    ErrorKind.FAILED_PRECONDITION,
                    "there are no clients" + (plan.room() == null ? "" : " in room \"" + plan.room() + "\"")
                            + "; spawn some first");
        }
        checkSize(plan, taking);
        String id = settings.lab() + "-" + runNumbers.incrementAndGet();
        BroadcastRun run = new BroadcastRun(id, plan, taking, settings, control);
        runs.put(id, run);
        return run.start().whenComplete((report, failure) -> {
            runs.remove(id);
            if (report != null) {
                stats.onRun(report);
            }
        });
    }

    /** Closes every client; returns how many there were. */
    public int closeAll() {
        int closed = 0;
        for (VirtualUser user : users) {
            if (remove(user)) {
                user.client().close();
                closed++;
            }
        }
        return closed;
    }

    public SwarmSummary summary() {
        Map<String, Integer> rooms = new TreeMap<>();
        users.forEach(user -> rooms.merge(user.room().name(), 1, Integer::sum));
        return new SwarmSummary(
                stats.connectsSucceeded(),
                stats.connectsFailed(),
                users.size(),
                clients.connections(),
                rooms,
                stats.sent(),
                stats.sendsFailed(),
                stats.received(),
                stats.lost(),
                stats.disconnected(),
                runs.size());
    }

    /** How many clients there are now. */
    public int connected() {
        return users.size();
    }

    @Override
    public void close() {
        runs.values().forEach(BroadcastRun::abort);
        closeAll();
        control.shutdownNow();
        clients.close();
    }

    void received(VirtualUser user, String correlationId, String epoch, long offset) {
        stats.onReceived();
        Mark mark = Mark.parse(correlationId);
        BroadcastRun run = mark == null ? null : runs.get(mark.run());
        if (mark != null && run != null) {
            run.received(user, mark.message(), epoch, offset);
        }
    }

    void ended(VirtualUser user, @Nullable String reason) {
        if (remove(user)) {
            stats.onDisconnected();
        }
    }

    private VirtualUser newUser(Room room, String prefix) {
        Member member = Member.of(prefix + userNumbers.incrementAndGet(), "");
        return new VirtualUser(this, room, member, clients.client(room, member));
    }

    private void connected(VirtualUser user, long nanos) {
        users.add(user);
        stats.onConnected(nanos);
        if (user.isEnded()) {
            ended(user, null); // it ended before it was added
        }
    }

    private boolean remove(VirtualUser user) {
        if (!users.remove(user)) {
            return false;
        }
        reserved.decrementAndGet();
        runs.values().forEach(run -> run.left(user));
        return true;
    }

    /** Takes places for {@code n} users before they dial, so that two spawns together cannot pass the bound. */
    private void reserve(int n) {
        int before = reserved.getAndUpdate(now -> now + n > settings.maxClients() ? now : now + n);
        if (before + n > settings.maxClients()) {
            stats.onSpawnRefused();
            throw new HubbubException(
                    ErrorKind.RESOURCE_EXHAUSTED,
                    "n: " + n + " more clients would make " + (before + n) + "; at most " + settings.maxClients()
                            + " are allowed (hubbub.swarm.max-clients); close some first");
        }
    }

    private void checkSize(BroadcastPlan plan, List<VirtualUser> taking) {
        Map<Room, Long> sizes = new HashMap<>();
        taking.forEach(user -> sizes.merge(user.room(), 1L, Long::sum));
        long messages = (long) taking.size() * plan.count();
        long deliveries = sizes.values().stream()
                .mapToLong(size -> size * size * plan.count())
                .sum();
        new Faults()
                .note("count", over("messages", messages, settings.maxMessages(), "hubbub.swarm.max-messages"))
                .note("count", over("deliveries", deliveries, settings.maxDeliveries(), "hubbub.swarm.max-deliveries"))
                .throwIfAny();
    }

    private static @Nullable String over(String what, long planned, long most, String key) {
        return planned > most
                ? "makes " + planned + " " + what + "; at most " + most + " are allowed (" + key + ")"
                : null;
    }

    private static @Nullable String prefixFlaw(String prefix) {
        String flaw = UserId.flaw(prefix);
        return flaw == null && prefix.length() > 64
                ? "has " + prefix.length() + " characters; at most 64 are allowed"
                : flaw;
    }
}
