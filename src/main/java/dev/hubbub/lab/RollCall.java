package dev.hubbub.lab;

import dev.hubbub.client.ChatClients;
import dev.hubbub.client.Dialler;
import dev.hubbub.client.Target;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.Room;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Which of a run's targets are there, before a crowd is sent to them.
 *
 * @param silent whether one of them confirms subscriptions only with the first message; see {@link Knocker}
 * @param missing those that cannot be used, and why; a sentence each
 * @param flaw why there can be no run; null when at least one is there, and each can be dialled at least
 */
record RollCall(boolean silent, List<String> missing, @Nullable String flaw) {

    /**
     * Looks at all of them at the same time. Blocks its thread.
     *
     * @param run whose id begins the names that are used
     */
    static RollCall of(List<Target> targets, Dialler dialler, String run, Duration timeout) {
        List<ChatClients> dialled = new ArrayList<>();
        try {
            for (Target target : targets) {
                dialled.add(dial(dialler, target));
            }
            List<CompletableFuture<Boolean>> answers = new ArrayList<>();
            for (ChatClients clients : dialled) {
                String user = run + "-" + answers.size() + "-probe";
                answers.add(Probe.isSilent(clients, new Room("lab-" + run + "-probe"), user, timeout));
            }
            return of(targets, answers, timeout);
        } catch (RuntimeException | Error failure) {
            return new RollCall(false, List.of(), String.valueOf(failure.getMessage()));
        } finally {
            dialled.forEach(ChatClients::close);
        }
    }

    private static ChatClients dial(Dialler dialler, Target target) {
        try {
            return dialler.dial(target, 1);
        } catch (RuntimeException never) {
            throw new IllegalArgumentException(noWayTo(target, String.valueOf(never.getMessage())), never);
        }
    }

    private static RollCall of(List<Target> targets, List<CompletableFuture<Boolean>> answers, Duration timeout) {
        boolean silent = false;
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            try {
                silent |= answers.get(i).join();
            } catch (CompletionException failure) {
                missing.add(noWayTo(targets.get(i), reason(failure.getCause(), timeout)));
            }
        }
        boolean none = missing.size() == targets.size();
        return new RollCall(silent, missing, none ? String.join("; ", missing) : null);
    }

    private static String noWayTo(Target target, String why) {
        return "nobody could connect to " + target + ": " + why;
    }

    private static String reason(@Nullable Throwable failure, Duration timeout) {
        if (failure instanceof TimeoutException) {
            return "it did not answer within " + timeout.toMillis() + " ms";
        }
        return failure instanceof HubbubException known ? String.valueOf(known.getMessage()) : String.valueOf(failure);
    }
}
