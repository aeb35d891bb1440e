package dev.headgate.infra.orchestrator;

import static dev.headgate.infra.Tooling.actions;
import static dev.headgate.infra.Tooling.allowedTo;
import static dev.headgate.infra.Tooling.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.Tooling;
import dev.headgate.infra.Tooling.Statement;
import dev.headgate.infra.stack.Artifacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsNode
class StateMachinesTest {

    private static StackTemplate stack;

    @BeforeAll
    static void synthesize() {
        stack = Tooling.orchestrator();
    }

    @ParameterizedTest
    @ValueSource(strings = {"release", "deployment"})
    void deploysTheVeryDefinitionThatTheSimulatorRuns(String name) {
        assertThat(machine(name).property("/DefinitionString").asText()).isEqualTo(definition(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"release", "deployment"})
    void fillsInEachPlaceholderOfTheDefinitionAndNoOther(String name) {
        Set<String> placeholders = all("\\$\\{(\\w+)}", definition(name));

        assertThat(machine(name).property("/DefinitionSubstitutions").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(placeholders);
    }

    @Test
    void callsFunctionsByTheirLiveAlias() {
        assertThat(machine("deployment")
                        .property("/DefinitionSubstitutions/DeploymentFunctionArn/Ref")
                        .asText())
                .contains("DeploymentLive");
        assertThat(machine("release")
                        .property("/DefinitionSubstitutions/ReleaseFunctionArn/Ref")
                        .asText())
                .contains("ReleaseLive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"release", "deployment"})
    void allowsWhatTheTasksOfTheDefinitionCall(String name) {
        List<Statement> allowed = allowedTo(stack, "headgate-" + name + "-state-machine");

        for (String resource : all("\"Resource\": *\"([^\"]+)\"", definition(name))) {
            assertThat(actions(allowed)).as(resource).containsAll(needs(resource));
        }
    }

    @Test
    void allowsTheDeploymentMachineItsOneFunctionOnly() {
        List<Statement> allowed = allowedTo(stack, "headgate-deployment-state-machine");

        assertThat(statement(allowed, "lambda:InvokeFunction").resources())
                .singleElement()
                .asString()
                .contains("DeploymentLive");
        assertThat(allowed.stream().filter(it -> it.resources().contains("*")).flatMap(it -> it.actions().stream()))
                .allMatch(action -> action.startsWith("logs:") || action.startsWith("xray:"));
    }

    @Test
    void letsReleasesStartAndStopDeploymentsAndNothingElse() {
        List<Statement> allowed = allowedTo(stack, "headgate-release-state-machine");

        assertThat(statement(allowed, "states:StartExecution").resources())
                .singleElement()
                .asString()
                .contains("StateMachinesDeployment");
        assertThat(statement(allowed, "states:StopExecution").resources())
                .containsExactly("arn:aws:states:us-east-1:111111111111:execution:headgate-deployment:*");
        assertThat(statement(allowed, "events:PutRule").resources())
                .containsExactly(
                        "arn:aws:events:us-east-1:111111111111:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule");
    }

    @ParameterizedTest
    @ValueSource(strings = {"release", "deployment"})
    void logsErrorsWithoutTheTokensInTheirInputAndTraces(String name) {
        assertThat(machine(name).property("/LoggingConfiguration/Level").asText())
                .isEqualTo("ERROR");
        assertThat(machine(name)
                        .property("/LoggingConfiguration/IncludeExecutionData")
                        .asBoolean())
                .isFalse();
        assertThat(machine(name).property("/TracingConfiguration/Enabled").asBoolean())
                .isTrue();
    }

    private static Resource machine(String name) {
        return stack.resource("AWS::StepFunctions::StateMachine", "StateMachineName", "headgate-" + name);
    }

    private static String definition(String name) {
        return new Artifacts(Path.of("..")).definition(name);
    }

    /** What Step Functions does for a Task of this resource. */
    private static List<String> needs(String resource) {
        return switch (resource) {
            case "arn:aws:states:::lambda:invoke", "arn:aws:states:::lambda:invoke.waitForTaskToken" ->
                List.of("lambda:InvokeFunction");
            case "arn:aws:states:::states:startExecution.sync:2" ->
                List.of(
                        "states:StartExecution",
                        "states:DescribeExecution",
                        "states:StopExecution",
                        "events:PutTargets",
                        "events:PutRule",
                        "events:DescribeRule");
            default -> throw new AssertionError("Say what a Task of " + resource + " needs");
        };
    }

    private static Set<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult it) -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
