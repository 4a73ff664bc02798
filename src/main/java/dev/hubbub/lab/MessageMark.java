package dev.hubbub.lab;

/**
 * What every message of a run begins with, so that it is known again whichever server passes it on:
 * {@code hub.run.room.number.publisher.sequence.intended.sent}, numbers to the base of 36, times in nanoseconds since
 * the start of the run. At most {@value #MAX_LENGTH} characters, a space behind it included.
 *
 * <p>What a target passes on may be wrapped in something else, such as JSON, and need not be wrapped as it was sent: the
 * first mark of the run is looked for, wherever it is.
 *
 * <p>An object reads one mark after the other, without allocating. Not thread-safe.
 */
final class MessageMark {

    /** The longest mark there can be: eleven characters of run, the bounds of the lab for the rest. */
    static final int MAX_LENGTH = 64;

    private static final String PREFIX = "hub.";
    private static final int RADIX = Character.MAX_RADIX;
    private static final char END = ' ';

    /** What marks of this run begin with. */
    private final String head;

    private int room;
    private long number;
    private int publisher;
    private long sequence;
    private long intendedNanos;
    private long sentNanos;

    private int position;

    /** @param run its id */
    MessageMark(String run) {
        this.head = PREFIX + run + '.';
    }

    /** Writes the mark of a message, and a space. */
    static void write(StringBuilder content, String run, int room, Sent sent) {
        content.append(PREFIX).append(run);
        append(content, room);
        append(content, sent.number());
        append(content, sent.publisher());
        append(content, sent.sequence());
        append(content, sent.intendedNanos());
        append(content, sent.sentNanos());
        content.append(END);
    }

    /** Reads the mark in {@code content}; false when it is not a message of this run. */
    boolean read(String content) {
        int from = content.indexOf(head);
        if (from < 0) {
            return false;
        }
        position = from + head.length() - 1; // at the dot
        room = (int) next(content);
        number = next(content);
        publisher = (int) next(content);
        sequence = next(content);
        intendedNanos = next(content);
        sentNanos = next(content);
        return position >= 0 && position < content.length() && content.charAt(position) == END;
    }

    /** Which room it was said in. */
    int room() {
        return room;
    }

    /** Which message of its room it is, from 0, in the order of sending. */
    long number() {
        return number;
    }

    int publisher() {
        return publisher;
    }

    /** Which of its publisher's messages it is, from 0. */
    long sequence() {
        return sequence;
    }

    long intendedNanos() {
        return intendedNanos;
    }

    long sentNanos() {
        return sentNanos;
    }

    private static void append(StringBuilder content, long value) {
        content.append('.').append(Long.toString(value, RADIX));
    }

    /** The number behind the dot at the position; leaves the position behind it, or at -1 when there is none. */
    private long next(String content) {
        if (position < 0 || position >= content.length() || content.charAt(position) != '.') {
            position = -1;
            return 0;
        }
        long value = 0;
        int from = ++position;
        while (position < content.length() && Character.digit(content.charAt(position), RADIX) >= 0) {
            value = value * RADIX + Character.digit(content.charAt(position++), RADIX);
        }
        if (position == from) {
            position = -1;
        }
        return value;
    }
}
