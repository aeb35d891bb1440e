package dev.headgate.infra.orchestrator;

import static dev.headgate.infra.Tooling.allowedTo;
import static dev.headgate.infra.Tooling.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Names;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.infra.Tooling;
import dev.headgate.infra.Tooling.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What LeastPrivilegeTest cannot see, as the simulator has neither a suffix nor several services: their names. */
@NeedsNode
class AllowedTest {

    private static StackTemplate stack;
    private static List<Statement> release;
    private static List<Statement> deployment;

    @BeforeAll
    static void synthesize() {
        stack = Tooling.orchestratorOfFour();
        release = allowedTo(stack, "headgate-release-function-longsuffix");
        deployment = allowedTo(stack, "headgate-deployment-function-longsuffix");
    }

    @Test
    void letsNobodyElseAssumeTheDeployRoles() {
        assertThat(statement(deployment, "sts:AssumeRole").resources())
                .containsExactlyInAnyOrder(
                        "arn:aws:iam::222222222222:role/headgate-deploy-dev-longsuffix",
                        "arn:aws:iam::333333333333:role/headgate-deploy-staging-longsuffix",
                        "arn:aws:iam::444444444444:role/headgate-deploy-prod-longsuffix");
        for (StackTemplate template : SynthesizedApp.ofFourAccounts().stacks()) {
            template.resources("AWS::IAM::Policy")
                    .forEach(policy -> assertThat(policy.json().toString().contains("headgate-deploy-prod-longsuffix"))
                            .as("%s of %s", policy, template)
                            .isEqualTo(policy.property("/PolicyName").asText().contains("FunctionsDeploymentRole")));
        }
    }

    @Test
    void namesTheRoleThatTheDeployRolesTrust() {
        String trusted = SynthesizedApp.ofFourAccounts().configuration().names().deploymentFunctionRole();

        assertThat(stack.resource("AWS::IAM::Role", "RoleName", trusted).property("/AssumeRolePolicyDocument"))
                .asString()
                .contains("lambda.amazonaws.com");
    }

    /** By their names, calls of theirs are told from people's. */
    @Test
    void namesTheRolesByWhichHeadgateStartsExecutionsItself() {
        Names names = SynthesizedApp.ofFourAccounts().configuration().names();

        for (String role : List.of(names.releaseStateMachineRole(), names.watchdogFunctionRole())) {
            assertThat(stack.resource("AWS::IAM::Role", "RoleName", role)
                            .property("/AssumeRolePolicyDocument")
                            .toString())
                    .containsAnyOf("states.amazonaws.com", "lambda.amazonaws.com");
        }
    }

    @Test
    void reachesOnlyThisConfigurationAndTheseRepositories() {
        assertThat(statement(release, "ssm:GetParameter").resources())
                .containsExactly("arn:aws:ssm:us-east-1:111111111111:parameter/headgate-longsuffix/configuration*");
        assertThat(statement(deployment, "ecr:DescribeImages").resources())
                .containsExactly("arn:aws:ecr:us-east-1:111111111111:repository/*");
        assertThat(statement(deployment, "ecr:DescribeImages")
                        .json()
                        .get("Condition")
                        .toString())
                .isEqualTo("{\"StringEquals\":{\"aws:ResourceTag/headgate:installation\":\"headgate-longsuffix\"}}");
    }
}
