package dev.hubbub.stomp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody is in: their frames are carried out. */
final class Connected implements SessionState {

    private final ServerSession session;
    private final Chat chat;
    private final StompVersion version;
    private final Subscriptions subscriptions;
    private final Transactions transactions;
    private final Pending pending;

    Connected(ServerSession session, Chat chat, StompVersion version, SessionSettings settings, Pending pending) {
        this.session = session;
        this.pending = pending;
        this.chat = chat;
        this.version = version;
        this.subscriptions = new Subscriptions(version, settings);
        this.transactions = new Transactions(settings);
    }

    @Override
    public StompVersion version() {
        return version;
    }

    @Override
    public SessionState on(Frame frame) {
        switch (frame.command()) {
            case SEND -> perform(frame, chat.say(frame));
            case SUBSCRIBE -> subscribe(frame);
            case UNSUBSCRIBE -> unsubscribe(frame);
            case ACK, NACK -> settle(frame);
            case BEGIN -> {
                transactions.begin(frame.required(Header.TRANSACTION));
                acknowledge(frame);
            }
            case COMMIT -> take(transactions.end(frame.required(Header.TRANSACTION)), frame);
            case ABORT -> {
                transactions.end(frame.required(Header.TRANSACTION));
                acknowledge(frame);
            }
            case DISCONNECT -> {
                return new Leaving(version, frame);
            }
            case CONNECT, STOMP -> throw Frames.fault("you are connected already");
            case CONNECTED, MESSAGE, RECEIPT, ERROR -> throw Frames.fault(frame.command() + " is for servers to send");
        }
        return this;
    }

    /** Whether a receipt is still owed. */
    boolean owes() {
        return !pending.isEmpty() || subscriptions.all().stream().anyMatch(ServerSubscription::owesReceipt);
    }

    /** A subscription is in place; its receipt carries what is known of it. */
    void inPlace(ServerSubscription subscription, String epoch, List<Header> details) {
        subscription.acks().begin(epoch);
        String receipt = subscription.takeReceipt();
        if (receipt != null) {
            Frame.Builder frame = Frames.receipt(receipt);
            details.forEach(detail -> frame.header(detail.name(), detail.value()));
            session.send(frame.build());
        }
    }

    private void subscribe(Frame frame) {
        ServerSubscription subscription = subscriptions.open(frame);
        subscription.owe(frame.header(Header.RECEIPT));
        chat.subscribe(subscription, frame);
    }

    private void unsubscribe(Frame frame) {
        ServerSubscription subscription = subscriptions.close(frame);
        acknowledgeReceipt(subscription.takeReceipt()); // it was in place, though nobody was told
        chat.unsubscribe(subscription);
        acknowledge(frame);
    }

    private void settle(Frame frame) {
        if (frame.command() == Command.NACK && version == StompVersion.V1_0) {
            throw Frames.fault("there is no NACK in 1.0; accept-version:1.1 or 1.2 has it");
        }
        Subscriptions.Settlement settlement = subscriptions.settlement(frame);
        perform(frame, () -> {
            settlement.settle();
            chat.acknowledged(settlement.subscription());
            return Step.DONE;
        });
    }

    /** Does it now, or when the transaction that it belongs to is committed. */
    private void perform(Frame frame, Step step) {
        String transaction = frame.header(Header.TRANSACTION);
        if (transaction == null) {
            take(List.of(step), frame);
        } else {
            transactions.add(transaction, step);
            acknowledge(frame);
        }
    }

    private void take(List<Step> steps, Frame frame) {
        pending.take(steps, frame, () -> acknowledge(frame));
    }

    private void acknowledge(Frame frame) {
        acknowledgeReceipt(frame.header(Header.RECEIPT));
    }

    private void acknowledgeReceipt(@Nullable String receipt) {
        if (receipt != null) {
            session.send(Frames.receipt(receipt).build());
        }
    }
}
