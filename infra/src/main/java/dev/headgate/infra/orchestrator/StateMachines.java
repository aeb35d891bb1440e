package dev.headgate.infra.orchestrator;

import dev.headgate.infra.stack.Artifacts;
import dev.headgate.infra.stack.Finding;
import dev.headgate.infra.stack.ToolingNames;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.IAlias;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/** Both state machines, from the very files that the simulator runs. */
final class StateMachines extends Construct {

    private final ToolingNames names;
    private final Artifacts artifacts;
    private final StateMachine release;
    private final StateMachine deployment;

    StateMachines(Construct scope, ToolingNames names, Artifacts artifacts, Functions functions) {
        super(scope, "StateMachines");
        this.names = names;
        this.artifacts = artifacts;
        IAlias planner = functions.release().live();
        IAlias deployer = functions.deployment().live();
        deployment = machine(
                "Deployment",
                ToolingNames.DEPLOYMENT,
                Map.of("DeploymentFunctionArn", deployer.getFunctionArn()),
                List.of(invoke(deployer)));
        release = machine(
                "Release",
                ToolingNames.RELEASE,
                new TreeMap<>(Map.of(
                        "ReleaseFunctionArn", planner.getFunctionArn(),
                        "DeploymentStateMachineArn", deployment.getStateMachineArn())),
                List.of(invoke(planner), startDeployments(), stopDeployments(), hearOfTheirEnd()));
        Finding.accept(
                this,
                "AwsSolutions-IAM5[Resource::" + names.executionArns(ToolingNames.DEPLOYMENT) + "]",
                "All executions of one state machine, whose names are not known before they start.");
    }

    StateMachine release() {
        return release;
    }

    StateMachine deployment() {
        return deployment;
    }

    private StateMachine machine(
            String id, String name, Map<String, String> substitutions, List<PolicyStatement> allowed) {
        Role role = Role.Builder.create(this, id + "Role")
                .roleName(names.of(name + "-state-machine"))
                .description("Headgate: what the state machine " + name + " may start")
                .assumedBy(new ServicePrincipal("states.amazonaws.com")
                        .withConditions(Map.of(
                                "StringEquals",
                                Map.of(
                                        "aws:SourceAccount",
                                        names.configuration().account()))))
                .build();
        allowed.forEach(role::addToPolicy);
        StateMachine machine = StateMachine.Builder.create(this, id)
                .stateMachineName(names.of(name))
                .definitionBody(DefinitionBody.fromString(artifacts.definition(name)))
                .definitionSubstitutions(substitutions)
                .role(role)
                .tracingEnabled(true)
                .logs(LogOptions.builder()
                        .destination(LogGroup.Builder.create(this, id + "Log")
                                // The prefix by which AWS lets a log group in without a resource policy of its own.
                                .logGroupName("/aws/vendedlogs/states/" + names.of(name))
                                .retention(RetentionDays.ONE_MONTH)
                                .removalPolicy(RemovalPolicy.DESTROY)
                                .build())
                        .level(LogLevel.ERROR)
                        // Inputs hold task tokens, with which anybody could approve.
                        .includeExecutionData(false)
                        .build())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        letTimeoutsBeExpressions(machine);
        Finding.accept(
                machine,
                "AwsSolutions-SF1",
                "The execution history keeps every event for 90 days; the log is for what an alarm is about.");
        Finding.accept(
                role,
                "AwsSolutions-IAM5[Resource::*]",
                "Log delivery and tracing take no resource; CDK adds both with the log group and the tracing.");
        return machine;
    }

    /** cfn-lint's schema knows numbers only; a JSONata state takes an expression as well (Step Functions, Task state). */
    private static void letTimeoutsBeExpressions(StateMachine machine) {
        if (machine.getNode().getDefaultChild() instanceof CfnStateMachine template) {
            template.addMetadata("cfn-lint", Map.of("config", Map.of("ignore_checks", List.of("E3601"))));
        }
    }

    private static PolicyStatement invoke(IAlias function) {
        return Allowed.statement("RunSteps", "lambda:InvokeFunction")
                .resources(List.of(function.getFunctionArn()))
                .build();
    }

    private PolicyStatement startDeployments() {
        return Allowed.statement("StartDeployments", "states:StartExecution")
                .resources(List.of(deployment.getStateMachineArn()))
                .build();
    }

    /** {@code startExecution.sync} asks how they are doing, and stops them when it is stopped itself. */
    private PolicyStatement stopDeployments() {
        return Allowed.statement("WatchDeployments", "states:DescribeExecution", "states:StopExecution")
                .resources(List.of(names.executionArns(ToolingNames.DEPLOYMENT)))
                .build();
    }

    /** The rule by which Step Functions hears of an execution's end; it makes it itself, under this one name. */
    private PolicyStatement hearOfTheirEnd() {
        return Allowed.statement("HearOfTheirEnd", "events:DescribeRule", "events:PutRule", "events:PutTargets")
                .resources(List.of("arn:aws:events:%s:%s:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"
                        .formatted(
                                names.configuration().region(),
                                names.configuration().account())))
                .build();
    }
}
