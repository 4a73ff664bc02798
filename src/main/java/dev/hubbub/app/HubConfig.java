package dev.hubbub.app;

import dev.hubbub.hub.SlowConsumerPolicy;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The hub's bounds. */
@ConfigMapping(prefix = "hubbub.hub")
interface HubConfig {

    /** How many messages may wait for one subscriber. */
    @WithDefault("256")
    int outboxMessages();

    /** How many bytes of messages may wait for one subscriber. */
    @WithDefault("1048576")
    int outboxBytes();

    /** What happens to a subscriber whose outbox is full: `disconnect`, `drop-oldest` or `latest`. */
    @WithDefault("disconnect")
    SlowConsumerPolicy slowConsumers();

    /** How many messages a room keeps for those who come back; 0 for none. */
    @WithDefault("1024")
    int historyMessages();

    /** How many bytes of messages a room keeps. */
    @WithDefault("1048576")
    int historyBytes();

    /** How many messages of a room may wait for one event loop before publishers are refused. */
    @WithDefault("8192")
    int laneBacklog();

    /** How many members of a room a welcome or a `who` lists. */
    @WithDefault("100")
    int membersListed();

    /** The largest room that announces who joins and leaves. */
    @WithDefault("500")
    int presenceLimit();

    /** How many rooms there may be at once. */
    @WithDefault("200000")
    int maxRooms();

    /** How many rooms a user may be in at once, each visit counted; 0 for any number. */
    @WithDefault("0")
    int subscriptionsPerUser();

    /** How long an empty room is remembered; it is swept within 30 s after that. */
    @WithDefault("5m")
    Duration roomIdle();
}
