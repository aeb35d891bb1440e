package dev.headgate.config.file;

import static dev.headgate.config.file.RulesYaml.rulesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headgate.config.BuildOrder;
import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.Configuration;
import dev.headgate.config.Delivery;
import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.config.Hosting;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Service;
import dev.headgate.config.Severity;
import dev.headgate.config.Strategy;
import dev.headgate.config.Subscribers;
import dev.headgate.config.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigurationFileTest {
    private static final String CALLER = "999988887777";

    private static final String SHORTEST = """
            headgate: 1
            environments:
              prod: {wave: 1}
            services:
              web: {port: 8080}
            """;

    @Test
    void fillsInEveryDefault() {
        Configuration configuration = parse(SHORTEST);

        Target target = new Target(
                CALLER,
                "us-east-1",
                "headgate-prod",
                "web-prod",
                new CodeDeployGroup("web-prod", "web-prod"),
                "arn:aws:iam::999988887777:role/headgate-deploy-prod",
                "headgate-prod");
        ReleaseRules rules = new ReleaseRules(
                new Strategy.Canary(10, Duration.ofMinutes(5)),
                Duration.ofMinutes(10),
                List.of(),
                List.of(),
                Optional.empty(),
                Duration.ofDays(1));
        Service web = new Service(
                "web",
                "web",
                "web",
                8080,
                new Service.ReleaseOn(List.of(), List.of()),
                List.of(new Environment("prod", 1, target, rules)));
        assertThat(configuration).isEqualTo(new Configuration("", CALLER, "us-east-1", Map.of(), List.of(web)));
    }

    @Test
    void readsWhatAServiceRunsOn() {
        Hosting hosting = parse("""
                        headgate: 1
                        environments: {dev: {wave: 1}, prod: {wave: 2}}
                        services:
                          web:
                            port: 80
                            healthPath: /health
                            environments:
                              dev: {}
                              prod: {hosting: {cpu: 1024, minTasks: 20}}
                        """).services().getFirst().hosting();

        assertThat(hosting.healthPath()).isEqualTo("/health");
        assertThat(hosting.in("dev")).isEqualTo(Hosting.In.DEFAULT);
        assertThat(hosting.in("prod"))
                .isEqualTo(new Hosting.In(1024, 2048, 20, 20, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void readsWhoIsMailedAndWhatLimitsEveryRole() {
        Configuration configuration = parse(SHORTEST + """
                subscribers: {alerts: [on-call@example.com], updates: [team@example.com, boss@example.com]}
                permissionsBoundary: developer-boundary
                """);

        assertThat(configuration.subscribers())
                .isEqualTo(new Subscribers(
                        List.of("on-call@example.com"), List.of("team@example.com", "boss@example.com")));
        assertThat(configuration.permissionsBoundary()).contains("developer-boundary");
    }

    @Test
    void readsEveryKeyOfAService() {
        Service service = parse("""
                        headgate: 1
                        region: us-east-1
                        environments: {prod: {wave: 1}}
                        services:
                          web:
                            repository: shop/web
                            container: app
                            port: 80
                            releaseOn: {pipelines: [web-main], images: ["release-*", v1], order: commit}
                        """).services().getFirst();

        assertThat(service.repository()).isEqualTo("shop/web");
        assertThat(service.container()).isEqualTo("app");
        assertThat(service.port()).isEqualTo(80);
        assertThat(service.releaseOn())
                .isEqualTo(new Service.ReleaseOn(
                        List.of("web-main"), List.of("release-*", "v1"), Optional.of(BuildOrder.COMMIT)));
    }

    @Test
    void readsWhereAServiceIsDeliveredFrom() {
        Delivery delivery = parse("""
                        headgate: 1
                        region: us-east-1
                        environments: {prod: {wave: 1}}
                        services:
                          web:
                            port: 80
                            delivery:
                              source:
                                connection: arn:aws:codestar-connections:us-east-1:111122223333:connection/5f0c9d1e-8a37-4b62-9d5e-2f1a6b7c8d90
                                repository: shop/web
                                branch: release
                              buildImage: "2026"
                        """).services().getFirst().delivery().orElseThrow();

        assertThat(delivery)
                .isEqualTo(new Delivery(
                        Optional.of(new Delivery.Source(
                                "arn:aws:codestar-connections:us-east-1:111122223333:connection/5f0c9d1e-8a37-4b62-9d5e-2f1a6b7c8d90",
                                "shop/web",
                                "release")),
                        Optional.of("2026")));
    }

    @Test
    void deliversTheMainBranchUnlessTheFileSaysOtherwise() {
        Delivery delivery = parse("""
                        headgate: 1
                        region: us-east-1
                        environments: {prod: {wave: 1}}
                        services:
                          web:
                            port: 80
                            delivery: {source: {connection: "%s", repository: shop/web}}
                        """.formatted(Formats.CONNECTION.example()))
                .services()
                .getFirst()
                .delivery()
                .orElseThrow();

        assertThat(delivery.source()).map(Delivery.Source::branch).contains("main");
        assertThat(delivery.buildImage()).isEmpty();
    }

    @Test
    void deliversOnlyWhereItIsAsked() {
        List<Service> services = parse("""
                        headgate: 1
                        region: us-east-1
                        environments: {prod: {wave: 1}}
                        services:
                          none: {port: 80}
                          nothing: {port: 80, delivery: }
                          uploads: {port: 80, delivery: {}}
                        """).services();

        assertThat(services)
                .extracting(Service::delivery)
                .containsExactly(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Delivery(Optional.empty(), Optional.empty())));
    }

    @Test
    void endsARepositorysNameWithTheSuffixToo() {
        String yaml = """
                headgate: 1
                region: us-east-1
                environmentSuffix: alice
                environments: {prod: {wave: 1}}
                services:
                  web: {port: 80}
                  shop: {port: 80, repository: shop/app}
                """;

        assertThat(parse(yaml).services())
                .extracting(Service::repository)
                .containsExactly("web-alice", "shop/app-alice");
    }

    @Test
    void readsEveryRule() {
        ReleaseRules rules = rulesOf("""
                strategy: {linear: {percent: 20, interval: 2m}}
                bake: 1h30m
                gates:
                  - {before: traffic, approvers: [bob, alice], expiresAfter: 90s}
                  - {before: deployment, approvers: [alice]}
                alarms: [web-5xx, web latency]
                blockScanFindings: CRITICAL
                turnTimeout: 2h
                """);

        assertThat(rules)
                .isEqualTo(new ReleaseRules(
                        new Strategy.Linear(20, Duration.ofMinutes(2)),
                        Duration.ofMinutes(90),
                        List.of(
                                new Gate(Gate.Before.DEPLOYMENT, List.of("alice"), Duration.ofHours(8)),
                                new Gate(Gate.Before.TRAFFIC, List.of("bob", "alice"), Duration.ofSeconds(90))),
                        List.of("web-5xx", "web latency"),
                        Optional.of(Severity.CRITICAL),
                        Duration.ofHours(2)));
    }

    @Test
    void readsEachStrategy() {
        assertThat(rulesOf("strategy: allAtOnce").strategy()).isEqualTo(new Strategy.AllAtOnce());
        assertThat(rulesOf("strategy: {canary: {percent: 1, interval: 1h}}").strategy())
                .isEqualTo(new Strategy.Canary(1, Duration.ofHours(1)));
        assertThat(rulesOf("strategy: {linear: {percent: 99, interval: 1m}}").strategy())
                .isEqualTo(new Strategy.Linear(99, Duration.ofMinutes(1)));
    }

    @Test
    void endsBlueAtOnceWhenBakeIsZero() {
        assertThat(rulesOf("bake: 0s").bake()).isZero();
    }

    @Test
    void readsAKeyWithoutValueAsAbsent() {
        assertThat(rulesOf("bake:\nalarms:\ngates: null\nstrategy: ~")).isEqualTo(rulesOf("bake: 10m"));
    }

    @Test
    void releasesToEveryEnvironmentUnlessAServiceChooses() {
        String yaml = """
                headgate: 1
                region: us-east-1
                environments: {dev: {wave: 1}, prod: {wave: 2}}
                services:
                  all: {port: 80}
                  some: {port: 80, environments: {prod: }}
                """;

        assertThat(environmentsOf(yaml, "all")).containsExactly("dev", "prod");
        assertThat(environmentsOf(yaml, "some")).containsExactly("prod");
    }

    @Test
    void ordersEnvironmentsByWaveAndThenAsDeclared() {
        String yaml = """
                headgate: 1
                region: us-east-1
                environments: {prod: {wave: 3}, stage-b: {wave: 2}, stage-a: {wave: 2}, dev: {wave: 1}}
                services:
                  web: {port: 80, environments: {stage-a: , dev: , prod: , stage-b: }}
                """;

        assertThat(environmentsOf(yaml, "web")).containsExactly("dev", "stage-b", "stage-a", "prod");
    }

    @Test
    void keepsApproversInTheOrderOfTheFile() {
        Configuration configuration =
                parse(SHORTEST + "approvers: {zoe: z@example.com, bob: b@example.com, alice: a@example.com}\n");

        assertThat(configuration.approvers().keySet()).containsExactly("zoe", "bob", "alice");
    }

    @Test
    void prefersTheAccountAndRegionNearestToTheEnvironment() {
        Configuration configuration = parse("""
                headgate: 1
                region: us-east-1
                account: "012345670123"
                environments:
                  dev: {wave: 1}
                  prod: {wave: 2, account: '444455556666', region: eu-central-1}
                services: {web: {port: 80}}
                """);

        assertThat(configuration.account()).isEqualTo("012345670123");
        List<Environment> environments = configuration.services().getFirst().environments();
        assertThat(environments)
                .extracting(it -> it.target().account(), it -> it.target().region())
                .containsExactly(tuple("012345670123", "us-east-1"), tuple("444455556666", "eu-central-1"));
        assertThat(environments.getLast().target().roleArn())
                .isEqualTo("arn:aws:iam::444455556666:role/headgate-deploy-prod");
    }

    @Test
    void endsEveryPhysicalNameWithTheSuffix() {
        Configuration configuration = parse(SHORTEST + "environmentSuffix: alice\n");

        Target target =
                configuration.services().getFirst().environments().getFirst().target();
        assertThat(List.of(
                        target.cluster(),
                        target.service(),
                        CodeDeployGroup.of(target).application(),
                        CodeDeployGroup.of(target).deploymentGroup(),
                        target.roleArn(),
                        target.externalId()))
                .allMatch(name -> name.endsWith("-alice"));
        assertThat(configuration.names().configurationParameters().path()).isEqualTo("/headgate-alice/configuration");
    }

    @Test
    void readsTheFileOfThisRepository() throws IOException {
        Configuration configuration = parse(Files.readString(Path.of("..", "headgate.yaml")));

        Service web = configuration.service("web").orElseThrow();
        assertThat(configuration.approvers()).containsOnlyKeys("alice", "bob");
        assertThat(web.environments()).extracting(Environment::name).containsExactly("dev", "staging", "prod");
        assertThat(web.environment("prod").orElseThrow().rules().gates())
                .extracting(Gate::before)
                .containsExactly(Gate.Before.DEPLOYMENT, Gate.Before.TRAFFIC);
    }

    @Test
    void readsFilesOfWindows() {
        assertThat(parse("\uFEFF" + SHORTEST.replace("\n", "\r\n"))).isEqualTo(parse(SHORTEST));
    }

    private static Configuration parse(String yaml) {
        return EditorSchema.read(yaml, CALLER);
    }

    private static List<String> environmentsOf(String yaml, String service) {
        return parse(yaml).service(service).orElseThrow().environments().stream()
                .map(Environment::name)
                .toList();
    }
}
