package dev.hubbub.stomp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The transactions of a session that are open: what each will do when it is committed. One thread. */
final class Transactions {

    private final SessionSettings settings;
    private final Map<String, List<Step>> open = new HashMap<>();
    private int held;

    Transactions(SessionSettings settings) {
        this.settings = settings;
    }

    /** @throws StompException PROTOCOL when the id is taken; TRANSACTIONS for one too many */
    void begin(String id) {
        if (open.containsKey(id)) {
            throw Frames.fault(
                    "the transaction \"" + Excerpt.of(id) + "\" has begun already; each needs an id of its own");
        }
        if (open.size() >= settings.transactions()) {
            throw new StompException(
                    Refusal.TRANSACTIONS,
                    "there are " + open.size()
                            + " open transactions, which is all a session may have; COMMIT or ABORT one");
        }
        open.put(id, new ArrayList<>());
    }

    /** @throws StompException PROTOCOL when there is no such transaction; TRANSACTIONS when they hold too much */
    void add(String id, Step step) {
        List<Step> steps = open.get(id);
        if (steps == null) {
            throw none(id);
        }
        if (held >= settings.transactionFrames()) {
            throw new StompException(
                    Refusal.TRANSACTIONS,
                    "open transactions have " + held + " frames, which is all they may have; COMMIT or ABORT one");
        }
        steps.add(step);
        held++;
    }

    /** Ends a transaction; what it held, in its order. @throws StompException PROTOCOL when there is no such transaction */
    List<Step> end(String id) {
        List<Step> steps = open.remove(id);
        if (steps == null) {
            throw none(id);
        }
        held -= steps.size();
        return steps;
    }

    private static StompException none(String id) {
        return Frames.fault("there is no open transaction \"" + Excerpt.of(id) + "\"; BEGIN it first");
    }
}
