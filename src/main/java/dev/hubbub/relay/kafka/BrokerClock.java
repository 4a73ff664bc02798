package dev.hubbub.relay.kafka;

import java.time.Clock;

/** The brokers' time, as far as their acknowledgements tell it. Any thread. */
final class BrokerClock {

    private final Clock clock;
    private volatile long aheadMillis;

    BrokerClock(Clock clock) {
        this.clock = clock;
    }

    /** A broker has just said what time it is, in milliseconds since 1970. */
    void heard(long brokerMillis) {
        aheadMillis = brokerMillis - clock.millis();
    }

    long millis() {
        return clock.millis() + aheadMillis;
    }
}
