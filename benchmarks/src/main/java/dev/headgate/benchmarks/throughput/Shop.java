package dev.headgate.benchmarks.throughput;

import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;
import java.util.List;

/**
 * What is released: one service in three environments, all at once, by a canary, and step by step behind two gates.
 *
 * @param backend who moves the traffic
 */
record Shop(String backend, Configuration configuration) {

    /** One for each backend. */
    static List<Shop> all() {
        return List.of(
                of("codedeploy", Text.YAML),
                of(
                        "ecs",
                        Text.YAML.replaceAll(
                                "(?m)^( +)(dev|staging|prod):$",
                                "$1$2:\n$1  controller: ecs\n$1  existing: {cluster: headgate-$2, service: web-$2}")));
    }

    private static Shop of(String backend, String yaml) {
        return new Shop(backend, ConfigurationFile.parse(yaml, "shop.yaml", "111122223333"));
    }

    int environments() {
        return configuration.services().getFirst().environments().size();
    }

    /** The repository's headgate.yaml, without what no release reads. */
    private static final class Text {
        static final String YAML = """
            headgate: 1
            region: us-east-1
            approvers: {alice: alice@example.com, bob: bob@example.com}
            subscribers: {alerts: [on-call@example.com], updates: [team@example.com]}
            environments:
              dev: {wave: 1}
              staging: {wave: 2}
              prod: {wave: 3}
            services:
              web:
                port: 8080
                releaseOn: {pipelines: [web]}
                environments:
                  dev:
                    strategy: allAtOnce
                    bake: 2m
                    judge: {onInconclusive: promote}
                  staging:
                    strategy: {canary: {percent: 10, interval: 5m}}
                    bake: 5m
                    alarms: [web-staging-5xx]
                  prod:
                    strategy: {linear: {percent: 10, interval: 1m}}
                    bake: 10m
                    gates:
                      - {before: deployment, approvers: [alice, bob], expiresAfter: 8h}
                      - {before: traffic, approvers: [alice], expiresAfter: 2h}
                    alarms: [web-prod-5xx, web-prod-latency]
                    blockScanFindings: HIGH
                    turnTimeout: 24h
            """;

        private Text() {}
    }
}
