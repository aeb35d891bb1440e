package dev.headgate.infra.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.infra.NeedsNode;
import dev.headgate.policy.Answer;
import dev.headgate.policy.Statement;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Least privilege from both sides: every call that the functions make in the simulator's scenarios is judged by the very
 * policies that the CDK app makes of the same configuration, and what no call needs is not allowed.
 */
@NeedsNode
@ParameterizedClass
@MethodSource("dev.headgate.infra.permission.Installation#all")
class LeastPrivilegeTest {

    /** Allowed, and called by nothing that the simulator runs. */
    private static final Map<String, String> NOT_CALLED = Map.of(
            "logs:CreateLogStream", "Lambda writes a function's log as the function",
            "logs:PutLogEvents", "Lambda writes a function's log as the function",
            "sqs:SendMessage", "Lambda keeps the events there that the watchdog failed on, as the watchdog");

    private final Installation installation;
    private final IamRoles roles;
    private final Set<Access> recorded;

    LeastPrivilegeTest(Installation installation) {
        this.installation = installation;
        roles = installation.roles();
        recorded = installation.recorded();
    }

    @Test
    void allowsEveryCall() {
        assertThat(new Judgement(roles).refusals(recorded)).isEmpty();
    }

    @Test
    void seesCallsOfEveryFunctionAndEveryDeployRole() {
        assertThat(recorded.stream().map(Access::function).distinct())
                .containsExactlyInAnyOrderElementsOf(roles.functions().toList());
        assertThat(recorded.stream().map(Access::role).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        roles.all().map(IamRole::arn).toList());
    }

    /** Takes every action, resource and condition's value out of every statement, one at a time: a call must then fail. */
    @Test
    void allowsNothingThatNoCallNeeds() {
        assertThat(roles.all().flatMap(this::unneeded))
                .as("No call needs these: take them out of Allowed or DeployAction, or say in NOT_CALLED why they stay")
                .isEmpty();
    }

    @Test
    void listsAsNotCalledOnlyWhatIsAllowedAndNotCalled() {
        assertThat(NOT_CALLED.keySet())
                .doesNotContainAnyElementsOf(
                        recorded.stream().map(Access::action).toList())
                .isSubsetOf(roles.all()
                        .flatMap(role -> role.statements().stream())
                        .filter(Statement::allows)
                        .flatMap(statement -> statement.actions().patterns().stream())
                        .toList());
    }

    @Test
    void namesCallResourceAndPlaceOfAnActionThatIsMissing() {
        String watchdog = roles.roleOf("WatchdogFunction");
        IamRoles less = roles.changing(watchdog, role -> role.without("sns:Publish"));

        assertThat(new Judgement(less).refusals(recorded))
                .isNotEmpty()
                .allSatisfy(refusal -> assertThat(refusal)
                        .startsWith(
                                "WatchdogFunction as headgate-watchdog-function: sns:Publish on arn:aws:sns:us-east-1:")
                        .contains("NOT_ALLOWED")
                        .endsWith("add sns:Publish, this resource or this condition's value to Allowed.watchdog()"));
    }

    @Test
    void namesTheCallThatADeployRoleDoesNotAllow() {
        IamRoles less = installation
                .deployRoles()
                .findFirst()
                .map(it -> roles.changing(it.arn(), role -> role.without("ecs:RegisterTaskDefinition")))
                .orElseThrow();

        assertThat(new Judgement(less).refusals(recorded))
                .isNotEmpty()
                .allSatisfy(refusal -> assertThat(refusal)
                        .startsWith("DeploymentFunction as headgate-deploy-")
                        .contains("ecs:RegisterTaskDefinition on arn:aws:ecs:", "DeployAction"));
    }

    private Stream<String> unneeded(IamRole role) {
        return role.statements().stream()
                .filter(LeastPrivilegeTest::isCalled)
                .flatMap(statement -> new StatementParts(statement)
                        .all()
                        .filter(part -> !isNeeded(role, statement, part))
                        .map(part -> role.arn() + ": " + statement.sid().orElse("") + " " + part));
    }

    private static boolean isCalled(Statement statement) {
        return statement.allows()
                && !NOT_CALLED.keySet().containsAll(statement.actions().patterns());
    }

    /** One list of actions serves all environments: it is enough that the role of one of them needs it. */
    private boolean isNeeded(IamRole role, Statement statement, String part) {
        return wouldFail(role, statement, part)
                || (roles.isDeployRole(role.arn())
                        && installation
                                .deployRoles()
                                .anyMatch(other -> other.statements().stream()
                                        .anyMatch(it -> it.allows() && wouldFail(other, it, part))));
    }

    private boolean wouldFail(IamRole role, Statement statement, String part) {
        IamRole less = role.with(statement, new StatementParts(statement).without(part));
        return recorded.stream()
                .filter(access -> access.role().equals(role.arn()) && statement.isAbout(access.request()))
                .anyMatch(access -> less.may(access) != Answer.ALLOWED);
    }
}
