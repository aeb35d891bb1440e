package dev.headgate.infra.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Configuration;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.infra.Tooling;
import dev.headgate.infra.permission.IamRole.Answer;
import dev.headgate.simulator.scenario.Scenario;
import dev.headgate.simulator.scenario.Scenarios;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
@MethodSource("installations")
class LeastPrivilegeTest {

    /** Allowed, and called by nothing that the simulator runs. */
    private static final Map<String, String> NOT_CALLED = Map.of(
            "logs:CreateLogStream", "Lambda writes a function's log as the function",
            "logs:PutLogEvents", "Lambda writes a function's log as the function",
            "sqs:SendMessage", "Lambda keeps the events there that the watchdog failed on, as the watchdog");

    /** With these, {@link MoreScenarios} come to every call: the others make the same ones in other places. */
    private static final List<String> SHORT = List.of("happy", "operator-rollback", "execution-dies", "rollback-fails");

    private static final Path FOUR_ACCOUNTS = Path.of("src/test/resources/least-privilege.yaml");
    private static final String ASSUME_ROLE = "sts:AssumeRole";
    private static final String EXTERNAL_ID = "sts:ExternalId";
    private static final String REGION = "aws:RequestedRegion";

    private final IamRoles roles;
    private final Set<Access> recorded;

    LeastPrivilegeTest(Installation installation) {
        roles = installation.roles();
        recorded = installation.recorded();
    }

    /** Roles, and what the functions do in the installation that has them. */
    record Installation(Configuration configuration, IamRoles roles, Set<Access> recorded) {

        static Installation of(SynthesizedApp app, Stream<Scenario> scenarios) {
            IamRoles roles = IamRoles.of(app);
            List<Scenario> all =
                    Stream.concat(scenarios, MoreScenarios.all().stream()).toList();
            return new Installation(app.configuration(), roles, RecordedAccess.of(all, app.configuration(), roles));
        }

        @Override
        public String toString() {
            return configuration.services().stream()
                    .flatMap(service -> service.environments().stream())
                    .map(environment -> environment.target().account() + " in "
                            + environment.target().region())
                    .distinct()
                    .collect(Collectors.joining(", "));
        }
    }

    static Stream<Installation> installations() {
        return Stream.of(
                Installation.of(
                        Tooling.one(), SHORT.stream().map(Scenarios::named).flatMap(Optional::stream)),
                Installation.of(SynthesizedApp.of(FOUR_ACCOUNTS), Scenarios.all().stream()));
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
                        .flatMap(role -> role.policies().stream())
                        .filter(IamStatement::allows)
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
        IamRoles less = deployRoles()
                .findFirst()
                .map(it -> roles.changing(it.arn(), role -> role.without("codedeploy:CreateDeployment")))
                .orElseThrow();

        assertThat(new Judgement(less).refusals(recorded))
                .isNotEmpty()
                .allSatisfy(refusal -> assertThat(refusal)
                        .startsWith("DeploymentFunction as headgate-deploy-")
                        .contains("codedeploy:CreateDeployment on arn:aws:codedeploy:", "DeployAction"));
    }

    @Test
    void needsTheEnvironmentsExternalIdToAssumeItsRole() {
        assertThat(recordedAs(ASSUME_ROLE)).isNotEmpty().allSatisfy(access -> {
            IamRole role = roles.role(access.resource());
            assertThat(role.trusts(access)).isEqualTo(Answer.ALLOWED);
            assertThat(role.trusts(access.lacking(EXTERNAL_ID))).isEqualTo(Answer.NOT_ALLOWED);
            assertThat(role.trusts(access.having(EXTERNAL_ID, "headgate-other")))
                    .isEqualTo(Answer.NOT_ALLOWED);
        });
    }

    /** Neither side would be enough to open it: not the function's policy, and not the role's trust. */
    @Test
    void letsNoOtherFunctionAssumeADeployRole() {
        List<String> others =
                roles.functions().filter(it -> !it.equals("DeploymentFunction")).toList();

        assertThat(others).hasSize(4).allSatisfy(function -> {
            String role = roles.roleOf(function);
            assertThat(recordedAs(ASSUME_ROLE)).allSatisfy(access -> {
                Access other = access.by(function, role);
                assertThat(roles.role(role).may(other)).isEqualTo(Answer.NOT_ALLOWED);
                assertThat(roles.role(access.resource()).trusts(other)).isEqualTo(Answer.NOT_ALLOWED);
            });
        });
    }

    /** Also where somebody attaches the administrator's policy to a deploy role. */
    @Test
    void deniesADeployRoleEverythingOutsideItsEnvironment() {
        assertThat(recorded.stream().filter(it -> roles.isDeployRole(it.role())))
                .allSatisfy(access -> {
                    IamRole role = roles.role(access.role()).attaching(IamStatement.allowingEverything());
                    assertThat(role.may(access)).isEqualTo(Answer.ALLOWED);
                    assertThat(Stream.of(
                                            access.having(REGION, "ap-south-1").to("codedeploy:CreateDeployment", "*"),
                                            access.to("codedeploy:CreateDeployment", access.resource() + "-other"),
                                            access.to("codedeploy:UpdateDeploymentGroup", access.resource() + "-other"),
                                            access.to("iam:PassRole", access.role()),
                                            access.to("iam:PutRolePolicy", access.role()),
                                            access.to("iam:CreateUser", "*"),
                                            access.to(ASSUME_ROLE, access.role()))
                                    .map(role::may))
                            .containsOnly(Answer.DENIED);
                });
    }

    @Test
    void keepsDeploymentsAndLocksForTheDeploymentFunctionToChange() {
        Set<String> writes = Set.of("dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:ConditionCheckItem");
        List<Access> kept = recorded.stream()
                .filter(it -> it.function().equals("DeploymentFunction") && writes.contains(it.action()))
                .filter(it -> it.values("dynamodb:LeadingKeys").orElseThrow().stream()
                        .anyMatch(key -> key.equals("LOCK") || key.startsWith("DEPLOY") || key.equals("WAITING")))
                .toList();

        assertThat(roles.functions().filter(it -> !it.equals("DeploymentFunction")))
                .allSatisfy(function -> assertThat(kept)
                        .isNotEmpty()
                        .allSatisfy(access -> assertThat(roles.role(roles.roleOf(function))
                                        .may(access.by(function, roles.roleOf(function))))
                                .isEqualTo(Answer.NOT_ALLOWED)));
    }

    @Test
    void opensToTheApprovalPageNothingButApprovalsAndTheirLinks() {
        String page = roles.roleOf("ApprovalFunction");

        assertThat(recorded.stream()
                        .map(it -> it.by("ApprovalFunction", page))
                        .filter(it -> roles.role(page).may(it) == Answer.ALLOWED)
                        .map(it -> it.values("dynamodb:LeadingKeys")
                                .map(keys -> keys.getFirst().replaceFirst("#.*", ""))
                                .orElse(it.action()))
                        .distinct())
                .containsExactlyInAnyOrder("approval", "link", "states:SendTaskSuccess");
    }

    private Stream<String> unneeded(IamRole role) {
        return role.policies().stream()
                .filter(LeastPrivilegeTest::isCalled)
                .flatMap(statement -> statement
                        .parts()
                        .filter(part -> !isNeeded(role, statement, part))
                        .map(part -> role.arn() + ": " + statement.sid() + " " + part));
    }

    private static boolean isCalled(IamStatement statement) {
        return statement.allows()
                && !NOT_CALLED.keySet().containsAll(statement.actions().patterns());
    }

    /** One list of actions serves all environments: it is enough that the role of one of them needs it. */
    private boolean isNeeded(IamRole role, IamStatement statement, String part) {
        return wouldFail(role, statement, part)
                || (roles.isDeployRole(role.arn())
                        && deployRoles()
                                .anyMatch(other -> other.policies().stream()
                                        .anyMatch(it -> it.allows() && wouldFail(other, it, part))));
    }

    private boolean wouldFail(IamRole role, IamStatement statement, String part) {
        IamRole less = role.with(statement, statement.without(part));
        return recorded.stream()
                .filter(access -> access.role().equals(role.arn()) && statement.isAbout(access))
                .anyMatch(access -> less.may(access) != Answer.ALLOWED);
    }

    private Stream<IamRole> deployRoles() {
        return roles.all().filter(role -> roles.isDeployRole(role.arn()));
    }

    private List<Access> recordedAs(String action) {
        return recorded.stream().filter(it -> it.action().equals(action)).toList();
    }
}
