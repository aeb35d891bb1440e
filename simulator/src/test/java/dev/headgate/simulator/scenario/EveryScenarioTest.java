package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.simulator.installation.Definitions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario ends alike, whichever backend moves the traffic: no rule asks which it is. */
class EveryScenarioTest {

    private static final String SHOP = """
            headgate: 1
            region: us-east-1
            approvers: {alice: alice@example.com, bob: bob@example.com}
            subscribers: {alerts: [on-call@example.com], updates: [team@example.com]}
            environments:
              dev: {wave: 1}
              staging: {wave: 2}
              prod: {wave: 3, account: "222233334444", region: eu-central-1}
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
                    judge: {onInconclusive: promote}
                  prod:
                    strategy: {linear: {percent: 10, interval: 1m}}
                    bake: 10m
                    gates: [{before: deployment, approvers: [alice, bob], expiresAfter: 8h}]
                    alarms: [web-prod-5xx]
                    blockScanFindings: CRITICAL
            """;

    private static final Configuration BY_CODE_DEPLOY = parse(SHOP);
    private static final Configuration BY_ECS = parse(SHOP.replaceAll(
            "(?m)^( +)(dev|staging|prod):$",
            "$1$2:\n$1  controller: ecs\n$1  existing: {cluster: headgate-$2, service: web-$2}"));

    static Stream<String> scenarios() {
        return Scenarios.all().stream().map(Scenario::name);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void endsAlikeWhicheverBackendMovesTheTraffic(String name) {
        assertThat(outcomes(name, BY_ECS)).isEqualTo(outcomes(name, BY_CODE_DEPLOY));
    }

    /** Of each deployment: {@code prod ROLLED_BACK}; and the locks that are left. */
    private static List<String> outcomes(String name, Configuration configuration) {
        Scenario scenario = Scenarios.named(name).orElseThrow();
        Run run = new Run(
                scenario,
                configuration,
                new Definitions(Path.of("..", "statemachine")),
                "https://approve.example.com",
                scenario.manner(),
                Played.SEED);
        ExecutionLog log = new ExecutionLog();
        run.world().stepFunctions().addListener(log);
        run.begin();
        run.world()
                .loop()
                .runUntil(() -> log.areAllOver()
                        && !run.stage().expectsOperator()
                        && run.world().records().unannounced().isEmpty()
                        && run.world().records().owed(1).isEmpty());
        run.world().loop().runFor(Duration.ofMinutes(1));
        Stream<String> ends = log.deployments().stream()
                .flatMap(id -> run.world().records().find(id).stream())
                .map(it -> it.plan().environment().name() + " "
                        + it.closing().map(closing -> closing.outcome().name()).orElse("open"));
        Stream<String> locks = run.world().records().locks().stream().map(it -> "lock of " + it.lockName());
        return Stream.concat(ends, locks).sorted().toList();
    }

    private static Configuration parse(String yaml) {
        return ConfigurationFile.parse(yaml, "shop.yaml", "111122223333");
    }
}
