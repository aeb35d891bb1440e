package dev.headgate.infra.environment;

import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.Finding;
import dev.headgate.infra.stack.RolePolicies;
import dev.headgate.policy.TrustPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * The role by which Headgate deploys into one environment: what its code calls, on this environment's services, and no more.
 *
 * <p>StopDeployment and ContinueDeployment cannot be limited to a group. Environments that must not reach each other at all
 * need accounts of their own.
 */
final class DeployRole extends Construct {

    private final EnvironmentServices environment;
    private final DeployResources resources;

    DeployRole(Construct scope, EnvironmentServices environment) {
        super(scope, "Deploy");
        this.environment = environment;
        this.resources = new DeployResources(Stack.of(this), environment);
        List<PolicyStatement> allowed = allowed();
        List<PolicyStatement> all =
                Stream.concat(allowed.stream(), denied().stream()).toList();
        boolean fits = RolePolicies.fitInline(all);
        String name = environment.configuration().names().deployRole(environment.name());
        Role role = Role.Builder.create(this, "Role")
                .roleName(name)
                .description("Headgate's DeploymentFunction, when it deploys into " + environment.name())
                .assumedBy(deploymentFunction())
                .maxSessionDuration(Duration.hours(1))
                .inlinePolicies(Map.of(
                        "Deploy",
                        PolicyDocument.Builder.create()
                                .statements(fits ? all : deniedToMany())
                                .build()))
                .build();
        knowAction(role);
        if (!fits) {
            attach(role, RolePolicies.of(name, allowed));
        }
        acceptFindings();
    }

    /** Of more services than fit into the role itself. */
    private void attach(Role role, List<List<PolicyStatement>> policies) {
        for (int i = 0; i < policies.size(); i++) {
            knowAction(ManagedPolicy.Builder.create(this, "Services-" + (i + 1))
                    .description("Headgate: what deploys into " + environment.name() + ", part " + (i + 1) + " of "
                            + policies.size())
                    .statements(policies.get(i))
                    .roles(List.of(role))
                    .build());
        }
    }

    /** The list of actions in cfn-lint is older than ecs:ContinueServiceDeployment. */
    private void knowAction(IConstruct policy) {
        if (!environment.movedByEcs().isEmpty()) {
            ((CfnResource) policy.getNode().findChild("Resource"))
                    .addMetadata("cfn-lint", Map.of("config", Map.of("ignore_checks", List.of("W3037"))));
        }
    }

    /** The same that the doctor demands, which says why it is no role's ARN. */
    private IPrincipal deploymentFunction() {
        TrustPolicy trust = TrustPolicy.of(environment.configuration(), environment.name());
        return new PrincipalWithConditions(new AccountPrincipal(trust.account()), trust.conditions());
    }

    private List<PolicyStatement> allowed() {
        List<PolicyStatement> statements = new ArrayList<>();
        for (DeployAction.On on : DeployAction.On.values()) {
            if (!resources.of(on).isEmpty()) {
                statements.add(allow(on));
            }
        }
        if (!resources.taskRoles().isEmpty()) {
            statements.add(PolicyStatement.Builder.create()
                    .sid("PassTaskRoles")
                    .actions(List.of("iam:PassRole"))
                    .resources(resources.taskRoles())
                    .conditions(Map.of("StringEquals", Map.of("iam:PassedToService", "ecs-tasks.amazonaws.com")))
                    .build());
        }
        return statements;
    }

    private PolicyStatement allow(DeployAction.On on) {
        return PolicyStatement.Builder.create()
                .actions(Stream.concat(DeployAction.CALLED.stream(), DeployAction.IMPLIED.stream())
                        .filter(action -> action.on() == on)
                        .filter(action -> !action.isOfCodeDeploy()
                                || !environment.movedByCodeDeploy().isEmpty())
                        .map(DeployAction::name)
                        .toList())
                .resources(resources.of(on))
                .conditions(Map.of("StringEquals", Map.of("aws:RequestedRegion", environment.region())))
                .build();
    }

    /** Said again as denials, so that a policy attached later on by somebody else does not open them. */
    private List<PolicyStatement> denied() {
        return denied(resources.taskRoles(), resources.of(DeployAction.On.DEPLOYMENT_GROUP));
    }

    /** What is not allowed stays so without them: of many services, they go by how these are named. */
    private List<PolicyStatement> deniedToMany() {
        return denied(resources.taskRolesAlike(), resources.groupsAlike());
    }

    private List<PolicyStatement> denied(List<String> taskRoles, List<String> groups) {
        PolicyStatement.Builder noOtherGroup = deny("NoOtherGroup")
                .actions(List.of("codedeploy:CreateDeployment", "codedeploy:UpdateDeploymentGroup"));
        return List.of(
                deny("NoOtherRegion")
                        .notActions(List.of("iam:PassRole"))
                        .resources(List.of("*"))
                        .conditions(Map.of("StringNotEquals", Map.of("aws:RequestedRegion", environment.region())))
                        .build(),
                deny("NoIdentityChanges")
                        .actions(List.of(
                                "iam:Add*",
                                "iam:Attach*",
                                "iam:Create*",
                                "iam:Delete*",
                                "iam:Detach*",
                                "iam:Put*",
                                "iam:Remove*",
                                "iam:Set*",
                                "iam:Tag*",
                                "iam:Untag*",
                                "iam:Update*",
                                "iam:Upload*",
                                "sts:AssumeRole*"))
                        .resources(List.of("*"))
                        .build(),
                noOtherRole(taskRoles),
                groups.isEmpty()
                        ? noOtherGroup.resources(List.of("*")).build()
                        : noOtherGroup.notResources(groups).build());
    }

    private static PolicyStatement noOtherRole(List<String> passed) {
        PolicyStatement.Builder deny = deny("NoOtherRole").actions(List.of("iam:PassRole"));
        return passed.isEmpty()
                ? deny.resources(List.of("*")).build()
                : deny.notResources(passed).build();
    }

    private static PolicyStatement.Builder deny(String sid) {
        return PolicyStatement.Builder.create().sid(sid).effect(Effect.DENY);
    }

    private void acceptFindings() {
        Finding.accept(
                this,
                Finding.wildcard("*"),
                "Only for actions that take no resource, within one region; what they can reach is said in the class.");
        Stream.of(DeployAction.On.SERVICE_DEPLOYMENT, DeployAction.On.SERVICE_REVISION)
                .flatMap(on -> resources.of(on).stream())
                .forEach(any -> Finding.accept(
                        this, Finding.wildcard(any), "Of one service: each release makes one, which ECS names."));
        resources
                .of(DeployAction.On.TASK_DEFINITION)
                .forEach(family -> Finding.accept(
                        this, Finding.wildcard(family), "The revisions of one service: each release registers one."));
    }
}
