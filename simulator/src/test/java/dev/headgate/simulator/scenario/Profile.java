package dev.headgate.simulator.scenario;

import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An installation for runs that are about what goes wrong there. */
enum Profile {
    /** Both gates, a canary, an alarm, and a scan that must be clean. */
    GATED(alone(Rules.GATED)),
    /** Nobody is asked, and traffic moves step by step. */
    LINEAR(alone(Rules.LINEAR)),
    /** Nobody is asked, and all traffic moves at once. */
    AT_ONCE(alone(Rules.AT_ONCE)),
    /** The same three of an existing service whose traffic ECS moves itself. */
    ECS_GATED(alone(Rules.ECS + Rules.GATED)),
    ECS_LINEAR(alone(Rules.ECS + Rules.LINEAR)),
    ECS_AT_ONCE(alone(Rules.ECS + Rules.AT_ONCE)),
    /** Steps at which ECS waits for us, behind a gate, and left by the clock. */
    ECS_STEPS(alone(Rules.ECS + Rules.STEPS)),
    /** Steps that are left when the judge has seen enough. */
    ECS_EVIDENCE(alone(Rules.ECS + Rules.EVIDENCE)),
    /** Two services that Headgate makes on one load balancer, each behind a rule of its own. */
    SHARED("""
            headgate: 1
            region: us-east-1
            environments:
              prod: {wave: 1, loadBalancer: {}}
            services:
              web:
                port: 8080
                environments:
                  prod:
                    rule: {hosts: [shop.example.com], priority: 20}
                    strategy: {canary: {percent: 10, interval: 5m}}
                    bake: 5m
                    alarms: [web-prod-5xx]
              api:
                port: 9090
                environments:
                  prod:
                    rule: {hosts: [shop.example.com], paths: ["/api/*"], priority: 10}
                    strategy: {linear: {percent: 20, interval: 2m}}
                    bake: 5m
                    alarms: [api-prod-5xx]
            """),
    /** The same, and ECS moves the traffic of one of them. */
    SHARED_BY_BOTH("""
            headgate: 1
            region: us-east-1
            environments:
              prod: {wave: 1, loadBalancer: {}}
            services:
              web:
                port: 8080
                environments:
                  prod:
                    controller: ecs
                    rule: {hosts: [shop.example.com], priority: 20}
                    strategy: {canary: {percent: 10, interval: 5m}}
                    bake: 5m
                    alarms: [web-prod-5xx]
              api:
                port: 9090
                environments:
                  prod:
                    rule: {hosts: [shop.example.com], paths: ["/api/*"], priority: 10}
                    strategy: {linear: {percent: 20, interval: 2m}}
                    bake: 5m
                    alarms: [api-prod-5xx]
            """),
    /** Two services in five environments of two waves, in three accounts and regions. */
    TWO_BY_FIVE("""
            headgate: 1
            region: us-east-1
            approvers: {alice: alice@example.com, bob: bob@example.com}
            environments:
              a: {wave: 1}
              b: {wave: 1, account: "222233334444"}
              c: {wave: 2}
              d: {wave: 2, account: "222233334444", region: eu-central-1}
              prod: {wave: 2}
            services:
              web:
                port: 8080
                releaseOn: {pipelines: [web]}
                environments:
                  a: {strategy: allAtOnce, bake: 2m, alarms: [web-a], turnTimeout: 2h}
                  b: {strategy: {canary: {percent: 10, interval: 2m}}, bake: 2m, alarms: [web-b], turnTimeout: 2h}
                  c: {strategy: {linear: {percent: 25, interval: 1m}}, bake: 3m, alarms: [web-c], turnTimeout: 2h}
                  d:
                    strategy: allAtOnce
                    bake: 2m
                    alarms: [web-d]
                    turnTimeout: 2h
                    gates: [{before: deployment, approvers: [alice, bob], required: 2, expiresAfter: 2h}]
                  prod:
                    strategy: allAtOnce
                    bake: 2m
                    alarms: [web-prod-5xx]
                    turnTimeout: 2h
                    gates: [{before: traffic, approvers: [bob], expiresAfter: 2h}]
              api:
                port: 8080
                environments:
                  a: {strategy: {canary: {percent: 10, interval: 1m}}, bake: 2m, alarms: [api-a], turnTimeout: 2h}
                  b: {strategy: allAtOnce, bake: 2m, alarms: [api-b], turnTimeout: 2h}
                  c:
                    strategy: allAtOnce
                    bake: 2m
                    alarms: [api-c]
                    turnTimeout: 2h
                    gates: [{before: deployment, approvers: [alice], expiresAfter: 2h}]
                  d: {strategy: {linear: {percent: 50, interval: 1m}}, bake: 2m, alarms: [api-d], turnTimeout: 2h}
                  prod: {strategy: allAtOnce, bake: 2m, alarms: [api-prod], turnTimeout: 2h}
            """);

    private static final Map<Profile, Configuration> PARSED = new ConcurrentHashMap<>();

    private final String yaml;

    Profile(String yaml) {
        this.yaml = yaml;
    }

    private static String alone(String rules) {
        return """
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
            """ + rules.indent(8);
    }

    Configuration configuration() {
        return PARSED.computeIfAbsent(this, it -> ConfigurationFile.parse(yaml, "profile.yaml", "111122223333"));
    }

    private static final class Rules {
        static final String ECS = "controller: ecs\nexisting: {cluster: headgate-prod, service: web-prod}\n";

        static final String GATED = """
            strategy: {canary: {percent: 10, interval: 1m}}
            bake: 2m
            gates:
              - {before: deployment, approvers: [alice, bob], expiresAfter: 8h}
              - {before: traffic, approvers: [alice], expiresAfter: 2h}
            alarms: [web-prod-5xx]
            blockScanFindings: HIGH
            turnTimeout: 4h
            """;

        static final String LINEAR = """
            strategy: {linear: {percent: 20, interval: 1m}}
            bake: 5m
            alarms: [web-prod-5xx, web-prod-latency]
            turnTimeout: 2h
            """;

        static final String AT_ONCE = """
            strategy: allAtOnce
            bake: 2m
            alarms: [web-prod-5xx]
            turnTimeout: 2h
            """;

        static final String STEPS = """
            strategy: {steps: [{percent: 15, hold: 1m}, {percent: 45, hold: 2m}]}
            bake: 2m
            gates: [{before: traffic, approvers: [alice], expiresAfter: 2h}]
            alarms: [web-prod-5xx]
            turnTimeout: 2h
            """;

        static final String EVIDENCE = """
            strategy: {steps: [{percent: 10}, {percent: 50, atMost: 5m}], pace: evidence}
            bake: 2m
            alarms: [web-prod-5xx]
            turnTimeout: 2h
            """;

        private Rules() {}
    }
}
