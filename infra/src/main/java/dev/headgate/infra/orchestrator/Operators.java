package dev.headgate.infra.orchestrator;

import dev.headgate.infra.stack.Finding;
import dev.headgate.infra.stack.ToolingNames;
import java.util.List;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * A policy to attach to whoever operates releases in the console: they start, stop and look at executions, and reach nothing by
 * themselves. {@link People} has one for each thing that somebody may do.
 *
 * <p>It lets them start the deployment state machine as well, which takes a recovery or one environment's release from them
 * and nothing else: gates, targets and rules come from the configuration whoever asks.
 */
final class Operators extends Construct {

    Operators(Construct scope, ToolingNames names, StateMachines machines) {
        super(scope, "Operators");
        List<String> stateMachines = List.of(
                machines.release().getStateMachineArn(), machines.deployment().getStateMachineArn());
        List<String> executions =
                List.of(names.executionArns(ToolingNames.RELEASE), names.executionArns(ToolingNames.DEPLOYMENT));
        ManagedPolicy policy = ManagedPolicy.Builder.create(this, "Policy")
                .managedPolicyName(names.of("operators"))
                .description("Headgate: starts, stops and shows releases and deployments")
                .statements(List.of(
                        statement("Start", stateMachines, "states:StartExecution"),
                        statement("Stop", executions, "states:StopExecution"),
                        statement(
                                "LookAtExecutions",
                                executions,
                                "states:DescribeExecution",
                                "states:GetExecutionHistory"),
                        statement(
                                "LookAtStateMachines",
                                stateMachines,
                                "states:DescribeStateMachine",
                                "states:ListExecutions")))
                .build();
        executions.forEach(arns -> Finding.accept(
                policy,
                "AwsSolutions-IAM5[Resource::" + arns + "]",
                "All executions of one state machine, whose names are not known before they start."));
    }

    private static PolicyStatement statement(String sid, List<String> resources, String... actions) {
        return Allowed.statement(sid, actions).resources(resources).build();
    }
}
