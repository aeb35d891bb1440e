package dev.headgate.infra.permission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.infra.Tooling;
import dev.headgate.infra.Tooling.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may start what, and what operators are given to attach. */
@NeedsNode
class StartersTest {

    private static SynthesizedApp app;
    private static StackTemplate stack;

    @BeforeAll
    static void synthesize() {
        app = SynthesizedApp.ofFourAccounts();
        stack = Tooling.orchestratorOfFour();
    }

    @Test
    void onlyReleasesAndTheWatchdogStartDeployments() {
        assertThat(rolesThat("states:StartExecution", "headgate-deployment-longsuffix"))
                .containsExactlyInAnyOrder("FunctionsWatchdogRole", "StateMachinesReleaseRole");
    }

    /** By roles that CDK makes for them. */
    @Test
    void onlyRulesAndPipelinesStartReleases() {
        assertThat(rolesThat("states:StartExecution", "headgate-release-longsuffix"))
                .isNotEmpty()
                .allMatch(role -> role.endsWith("EventsRole") || role.endsWith("CodePipelineActionRole"));
    }

    @Test
    void onlyTheReleaseMachineStopsDeployments() {
        assertThat(app.stacks().stream()
                        .flatMap(it -> it.resources("AWS::IAM::Policy").stream())
                        .filter(it -> it.json().toString().contains("states:StopExecution"))
                        .map(StartersTest::role))
                .containsExactly("StateMachinesReleaseRole");
    }

    @Test
    void operatorsStartStopAndLookAndNothingElse() {
        Resource policy = operators();

        List<Statement> allowed = statements(policy).toList();
        assertThat(Tooling.actions(allowed))
                .containsExactly(
                        "states:DescribeExecution",
                        "states:DescribeStateMachine",
                        "states:GetExecutionHistory",
                        "states:ListExecutions",
                        "states:StartExecution",
                        "states:StopExecution");
        assertThat(allowed).allSatisfy(it -> {
            assertThat(it.json().get("Effect").asText()).isEqualTo("Allow");
            assertThat(it.resources())
                    .hasSize(2)
                    .allMatch(resource -> resource.contains("StateMachinesRelease")
                            || resource.contains("StateMachinesDeployment")
                            || resource.contains(":execution:headgate-release-longsuffix:")
                            || resource.contains(":execution:headgate-deployment-longsuffix:"));
        });
    }

    /** Whom it belongs to is for the account's owner to say. */
    @Test
    void nobodyIsAnOperatorByItself() {
        Resource policy = operators();

        for (String attached : List.of("/Roles", "/Users", "/Groups")) {
            assertThat(policy.property(attached).isMissingNode()).as(attached).isTrue();
        }
    }

    private static Resource operators() {
        return stack.resource("AWS::IAM::ManagedPolicy", "ManagedPolicyName", "headgate-operators-longsuffix");
    }

    private static List<String> rolesThat(String action, String machine) {
        String logicalId = stack.resource("AWS::StepFunctions::StateMachine", "StateMachineName", machine)
                .id();
        return app.stacks().stream()
                .flatMap(it -> it.resources("AWS::IAM::Policy").stream())
                .filter(policy -> statements(policy)
                        .filter(it -> it.allows(action) || it.allows("states:*") || it.allows("*"))
                        .flatMap(it -> it.resources().stream())
                        .anyMatch(it -> it.contains(logicalId) || it.endsWith(":" + machine) || it.equals("*")))
                .map(StartersTest::role)
                .toList();
    }

    private static Stream<Statement> statements(Resource policy) {
        return Tooling.elements(policy.property("/PolicyDocument/Statement")).map(Statement::new);
    }

    /** The logical id of the role that a policy is attached to, without CDK's hash. */
    private static String role(Resource policy) {
        JsonNode role = policy.property("/Roles/0/Ref");
        return role.asText().replaceFirst("[0-9A-F]{8}$", "");
    }
}
