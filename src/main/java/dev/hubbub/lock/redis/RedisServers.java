package dev.hubbub.lock.redis;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The servers, each asked over connections of its own; none is opened before it is needed. */
final class RedisServers implements AutoCloseable {

    /** The counter of tokens, one for all locks. */
    private static final String FENCE = "hubbub:fence";

    private static final int CONNECTIONS = 8;
    private static final int MAX_WAITING = 10_000;

    private final List<Redis> servers;
    private final long timeoutMillis;

    RedisServers(Vertx vertx, RedisSettings settings) {
        this.timeoutMillis = settings.requestTimeout().toMillis();
        this.servers = settings.urls().stream()
                .map(url -> Redis.createClient(vertx, options(url)))
                .toList();
    }

    int count() {
        return servers.size();
    }

    /** Has every server do something; see {@link LockScript}. */
    CompletableFuture<Votes.Outcome> eval(LockScript script, String key, String mark, String argument) {
        Votes votes = new Votes(servers.size());
        for (Redis server : servers) {
            Request request = Request.cmd(Command.EVAL)
                    .arg(script.text())
                    .arg(2)
                    .arg(key)
                    .arg(FENCE)
                    .arg(mark)
                    .arg(argument);
            var unused = send(server, request)
                    .whenComplete((answer, failure) -> votes.count(answer == null ? null : answer.toLong(), failure));
        }
        return votes.outcome();
    }

    /** Asks every server for a sign of life. */
    CompletableFuture<Votes.Outcome> ping() {
        Votes votes = new Votes(servers.size());
        for (Redis server : servers) {
            var unused = send(server, Request.cmd(Command.PING))
                    .whenComplete((answer, failure) -> votes.count(answer == null ? null : 1L, failure));
        }
        return votes.outcome();
    }

    @Override
    public void close() {
        servers.forEach(Redis::close);
    }

    private CompletableFuture<Response> send(Redis server, Request request) {
        return server.send(request)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(timeoutMillis, TimeUnit.MILLISECONDS);
    }

    private RedisOptions options(String url) {
        return new RedisOptions()
                .setConnectionString(url)
                .setMaxPoolSize(CONNECTIONS)
                .setMaxPoolWaiting(MAX_WAITING)
                .setNetClientOptions(new NetClientOptions()
                        .setConnectTimeout((int) timeoutMillis)
                        .setTcpNoDelay(true)
                        .setTcpKeepAlive(true));
    }
}
