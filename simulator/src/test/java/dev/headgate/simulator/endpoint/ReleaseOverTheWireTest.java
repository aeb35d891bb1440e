package dev.headgate.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Run;
import dev.headgate.simulator.scenario.Scenarios;
import dev.headgate.simulator.wire.Call;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

/**
 * Every call of the handlers goes through the SDK's clients, AWS's protocols and back: nothing that they say or hear may be
 * lost on the way, or the run would be another one.
 */
class ReleaseOverTheWireTest {

    private static final CallPlace HERE = new CallPlace() {
        @Override
        public <T> T call(Supplier<T> task) {
            return task.get();
        }
    };

    private static final String BY_ECS = """
            headgate: 1
            region: us-east-1
            account: "111122223333"
            approvers: {alice: alice@example.com}
            environments:
              dev: {wave: 1, account: "444455556666", region: eu-central-1}
              prod: {wave: 2, account: "777788889999"}
            services:
              web:
                port: 8080
                releaseOn: {pipelines: [web]}
                environments:
                  dev: {controller: ecs, existing: {cluster: shop, service: storefront}, strategy: allAtOnce, bake: 2m}
                  prod:
                    controller: ecs
                    existing: {cluster: shop, service: storefront}
                    strategy: {canary: {percent: 10, interval: 5m}}
                    bake: 5m
                    gates: [{before: traffic, approvers: [alice], expiresAfter: 2h}]
                    alarms: [web-prod-5xx]
            """;

    @ParameterizedTest
    @ValueSource(strings = {"happy", "sick-green", "operator-rollback", "scan-findings"})
    void isTheSameReleaseCallByCallWithCodeDeploy(String scenario) throws IOException {
        Configuration configuration = parsed(Files.readString(Path.of("..", "headgate.yaml")));

        assertThat(calls(scenario, configuration, true)).isEqualTo(calls(scenario, configuration, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"happy", "alarm-during-shift"})
    void isTheSameReleaseCallByCallWithEcs(String scenario) {
        Configuration configuration = parsed(BY_ECS);

        assertThat(calls(scenario, configuration, true)).isEqualTo(calls(scenario, configuration, false));
    }

    private static Configuration parsed(String yaml) {
        return ConfigurationFile.parse(yaml, "headgate.yaml", "111122223333");
    }

    /** Every call, when it was made, and how all of it ended. */
    private static List<String> calls(String scenario, Configuration configuration, boolean overTheWire) {
        Run run = new Run(
                Scenarios.named(scenario).orElseThrow(),
                configuration,
                new Definitions(Path.of("..", "statemachine")),
                "https://approvals.example.com",
                Manner.APPROVE,
                42);
        World world = run.world();
        if (overTheWire) {
            world.callThrough(new WireClients(
                    new InProcessHttp(new Dispatcher(world.accounts(), HERE)),
                    URI.create("http://127.0.0.1:4566"),
                    configuration.account(),
                    Region.of(configuration.region())));
        }
        run.begin();
        world.loop().runUntil(run::isDone);
        List<String> told = new ArrayList<>(
                world.wire().calls().stream().map(Call::toString).toList());
        told.add(String.valueOf(run.journal().releaseStatus()));
        told.add(String.valueOf(run.journal().deployment(run.service().name(), "prod")));
        return told;
    }
}
