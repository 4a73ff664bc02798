package dev.hubbub.hub;

/** Counts messages and keeps nothing, for tests with very many. */
final class CountingSubscriber implements Subscriber {

    private int count;
    private volatile int received;

    int received() {
        return received;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void deliver(Delivery delivery) {
        if (delivery instanceof Sequenced) {
            received = ++count;
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close(CloseReason reason, long lastOffset) {}

    @Override
    public String protocol() {
        return "test";
    }

    @Override
    public boolean wantsPresence() {
        return false;
    }
}
