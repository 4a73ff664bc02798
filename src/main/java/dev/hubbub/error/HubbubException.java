package dev.hubbub.error;

import java.util.List;
import java.util.stream.Collectors;

/** A failure with a kind that edges map and a message that tells the person what to change. */
public final class HubbubException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final transient List<Fault> faults;

    public HubbubException(ErrorKind kind, String message) {
        this(kind, message, List.of());
    }

    private HubbubException(ErrorKind kind, String message, List<Fault> faults) {
        super(message);
        this.kind = kind;
        this.faults = faults;
    }

    /** A request with faults; the message lists them all. */
    public static HubbubException invalid(List<Fault> faults) {
        String message = faults.stream().map(Fault::toString).collect(Collectors.joining("; "));
        return new HubbubException(ErrorKind.INVALID_ARGUMENT, message, List.copyOf(faults));
    }

    /** A request with one fault. */
    public static HubbubException invalid(String field, String detail) {
        return invalid(List.of(new Fault(field, detail)));
    }

    public ErrorKind kind() {
        return kind;
    }

    /** The faults of a request, in the order they were found; empty for other kinds. */
    public List<Fault> faults() {
        return faults;
    }
}
