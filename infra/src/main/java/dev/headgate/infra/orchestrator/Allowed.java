package dev.headgate.infra.orchestrator;

import dev.headgate.config.Configuration;
import dev.headgate.config.EcsDeployments;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.config.Target;
import dev.headgate.infra.stack.StackPlace;
import dev.headgate.infra.stack.ToolingNames;
import dev.headgate.infra.stack.Undelivered;
import dev.headgate.table.Partition;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sns.ITopic;

/** What each function may do: what its code calls, on what it calls it, and nothing else. */
record Allowed(ToolingNames names, ITable table, Topics topics, Undelivered undelivered) {

    /** A trigger's mark, and the way to it from the release that it started. */
    private static final List<Partition> CLAIMS = List.of(Partition.TRIGGER, Partition.RELEASE);

    /** What a pipeline has asked for last. */
    private static final List<Partition> REQUESTS = List.of(Partition.BUILT);

    /** When executions of pipelines began. */
    private static final List<Partition> BEGINNINGS = List.of(Partition.BEGAN);

    /** How many alerts have been sent of an environment in a minute. */
    private static final List<Partition> ALERT_BUDGET = List.of(Partition.ALERT);

    /** What ECS has told of its deployments, and which executions wait for it. */
    private static final List<Partition> NEWS = List.of(Partition.NEWS);

    /** Who started, redrove or stopped executions. */
    private static final List<Partition> ASKERS = List.of(Partition.ASKER);

    private static final List<Partition> UNANNOUNCED_AND_CLAIMS =
            List.of(Partition.UNANNOUNCED, Partition.OWED, Partition.TRIGGER, Partition.RELEASE);

    /** What deployments are to be, and messages that could not be sent. */
    private static final List<Partition> PLANS = List.of(Partition.PLAN, Partition.OWED);

    /** Where no recovery comes to anything, the watchdog gives the deployment its outcome. */
    private static final List<Partition> ENDS = List.of(Partition.DEPLOYMENT, Partition.OWED);

    /** Plans from configuration, images and earlier deployments; marks triggers as acted on; tells people. */
    List<PolicyStatement> release() {
        return with(
                images("ecr:DescribeImages", "ecr:DescribeRepositories"),
                readConfiguration(),
                // What a stage was rolled back to, which no event says.
                statement("LookAtPipelines", "codepipeline:GetPipelineExecution")
                        .resources(List.of(names.pipelineArns()))
                        .build(),
                items("ReadDeployments", "dynamodb:GetItem", "dynamodb:Query").build(),
                itemsOf("ClaimTriggers", CLAIMS, "dynamodb:DeleteItem", "dynamodb:PutItem"),
                itemsOf("KeepPlans", PLANS, "dynamodb:PutItem"),
                itemsOf("NoteRequests", REQUESTS, "dynamodb:PutItem"),
                publish(topics.alerts(), topics.updates()));
    }

    /** Alone may assume the deploy roles. */
    List<PolicyStatement> deployment() {
        return Stream.concat(deploying().stream(), readCalendars(names)).toList();
    }

    private List<PolicyStatement> deploying() {
        return with(
                images("ecr:DescribeImageScanFindings", "ecr:DescribeImages", "ecr:DescribeRepositories"),
                readConfiguration(),
                enhancedFindings(),
                // DynamoDB checks a transaction's writes one by one: there is no permission for the whole.
                items(
                                "KeepDeployments",
                                "dynamodb:ConditionCheckItem",
                                "dynamodb:DeleteItem",
                                "dynamodb:GetItem",
                                "dynamodb:PutItem",
                                "dynamodb:Query")
                        .build(),
                publish(topics.approvals(), topics.alerts(), topics.updates()),
                // A state that asks again after the decision was made is answered at once.
                answerTasks(),
                // Whether the execution that a recovery is to take over from is gone.
                lookAtDeployments(),
                statement("Deploy", "sts:AssumeRole").resources(deployRoles()).build());
    }

    /** Change calendars that windows name, and no other document. */
    static Stream<PolicyStatement> readCalendars(ToolingNames names) {
        List<String> calendars = names.configuration().services().stream()
                .flatMap(service -> service.environments().stream())
                .flatMap(environment -> environment.rules().windows().stream())
                .flatMap(windows -> windows.calendar().stream())
                .distinct()
                .map(names::documentArn)
                .toList();
        return calendars.isEmpty()
                ? Stream.empty()
                : Stream.of(statement("ReadChangeCalendars", "ssm:GetCalendarState")
                        .resources(calendars)
                        .build());
    }

    /**
     * Faces the internet: reaches approvals and their links in the table, and no deployment, lock or topic; reads who asked for
     * what, and cannot write it.
     */
    List<PolicyStatement> approval() {
        Stream<PolicyStatement> always = Stream.of(
                itemsOf(
                        "KeepApprovals",
                        List.of(Partition.APPROVAL, Partition.LINK),
                        "dynamodb:GetItem",
                        "dynamodb:PutItem"),
                itemsOf("ReadAskers", ASKERS, "dynamodb:Query"),
                answerTasks());
        return Stream.concat(always, configuration().signIn().stream().flatMap(it -> readPageSecret()))
                .toList();
    }

    /** Systems Manager reads the secret as whoever asks it for the parameter. */
    private Stream<PolicyStatement> readPageSecret() {
        return Stream.of(
                statement("ReadPageSecret", "ssm:GetParameter")
                        .resources(List.of(names.signInParameterArn()))
                        .build(),
                statement("ReadPageSecretItself", "secretsmanager:GetSecretValue")
                        .resources(List.of(names.signInSecretArn()))
                        .build());
    }

    /**
     * Looks for deployments whose execution is gone and starts another one; tells of ends that nobody has told of, and lets
     * the trigger of a release that died start another.
     */
    List<PolicyStatement> watchdog() {
        Stream<PolicyStatement> always = Stream.of(
                items("ReadDeployments", "dynamodb:GetItem", "dynamodb:Query").build(),
                itemsOf("NoteAnnouncedAndFreeTriggers", UNANNOUNCED_AND_CLAIMS, "dynamodb:DeleteItem"),
                itemsOf("EndWhatNobodyCanRecover", ENDS, "dynamodb:PutItem"),
                itemsOf("NoteBeginnings", BEGINNINGS, "dynamodb:PutItem"),
                itemsOf("NoteAskers", ASKERS, "dynamodb:PutItem"),
                itemsOf("CountAlerts", ALERT_BUDGET, "dynamodb:PutItem"),
                lookAtDeployments(),
                statement("StartRecovery", "states:StartExecution")
                        .resources(List.of(names.stateMachineArn(ToolingNames.DEPLOYMENT)))
                        .build(),
                publish(topics.alerts(), topics.updates()),
                // Lambda sends there what the function failed on, as the function.
                statement("KeepFailedEvents", "sqs:SendMessage")
                        .resources(List.of(undelivered.queue().getQueueArn()))
                        .build());
        return Stream.concat(always, hearNews()).toList();
    }

    /** Counts what ECS tells of its deployments, and wakes the execution that waits to hear it. */
    private Stream<PolicyStatement> hearNews() {
        boolean isAnyMovedByEcs = configuration().services().stream()
                .flatMap(service -> service.environments().stream())
                .anyMatch(environment -> environment.target().backend() instanceof EcsDeployments);
        return isAnyMovedByEcs
                ? Stream.of(itemsOf("CountNews", NEWS, "dynamodb:PutItem"), answerTasks())
                : Stream.empty();
    }

    /** Reads what it shows, and cannot change it. */
    List<PolicyStatement> widget() {
        Stream<PolicyStatement> always = Stream.of(
                readConfiguration(),
                items("ReadDeployments", "dynamodb:GetItem", "dynamodb:Query").build(),
                statement("ListExecutions", "states:ListExecutions")
                        .resources(List.of(names.stateMachineArn(ToolingNames.DEPLOYMENT)))
                        .build());
        return Stream.concat(always, readCalendars(names)).toList();
    }

    private PolicyStatement lookAtDeployments() {
        return statement("LookAtExecutions", "states:DescribeExecution")
                .resources(List.of(names.executionArns(ToolingNames.DEPLOYMENT)))
                .build();
    }

    private PolicyStatement readConfiguration() {
        return statement("ReadConfiguration", "ssm:GetParameter", "ssm:GetParametersByPath")
                .resources(List.of(names.configurationParameterArns()))
                .build();
    }

    private static List<PolicyStatement> with(List<PolicyStatement> images, PolicyStatement... others) {
        return Stream.concat(images.stream(), Stream.of(others)).toList();
    }

    /**
     * In the repositories that this installation has made, however many: their stacks tag them. Those that are there already
     * carry no such tag, and are named.
     */
    private List<PolicyStatement> images(String... actions) {
        PolicyStatement ofMade = statement("LookAtImages", actions)
                .resources(List.of(names.repositoryArns()))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of(
                                "aws:ResourceTag/" + StackPlace.INSTALLATION,
                                names.names().of("headgate"))))
                .build();
        List<String> existing = configuration().services().stream()
                .filter(Service::bringsRepository)
                .map(service -> names.repositoryArn(service.repository()))
                .distinct()
                .toList();
        return existing.isEmpty()
                ? List.of(ofMade)
                : List.of(
                        ofMade,
                        statement("LookAtImagesThatAreThereAlready", actions)
                                .resources(existing)
                                .build());
    }

    /**
     * Where a registry has enhanced scanning, ECR asks Amazon Inspector for the findings, as the caller.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-enhanced-iam.html">IAM permissions</a>
     */
    private PolicyStatement enhancedFindings() {
        return statement("LookAtFindingsOfInspector", "inspector2:ListCoverage", "inspector2:ListFindings")
                .resources(List.of("*"))
                .conditions(inThisRegion())
                .build();
    }

    private PolicyStatement.Builder items(String sid, String... actions) {
        return statement(sid, actions).resources(List.of(table.getTableArn()));
    }

    /** Only items whose partition key looks like this. */
    private PolicyStatement itemsOf(String sid, List<Partition> partitions, String... actions) {
        List<String> keys = partitions.stream().map(Partition::pattern).toList();
        return items(sid, actions)
                .conditions(Map.of("ForAllValues:StringLike", Map.of("dynamodb:LeadingKeys", keys)))
                .build();
    }

    private static PolicyStatement publish(ITopic... topics) {
        return statement("TellPeople", "sns:Publish")
                .resources(Stream.of(topics).map(ITopic::getTopicArn).toList())
                .build();
    }

    /** IAM knows no resource for this action; what answers a task is its token, which is in the table only. */
    private PolicyStatement answerTasks() {
        return statement("AnswerTasks", "states:SendTaskSuccess")
                .resources(List.of("*"))
                .conditions(inThisRegion())
                .build();
    }

    private Map<String, Object> inThisRegion() {
        return Map.of(
                "StringEquals", Map.of("aws:RequestedRegion", configuration().region()));
    }

    private List<String> deployRoles() {
        return configuration().services().stream()
                .flatMap(service -> service.environments().stream())
                .map(Environment::target)
                .map(Target::roleArn)
                .distinct()
                .toList();
    }

    static PolicyStatement.Builder statement(String sid, String... actions) {
        return PolicyStatement.Builder.create().sid(sid).actions(List.of(actions));
    }

    private Configuration configuration() {
        return names.configuration();
    }
}
