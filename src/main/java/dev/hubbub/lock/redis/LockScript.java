package dev.hubbub.lock.redis;

/**
 * What a server does as one step. The first key is the lock's, whose value is its holder's mark; the second the counter
 * of tokens. The first argument is the mark. All answer with a number, 0 when the lock is somebody else's.
 */
enum LockScript {
    /** Takes the lock for so many milliseconds (the second argument), and answers with a token. */
    ACQUIRE(
            """
            if not redis.call('set', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then
              return 0
            end
            local time = redis.call('time')
            local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
            local last = tonumber(redis.call('get', KEYS[2]) or '0')
            local fence = math.max(last + 1, now)
            redis.call('set', KEYS[2], string.format('%.0f', fence))
            return fence
            """),
    /** Has the counter at the second argument, at least. */
    RAISE(
            """
            if redis.call('get', KEYS[1]) ~= ARGV[1] then
              return 0
            end
            if tonumber(redis.call('get', KEYS[2]) or '0') < tonumber(ARGV[2]) then
              redis.call('set', KEYS[2], ARGV[2])
            end
            return 1
            """),
    /** Keeps the lock for so many milliseconds from now (the second argument). */
    RENEW(
            """
            if redis.call('get', KEYS[1]) ~= ARGV[1] then
              return 0
            end
            return redis.call('pexpire', KEYS[1], ARGV[2])
            """),
    /** Gives the lock back. */
    RELEASE(
            """
            if redis.call('get', KEYS[1]) ~= ARGV[1] then
              return 0
            end
            return redis.call('del', KEYS[1])
            """);

    private final String text;

    LockScript(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
