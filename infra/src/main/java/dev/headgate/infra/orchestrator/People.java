package dev.headgate.infra.orchestrator;

import dev.headgate.infra.stack.Finding;
import dev.headgate.infra.stack.ToolingNames;
import dev.headgate.table.Partition;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * Policies to attach to whoever may look, may release, or may stop what is under way. They reach nothing but both state machines,
 * the records and the configuration, and nobody has them by themselves.
 *
 * <p>IAM cannot tell one input of an execution from another: whoever may say one thing to a state machine may say all that it takes.
 */
final class People extends Construct {

    /** What happened and who had a part in it: no link, no mail, and nothing that wakes an execution by itself. */
    private static final List<Partition> RECORDS = List.of(
            Partition.DEPLOYMENT,
            Partition.LOCKS,
            Partition.DEPLOYED,
            Partition.PLAN,
            Partition.APPROVAL,
            Partition.ASKER,
            Partition.FREEZE);

    private final ToolingNames names;
    private final List<String> machines;
    private final List<String> executions;

    People(Construct scope, ToolingNames names, ITable table) {
        super(scope, "People");
        this.names = names;
        machines = List.of(names.stateMachineArn(ToolingNames.RELEASE), names.stateMachineArn(ToolingNames.DEPLOYMENT));
        executions = List.of(names.executionArns(ToolingNames.RELEASE), names.executionArns(ToolingNames.DEPLOYMENT));
        List<PolicyStatement> look = look(table);
        policy("MayLook", "may-look", "looks at releases and deployments, and starts nothing", look);
        policy(
                "MayRelease",
                "may-release",
                "looks, and says all that the state machines take",
                with(look, statement("Say", machines, "states:StartExecution")));
        policy(
                "MayStop",
                "may-stop",
                "looks, says all that the deployment state machine takes, and ends executions",
                with(
                        look,
                        statement(
                                "SayToDeployments",
                                List.of(names.stateMachineArn(ToolingNames.DEPLOYMENT)),
                                "states:StartExecution"),
                        statement("Stop", executions, "states:StopExecution")));
    }

    private List<PolicyStatement> look(ITable table) {
        Stream<PolicyStatement> always = Stream.of(
                Allowed.statement("ReadRecords", "dynamodb:GetItem", "dynamodb:Query")
                        .resources(List.of(table.getTableArn()))
                        .conditions(Map.of(
                                "ForAllValues:StringLike",
                                Map.of(
                                        "dynamodb:LeadingKeys",
                                        RECORDS.stream().map(Partition::pattern).toList())))
                        .build(),
                statement("LookAtExecutions", executions, "states:DescribeExecution", "states:GetExecutionHistory"),
                statement("LookAtStateMachines", machines, "states:DescribeStateMachine", "states:ListExecutions"),
                statement(
                        "ReadConfiguration",
                        List.of(names.configurationParameterArns()),
                        "ssm:GetParameter",
                        "ssm:GetParametersByPath"));
        return Stream.concat(always, Allowed.readCalendars(names)).toList();
    }

    private void policy(String id, String name, String description, List<PolicyStatement> statements) {
        ManagedPolicy policy = ManagedPolicy.Builder.create(this, id)
                .managedPolicyName(names.of(name))
                .description("Headgate: " + description)
                .statements(statements)
                .build();
        executions.forEach(arns -> Finding.accept(
                policy,
                Finding.wildcard(arns),
                "All executions of one state machine, whose names are not known before they start."));
        Finding.accept(
                policy,
                Finding.wildcard(names.configurationParameterArns()),
                "All that headgate.yaml says of this installation: each service has a parameter of its own.");
    }

    private static List<PolicyStatement> with(List<PolicyStatement> look, PolicyStatement... more) {
        return Stream.concat(look.stream(), Stream.of(more)).toList();
    }

    private static PolicyStatement statement(String sid, List<String> resources, String... actions) {
        return Allowed.statement(sid, actions).resources(resources).build();
    }
}
