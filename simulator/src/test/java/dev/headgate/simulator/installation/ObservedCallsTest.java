package dev.headgate.simulator.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Configuration;
import dev.headgate.config.Target;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Run;
import dev.headgate.simulator.scenario.Scenario;
import dev.headgate.simulator.scenario.Scenarios;
import dev.headgate.simulator.wire.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

class ObservedCallsTest {

    private static final Configuration CONFIGURATION = configuration();
    private static final Scenario ROLLBACK =
            Scenarios.named("operator-rollback").orElseThrow();

    private final List<AwsCall> observed = new ArrayList<>();
    private final Run run = run();

    @Test
    void seesEveryCallThatPassesTheWire() {
        run.world().observeCalls(observed::add);
        play(run);

        assertThat(observed.stream().map(it -> it.service() + ":" + it.operation()))
                .containsExactlyElementsOf(run.world().wire().calls().stream()
                        .map(it -> it.service() + ":" + it.operation())
                        .toList());
    }

    @Test
    void changesNothingInARun() {
        Run unobserved = run();
        play(unobserved);
        run.world().observeCalls(observed::add);
        play(run);

        assertThat(calls(run)).isEqualTo(calls(unobserved));
        assertThat(run.journal().endedAt()).isEqualTo(unobserved.journal().endedAt());
    }

    @Test
    void tellsWhichFunctionCallsByWhichRole() {
        Target prod = CONFIGURATION
                .service("web")
                .flatMap(it -> it.environment("prod"))
                .orElseThrow()
                .target();
        run.world().observeCalls(observed::add);
        play(run);

        assertThat(of(CreateDeploymentRequest.class)).isNotEmpty().allSatisfy(call -> {
            assertThat(call.function()).isEqualTo("DeploymentFunction");
            assertThat(call.deployRole()).contains(prod.roleArn());
            assertThat(call.account()).isEqualTo(prod.account());
            assertThat(call.region()).isEqualTo(prod.region());
        });
        assertThat(of(AssumeRoleRequest.class)).isNotEmpty().allSatisfy(call -> {
            assertThat(call.deployRole()).isEmpty();
            assertThat(((AssumeRoleRequest) call.request()).externalId()).isEqualTo(prod.externalId());
        });
    }

    @Test
    void seesOperationsBehindPaginatorsAndConsumers() {
        run.world().observeCalls(observed::add);
        Object unused = run.world().dashboard();

        assertThat(observed).extracting(AwsCall::function).containsOnly("WidgetFunction");
        assertThat(observed).extracting(AwsCall::operation).contains("Query", "ListExecutions", "GetParameter");
    }

    private Stream<AwsCall> of(Class<?> request) {
        return observed.stream().filter(it -> request.isInstance(it.request()));
    }

    private static List<Call> calls(Run run) {
        return run.world().wire().calls();
    }

    private static void play(Run run) {
        run.begin();
        while (!run.isDone()) {
            var unused = run.world().loop().step();
        }
    }

    private static Run run() {
        Definitions definitions = new Definitions(Path.of("..", "statemachine"));
        return new Run(ROLLBACK, CONFIGURATION, definitions, "https://approve.example.com", Manner.APPROVE, 42);
    }

    private static Configuration configuration() {
        try {
            return ConfigurationFile.parse(
                    Files.readString(Path.of("..", "headgate.yaml")), "headgate.yaml", "111122223333");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
