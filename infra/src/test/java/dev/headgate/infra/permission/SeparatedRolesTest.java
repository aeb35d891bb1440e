package dev.headgate.infra.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.infra.NeedsNode;
import dev.headgate.policy.Answer;
import dev.headgate.policy.Effect;
import dev.headgate.policy.Statement;
import dev.headgate.policy.Wildcards;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What one function does, another may not: calls that were recorded, made by somebody else or elsewhere. */
@NeedsNode
@ParameterizedClass
@MethodSource("dev.headgate.infra.permission.Installation#all")
class SeparatedRolesTest {

    private static final String DEPLOYMENT_FUNCTION = "DeploymentFunction";
    private static final String ASSUME_ROLE = "sts:AssumeRole";
    private static final String EXTERNAL_ID = "sts:ExternalId";
    /** Where approvers sign in: whose resources they are, LeastPrivilegeTest says. */
    private static final Set<String> SECRET_OF_THE_PAGE = Set.of("ssm:GetParameter", "secretsmanager:GetSecretValue");

    private static final String REGION = "aws:RequestedRegion";

    /** As the administrator's policy has it. */
    private static final Statement EVERYTHING = new Statement(
            Optional.of("Everything"),
            Effect.ALLOW,
            Optional.empty(),
            Wildcards.of("*"),
            Optional.of(Wildcards.of("*")),
            List.of());

    private final IamRoles roles;
    private final Set<Access> recorded;

    SeparatedRolesTest(Installation installation) {
        roles = installation.roles();
        recorded = installation.recorded();
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
                roles.functions().filter(it -> !it.equals(DEPLOYMENT_FUNCTION)).toList();

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
                    IamRole role = roles.role(access.role()).attaching(EVERYTHING);
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
    void keepsLocksTurnsAndWhatServesForTheDeploymentFunctionToChange() {
        assertNobodyMay(
                deploymentWrites(key -> key.equals("LOCK") || key.equals("WAITING") || key.startsWith("DEPLOYED#")),
                roles.functions().filter(it -> !it.equals(DEPLOYMENT_FUNCTION)));
    }

    /** The watchdog gives an outcome to what no recovery could end; nobody else writes into a deployment's record. */
    @Test
    void keepsDeploymentsForTheDeploymentFunctionAndTheWatchdogToChange() {
        assertNobodyMay(
                deploymentWrites(key -> key.startsWith("DEPLOYMENT#")),
                roles.functions().filter(it -> !it.equals(DEPLOYMENT_FUNCTION) && !it.equals("WatchdogFunction")));
    }

    private void assertNobodyMay(List<Access> writes, Stream<String> others) {
        assertThat(others)
                .isNotEmpty()
                .allSatisfy(function -> assertThat(writes)
                        .isNotEmpty()
                        .allSatisfy(access -> assertThat(roles.role(roles.roleOf(function))
                                        .may(access.by(function, roles.roleOf(function))))
                                .isEqualTo(Answer.NOT_ALLOWED)));
    }

    private List<Access> deploymentWrites(Predicate<String> key) {
        Set<String> writes = Set.of("dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:ConditionCheckItem");
        return recorded.stream()
                .filter(it -> it.function().equals(DEPLOYMENT_FUNCTION) && writes.contains(it.action()))
                .filter(it ->
                        it.values("dynamodb:LeadingKeys").orElseThrow().stream().anyMatch(key))
                .toList();
    }

    @Test
    void opensToTheApprovalPageNothingButApprovalsAndTheirLinksAndWhoAsked() {
        String page = roles.roleOf("ApprovalFunction");

        assertThat(recorded.stream()
                        .map(it -> it.by("ApprovalFunction", page))
                        .filter(it -> roles.role(page).may(it) == Answer.ALLOWED)
                        .map(it -> it.values("dynamodb:LeadingKeys")
                                .map(keys -> keys.getFirst().replaceFirst("#.*", ""))
                                .orElse(it.action()))
                        .distinct())
                .filteredOn(it -> !SECRET_OF_THE_PAGE.contains(it))
                .containsExactlyInAnyOrder("ASKER", "approval", "link", "states:SendTaskSuccess");
    }

    /** Else a page that somebody has got into could put another name beside what it asks. */
    @Test
    void keepsWhoAskedForTheWatchdogToNote() {
        List<Access> notes = recorded.stream()
                .filter(it ->
                        it.function().equals("WatchdogFunction") && it.action().equals("dynamodb:PutItem"))
                .filter(it -> it.values("dynamodb:LeadingKeys").orElseThrow().stream()
                        .anyMatch(key -> key.startsWith("ASKER#")))
                .toList();

        assertNobodyMay(notes, Stream.of("ApprovalFunction", "ReleaseFunction", "WidgetFunction"));
    }

    private List<Access> recordedAs(String action) {
        return recorded.stream().filter(it -> it.action().equals(action)).toList();
    }
}
