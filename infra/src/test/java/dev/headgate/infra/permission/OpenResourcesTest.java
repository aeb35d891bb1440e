package dev.headgate.infra.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.policy.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may be done to any resource, and why. */
@NeedsNode
class OpenResourcesTest {

    /**
     * With DescribeAlarms, which would hide composite alarms if it were limited to some.
     *
     * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Actions and their resources</a>
     */
    private static final List<String> IAM_KNOWS_NO_RESOURCE = List.of(
            "cloudwatch:DescribeAlarms",
            "cloudwatch:GetMetricData",
            "codedeploy:ContinueDeployment",
            "codedeploy:GetDeploymentTarget",
            "codedeploy:StopDeployment",
            "ecs:DescribeTaskDefinition",
            "elasticloadbalancing:DescribeListeners",
            "elasticloadbalancing:DescribeLoadBalancers",
            "elasticloadbalancing:DescribeRules",
            "elasticloadbalancing:DescribeTargetHealth",
            "inspector2:ListCoverage",
            "inspector2:ListFindings",
            "states:SendTaskSuccess");

    @Test
    void leavesNoResourceOpenButWhereIamKnowsNone() {
        assertThat(open().flatMap(it -> it.actions().patterns().stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(IAM_KNOWS_NO_RESOURCE);
    }

    @Test
    void limitsThoseToOneRegion() {
        assertThat(open())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.conditions()).singleElement().satisfies(condition -> {
                    assertThat(condition.operator()).isEqualTo("StringEquals");
                    assertThat(condition.key()).isEqualTo("aws:RequestedRegion");
                    assertThat(condition.values()).hasSize(1);
                }));
    }

    private static Stream<Statement> open() {
        return IamRoles.of(SynthesizedApp.ofFourAccounts())
                .all()
                .flatMap(role -> role.statements().stream())
                .filter(it -> it.allows() && it.resources().orElseThrow().letsThrough("anything"));
    }
}
