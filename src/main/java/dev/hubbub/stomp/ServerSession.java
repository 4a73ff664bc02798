package dev.hubbub.stomp;

import dev.hubbub.error.HubbubException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A server's side of a session: frames in, frames out, and what becomes due with time. Whatever a client does wrong is
 * answered with an ERROR, behind which nothing follows. One thread.
 */
public final class ServerSession implements FrameSink {

    private final SessionSettings settings;
    private final Wire wire;
    private final Chat chat;
    private final Pending pending;
    private final long openedNanos;

    private SessionState state;
    private @Nullable Connected connected;
    private @Nullable Pulse pulse;
    private long nowNanos;
    /** Since when a frame is begun and not ended; null when none is. */
    private @Nullable Long halfSinceNanos;

    /** @param nowNanos the time, on a clock that only differences are taken of */
    public ServerSession(SessionSettings settings, Wire wire, Chat chat, long nowNanos) {
        this.settings = settings;
        this.wire = wire;
        this.chat = chat;
        this.pending = new Pending(this, wire);
        this.openedNanos = nowNanos;
        this.nowNanos = nowNanos;
        this.state = new SessionState.AwaitingConnect(new Reception(this, settings, wire, chat));
    }

    /** Bytes have come, whatever they are. */
    public void heard(long atNanos) {
        nowNanos = atNanos;
        if (pulse != null) {
            pulse.heard(atNanos);
        }
    }

    /** Something was sent that did not come from here. */
    public void sent() {
        if (pulse != null) {
            pulse.sent();
        }
    }

    /**
     * What has come ends within a frame, or does not.
     *
     * @return whether a frame has begun, so that there is a deadline that was not there before
     */
    public boolean endsWithin(boolean frame) {
        boolean begins = frame && halfSinceNanos == null;
        halfSinceNanos = begins ? Long.valueOf(nowNanos) : frame ? halfSinceNanos : null;
        return begins;
    }

    /** It is so late; for what happens though nothing has come. */
    public void now(long atNanos) {
        nowNanos = atNanos;
    }

    @Override
    public void onFrame(Frame frame) {
        halfSinceNanos = null;
        take(frame);
    }

    private void take(Frame frame) {
        orEnd(frame, () -> {
            SessionState next = state.on(frame);
            if (isEnded()) { // what the frame caused ended it
                return;
            }
            state = next;
            if (state instanceof SessionState.Leaving) {
                leaveWhenNothingIsOwed();
            }
        });
    }

    /** Does the rest of what a frame asks for, unless the session has ended. */
    void later(Frame frame, Runnable rest) {
        if (!isEnded()) {
            orEnd(frame, rest);
            leaveWhenNothingIsOwed();
        }
    }

    /** Whether so much of what was asked for is not done yet that no more should be read. */
    public boolean isBusy() {
        return (pending.isFull() || state instanceof SessionState.Entering) && !isEnded();
    }

    private void orEnd(Frame frame, Runnable step) {
        try {
            step.run();
        } catch (StompException refused) {
            end(refused, frame, List.of());
        } catch (HubbubException refused) {
            end(new StompException(Refusal.REQUEST, String.valueOf(refused.getMessage())), frame, List.of());
        } catch (RuntimeException failure) {
            wire.broken(failure);
            end(new StompException(Refusal.INTERNAL, "the server failed; its log says why"), frame, List.of());
        }
    }

    /** A subscription is in place. */
    public void subscribed(ServerSubscription subscription, String epoch, List<Header> details) {
        if (connected != null && !isEnded()) {
            connected.inPlace(subscription, epoch, details);
            leaveWhenNothingIsOwed();
        }
    }

    /** Ends the session with an ERROR that says why, unless it has ended. */
    public void refuse(StompException refusal) {
        refuse(refusal, List.of());
    }

    /** Likewise, with headers that say more. */
    public void refuse(StompException refusal, List<Header> details) {
        end(refusal, null, details);
    }

    /** The connection is gone, with or without a word. */
    public void gone() {
        state = new SessionState.Ended(state.version());
    }

    public boolean isEnded() {
        return state instanceof SessionState.Ended;
    }

    public StompVersion version() {
        return state.version();
    }

    /** Does what is due: ends a session that is late, sends a sign of life. */
    public void tick(long atNanos) {
        nowNanos = atNanos;
        Pulse beats = pulse;
        if (isEnded()) {
            return;
        }
        if (beats == null) {
            if (atNanos - openedNanos >= settings.connectTimeout().toNanos()) {
                String late = state instanceof SessionState.Entering
                        ? "who may come in could not be found out within "
                        : "no CONNECT came within ";
                refuse(new StompException(
                        Refusal.CONNECT_DEADLINE,
                        late + settings.connectTimeout().toMillis() + " ms"));
            }
        } else if (isHalfTooLong(atNanos)) {
            refuse(new StompException(
                    Refusal.MALFORMED,
                    "a frame was begun and not ended within "
                            + settings.connectTimeout().toMillis() + " ms"));
        } else if (beats.isSilent(atNanos)) {
            refuse(new StompException(
                    Refusal.SILENCE,
                    "nothing came for " + beats.silence().toMillis() + " ms; send heart-beats as agreed"));
        } else if (beats.isDue(atNanos)) {
            wire.heartBeat();
        }
    }

    /** When to {@link #tick} next, in nanoseconds from now; {@link Long#MAX_VALUE} for never. */
    public long nextTickNanos(long atNanos) {
        if (isEnded()) {
            return Long.MAX_VALUE;
        }
        long limit = settings.connectTimeout().toNanos();
        if (pulse == null) {
            return Math.max(0, openedNanos + limit - atNanos);
        }
        long half = halfSinceNanos == null ? Long.MAX_VALUE : Math.max(0, halfSinceNanos + limit - atNanos);
        return Math.min(half, pulse.nextNanos(atNanos));
    }

    private boolean isHalfTooLong(long atNanos) {
        return halfSinceNanos != null
                && atNanos - halfSinceNanos >= settings.connectTimeout().toNanos();
    }

    /** Somebody is let in. */
    SessionState admit(StompVersion version, HeartBeat wished) {
        Connected entered = new Connected(this, chat, version, settings, pending);
        connected = entered;
        pulse = new Pulse(settings.heartBeat().agreedWith(wished), settings.tolerance(), nowNanos);
        return entered;
    }

    /** It is decided whether somebody is let in: goes on with what had come meanwhile. */
    void decided(Frame connect, Supplier<SessionState> decision, List<Frame> held) {
        later(connect, () -> {
            state = decision.get();
            held.forEach(this::take);
        });
    }

    void send(Frame frame) {
        if (!isEnded()) {
            sent();
            wire.send(frame, state.version());
        }
    }

    private void leaveWhenNothingIsOwed() {
        if (state instanceof SessionState.Leaving leaving && (connected == null || !connected.owes())) {
            String receipt = leaving.disconnect().header(Header.RECEIPT);
            if (receipt != null) {
                send(Frames.receipt(receipt).build());
            }
            state = new SessionState.Ended(leaving.version());
            wire.end(null);
        }
    }

    private void end(StompException refusal, @Nullable Frame about, List<Header> details) {
        if (isEnded()) {
            return;
        }
        send(Frames.error(refusal, about, details).build());
        state = new SessionState.Ended(state.version());
        wire.end(refusal.reason());
    }
}
