package dev.hubbub.error;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A failure with a kind that edges map and a message that tells the person what to change. */
public final class HubbubException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final transient List<Fault> faults;
    private final @Nullable Duration retryAfter;

    public HubbubException(ErrorKind kind, String message) {
        this(kind, message, List.of(), null);
    }

    private HubbubException(ErrorKind kind, String message, List<Fault> faults, @Nullable Duration retryAfter) {
        super(message);
        this.kind = kind;
        this.faults = faults;
        this.retryAfter = retryAfter;
    }

    /** Too much was asked for; after a while some of it can be had again. */
    public static HubbubException tooMany(String message, Duration retryAfter) {
        return new HubbubException(ErrorKind.RESOURCE_EXHAUSTED, message, List.of(), retryAfter);
    }

    /** A request with faults; the message lists them all. */
    public static HubbubException invalid(List<Fault> faults) {
        String message = faults.stream().map(Fault::toString).collect(Collectors.joining("; "));
        return new HubbubException(ErrorKind.INVALID_ARGUMENT, message, List.copyOf(faults), null);
    }

    /** A request with one fault. */
    public static HubbubException invalid(String field, String detail) {
        return invalid(List.of(new Fault(field, detail)));
    }

    public ErrorKind kind() {
        return kind;
    }

    /** In how many seconds, rounded up, it makes sense to try again; null when that is not known. */
    public @Nullable Long retryAfterSeconds() {
        return retryAfter == null ? null : Math.max(1, (retryAfter.toMillis() + 999) / 1000);
    }

    /** The faults of a request, in the order they were found; empty for other kinds. */
    public List<Fault> faults() {
        return faults;
    }
}
