package dev.hubbub.scenario;

import static dev.hubbub.scenario.ScenarioFixture.withTop;

import java.util.stream.Stream;

/** Texts with one fault each, of every kind there is; what is left out of a text is sound. */
final class FaultyScenarios {

    private static final String VUS = "executor: constant-vus, vus: 5, duration: 10s, exec: ";
    private static final String RATE =
            "executor: constant-arrival-rate, rate: 5, duration: 1s, preAllocatedVUs: 2, exec: ";

    private FaultyScenarios() {}

    static Stream<String> all() {
        return Stream.of(
                        texts(),
                        ofTheWhole().map(ScenarioFixture::withTop),
                        ofAWorkload().map(ScenarioFixture::withWorkload))
                .flatMap(faulty -> faulty);
    }

    private static Stream<String> texts() {
        return Stream.of(
                "[]",
                "5",
                "name: t",
                "scenarios: {}",
                withTop("").replace("name: t", ""),
                withTop("").replace("name: t", "name: a b"),
                withTop("").replace("listeners:", "'the listeners':"));
    }

    private static Stream<String> ofTheWhole() {
        return Stream.of(
                "name2: t",
                "seed: x",
                "seed: 1.5",
                "seed: 9223372036854775808",
                "target: a:1",
                "target: {url: a}",
                "target: {tls: maybe}",
                "target: {tls: {verify: 1}}",
                "target: {tls: {ca: a}}",
                "target: {tls: {trust: ''}}",
                "target: {token: 'a b'}",
                "target: {host: a}",
                "rooms: 5",
                "rooms: {count: 0}",
                "rooms: {pick: all}",
                "rooms: {name: '@a'}",
                "rooms: {size: 5}",
                "events: {}",
                "events: [{at: 1s}]",
                "events: [{at: 1, action: pause}]",
                "events: [{at: 1s, action: stop}]",
                "events: [{at: 1s, action: pause, share: 0}]",
                "events: [{at: 1s, action: pause, share: 1.1}]",
                "events: [{at: 1s, action: pause, of: 1}]",
                "thresholds: []",
                "thresholds: {latency: ['max<5']}",
                "thresholds: {vus: 'max<5'}",
                "thresholds: {vus: []}",
                "thresholds: {vus: ['avg<5']}",
                "thresholds: {vus: ['max=5']}",
                "thresholds: {vus: ['max<5ms']}",
                "thresholds: {vus: [{}]}",
                "thresholds: {vus: [{threshold: 'p(9)<1'}]}",
                "thresholds: {vus: [{threshold: 'max<1', abortOnFail: 1}]}",
                "thresholds: {vus: [{threshold: 'max<1', delayAbortEval: 1}]}",
                "thresholds: {vus: [{threshold: 'max<1', delay: 1s}]}",
                "thresholds: {'vus{stage:main}': ['max<5']}",
                "thresholds: {'fanout_latency{room:a}': ['max<5']}",
                "thresholds: {fanout_latency: ['p(101)<5']}",
                "thresholds: {fanout_latency: ['rate<5']}",
                "thresholds: {delivery_reach: ['count>5']}",
                "thresholds: {deliveries: ['value>5']}",
                "summaryTrendStats: []",
                "summaryTrendStats: [rate]",
                "summaryTrendStats: [avg, avg]",
                "summaryTrendStats: ['p(101)']",
                "summaryTrendStats: avg",
                "summary: short",
                "target: {transport: http}",
                "target: {transport: grpc, subscribe: /room/x}",
                "target: {subscribe: /room/x}",
                "target: {url: 'ws://a/stomp'}",
                "target: {transport: stomp, url: 'localhost:8080'}",
                "target: {transport: stomp, url: 'http://a/stomp'}",
                "target: {transport: stomp, url: 'ws://a/b c'}",
                "target: {transport: stomp, subscribe: '/room/{rom}'}",
                "target: {transport: stomp, subscribe: '/room/{content}'}",
                "target: {transport: stomp, send: ''}",
                "target: {transport: stomp, send: 5}",
                "target: {transport: stomp, body: 'hello'}",
                "target: {transport: stomp, body: '{content}{content}'}",
                "target: {transport: stomp, body: '{content}{sender}'}",
                "target: {transport: stomp, headers: {host: a}}",
                "target: {transport: stomp, headers: {'a:b': c}}",
                "target: {transport: stomp, headers: {a: '{nobody}'}}",
                "target: {transport: stomp, subscribeHeaders: {id: '7'}}",
                "target: {transport: stomp, sendHeaders: {destination: /a}}",
                "target: {transport: stomp, upgradeHeaders: {upgrade: h2c}}",
                "target: {transport: stomp, tokenIn: query}",
                "target: {transport: stomp, passcode: guest}",
                "target: {transport: stomp, versions: []}",
                "target: {transport: stomp, versions: ['1.3']}",
                "target: {transport: stomp, versions: ['1.2', '1.2']}",
                "target: {transport: stomp, versions: [1.2]}",
                "target: {transport: stomp, heartBeat: 2000}",
                "target: {transport: stomp, heartBeat: '2s,2s'}",
                "target: {transport: stomp, receipts: never}",
                "target: {transport: stomp, handshakeTimeout: 0s}",
                "target: {transport: stomp, messageTimeout: 30}",
                "drain: 5",
                "drain: 0s",
                "drain: 5 s");
    }

    private static Stream<String> ofAWorkload() {
        return Stream.of(
                "exec: chat",
                "executor: constant-vus, vus: 5, duration: 1s",
                "executor: vus, exec: chat",
                VUS + "shout",
                VUS + "chat, rate: 5",
                VUS + "chat, stages: []",
                VUS + "chat, vu: 5",
                VUS + "chat, startTime: 5",
                VUS + "chat, think: x",
                VUS + "chat, gracefulStop: x",
                VUS + "chat, gracefulStop: 1s, gracefulRampDown: 1s",
                VUS + "chat, streamsPerConnection: 0",
                VUS + "chat, streamsPerConnection: 10001",
                VUS + "chat, payload: {bytes: 63}",
                VUS + "chat, payload: {bytes: 65537}",
                VUS + "chat, payload: {text: ''}",
                VUS + "chat, payload: {text: \"a\\nb\"}",
                VUS + "chat, payload: {text: a, bytes: 64}",
                VUS + "chat, payload: {size: 5}",
                VUS + "chat, slow: {share: 0, readRate: 1}",
                VUS + "chat, slow: {share: 1, readRate: 0}",
                VUS + "chat, slow: {share: 1}",
                VUS + "chat, slow: {share: 1, readRate: 1, rate: 1}",
                VUS + "chat, churn: 5s",
                VUS + "chat, churn: {}",
                VUS + "chat, churn: {meanSession: 0s}",
                VUS + "chat, churn: {meanSession: 1s, mean: 1s}",
                VUS + "chat, stage: 'a b'",
                VUS + "chat, warmup: 1",
                VUS + "publish, slow: {share: 1, readRate: 1}",
                VUS + "publish, churn: {meanSession: 1s}",
                VUS + "subscribe, payload: {}",
                VUS + "subscribe, think: 1s",
                RATE + "subscribe",
                RATE + "publish, maxVUs: 0",
                RATE + "publish, timeUnit: 0s",
                RATE + "publish, vus: 5",
                RATE + "publish, startRate: 5",
                RATE.replace("rate: 5", "rate: 0") + "publish",
                "executor: constant-vus, exec: chat, duration: 1s",
                "executor: constant-vus, exec: chat, vus: 5",
                "executor: constant-vus, exec: chat, vus: 0, duration: 1s",
                "executor: constant-vus, exec: chat, vus: 1.5, duration: 1s",
                "executor: constant-vus, exec: chat, vus: 5, duration: 0s",
                "executor: ramping-vus, exec: chat",
                "executor: ramping-vus, exec: chat, stages: []",
                "executor: ramping-vus, exec: chat, stages: [5]",
                "executor: ramping-vus, exec: chat, stages: [{duration: 1s}]",
                "executor: ramping-vus, exec: chat, stages: [{target: 5}]",
                "executor: ramping-vus, exec: chat, stages: [{duration: 1s, target: 1.5}]",
                "executor: ramping-vus, exec: chat, stages: [{duration: 1s, target: -1}]",
                "executor: ramping-vus, exec: chat, stages: [{duration: 1s, target: 5, size: 5}]",
                "executor: ramping-vus, exec: chat, stages: [{duration: 1s, target: 5, warmup: 5}]",
                "executor: ramping-vus, exec: chat, startVUs: -1, stages: [{duration: 1s, target: 5}]",
                "executor: ramping-vus, exec: chat, duration: 1s, stages: [{duration: 1s, target: 5}]",
                "executor: ramping-arrival-rate, exec: chat, stages: [{duration: 1s, target: 5}]",
                "executor: ramping-arrival-rate, exec: chat, preAllocatedVUs: 5",
                "executor: ramping-arrival-rate, exec: chat, preAllocatedVUs: 5, rate: 5,"
                        + " stages: [{duration: 1s, target: 5}]",
                "executor: ramping-arrival-rate, exec: chat, preAllocatedVUs: 5, startRate: -5,"
                        + " stages: [{duration: 1s, target: 5}]",
                "executor: per-vu-iterations, exec: chat",
                "executor: per-vu-iterations, exec: chat, vus: 5, iterations: 0",
                "executor: per-vu-iterations, exec: chat, vus: 5, duration: 1s",
                "executor: per-vu-iterations, exec: chat, vus: 5, rampUp: 5",
                VUS + "chat, rampUp: 5s",
                "executor: per-vu-iterations, exec: chat, vus: 5, maxDuration: 0s",
                "executor: per-vu-iterations, exec: subscribe, vus: 5");
    }
}
