package dev.headgate.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.environment.balancing.SimulatedLoadBalancing;
import dev.headgate.simulator.environment.cloudwatch.SimulatedCloudWatch;
import dev.headgate.simulator.environment.codedeploy.SimulatedCodeDeploy;
import dev.headgate.simulator.environment.ecs.SimulatedEcs;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.stepfunctions.SimulatedStepFunctions;
import dev.headgate.simulator.tooling.SimulatedCodeConnections;
import dev.headgate.simulator.tooling.SimulatedCodePipeline;
import dev.headgate.simulator.tooling.SimulatedDynamoDb;
import dev.headgate.simulator.tooling.SimulatedEcr;
import dev.headgate.simulator.tooling.SimulatedIam;
import dev.headgate.simulator.tooling.SimulatedSecretsManager;
import dev.headgate.simulator.tooling.SimulatedSns;
import dev.headgate.simulator.tooling.SimulatedSsm;
import dev.headgate.simulator.tooling.SimulatedSts;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.awscore.AwsResponse;

/** The SDK's own clients hear over HTTP what handlers hear from the simulated ones. */
@Timeout(60)
class EveryOperationTest {

    /**
     * Somebody waits for a token, and a state takes the time that its test does, only where time passes: StrangersMachineTest
     * sends these. A service is created only where a stack has made room for it, and goes over no wire in any test.
     */
    private static final Set<String> ELSEWHERE =
            Set.of("SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat", "TestState", "CreateService");

    private static final List<Class<?>> SIMULATIONS = List.of(
            SimulatedStepFunctions.class,
            SimulatedDynamoDb.class,
            SimulatedEcr.class,
            SimulatedSsm.class,
            SimulatedSns.class,
            SimulatedSts.class,
            SimulatedIam.class,
            SimulatedSecretsManager.class,
            SimulatedCodeConnections.class,
            SimulatedCodePipeline.class,
            SimulatedCodeDeploy.class,
            SimulatedEcs.class,
            SimulatedLoadBalancing.class,
            SimulatedCloudWatch.class);

    @Test
    void answersOverHttpWhatTheSimulationAnswers() {
        World twin = EndpointScene.world();
        Map<String, AwsResponse> direct = Tour.of(EndpointScene.direct(twin), twin.loop()::runFor);
        try (EndpointScene scene = new EndpointScene()) {
            Map<String, AwsResponse> overHttp = Tour.of(scene.overHttp(), scene::runFor);

            assertThat(overHttp.keySet()).containsExactlyElementsOf(direct.keySet());
            direct.forEach((operation, answer) -> assertThat(answer.equalsBySdkFields(overHttp.get(operation)))
                    .describedAs("%s%n%s%n%s", operation, answer, overHttp.get(operation))
                    .isTrue());
        }
        assertThat(direct.keySet().stream().map(it -> it.split(" ", 2)[0]))
                .containsAll(simulated().filter(it -> !ELSEWHERE.contains(it)).collect(Collectors.toSet()));
    }

    private static Stream<String> simulated() {
        return SIMULATIONS.stream()
                .flatMap(it -> Arrays.stream(it.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && AwsResponse.class.isAssignableFrom(method.getReturnType()))
                .map(Method::getReturnType)
                .map(it -> it.getSimpleName().replaceAll("Response$", ""));
    }
}
