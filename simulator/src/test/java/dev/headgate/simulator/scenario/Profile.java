package dev.headgate.simulator.scenario;

import dev.headgate.config.Configuration;
import dev.headgate.config.ConfigurationFile;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An installation of one service in one environment, for runs that are about what goes wrong there. */
enum Profile {
    /** Both gates, a canary, an alarm, and a scan that must be clean. */
    GATED("""
            strategy: {canary: {percent: 10, interval: 1m}}
            bake: 2m
            gates:
              - {before: deployment, approvers: [alice, bob], expiresAfter: 8h}
              - {before: traffic, approvers: [alice], expiresAfter: 2h}
            alarms: [web-prod-5xx]
            blockScanFindings: HIGH
            turnTimeout: 4h
        """),
    /** Nobody is asked, and traffic moves step by step. */
    LINEAR("""
            strategy: {linear: {percent: 20, interval: 1m}}
            bake: 5m
            alarms: [web-prod-5xx, web-prod-latency]
            turnTimeout: 2h
        """),
    /** Nobody is asked, and all traffic moves at once. */
    AT_ONCE("""
            strategy: allAtOnce
            bake: 2m
            alarms: [web-prod-5xx]
            turnTimeout: 2h
        """);

    private static final String REST = """
            headgate: 1
            region: us-east-1
            approvers: {alice: alice@example.com, bob: bob@example.com}
            environments:
              prod: {wave: 1}
            services:
              web:
                port: 8080
                releaseOn: {pipelines: [web]}
                environments:
                  prod:
            """;

    private static final Map<Profile, Configuration> PARSED = new ConcurrentHashMap<>();

    private final String rules;

    Profile(String rules) {
        this.rules = rules;
    }

    Configuration configuration() {
        return PARSED.computeIfAbsent(
                this, it -> ConfigurationFile.parse(REST + rules.indent(4), "profile.yaml", "111122223333"));
    }
}
