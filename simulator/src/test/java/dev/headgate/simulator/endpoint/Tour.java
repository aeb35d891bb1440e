package dev.headgate.simulator.endpoint;

import static dev.headgate.simulator.endpoint.EndpointScene.ABROAD;
import static dev.headgate.simulator.endpoint.EndpointScene.BY_CODEDEPLOY;
import static dev.headgate.simulator.endpoint.EndpointScene.BY_ECS;
import static dev.headgate.simulator.endpoint.EndpointScene.HOME;

import dev.headgate.config.Target;
import dev.headgate.simulator.installation.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.ECSService;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookTargetType;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Every operation that is simulated, one after the other, and what each answered. */
final class Tour {

    private static final Instant FROM = World.START.minus(Duration.ofMinutes(10));

    private final Aws aws;
    private final Consumer<Duration> runFor;
    private final Map<String, AwsResponse> answers = new LinkedHashMap<>();

    private Tour(Aws aws, Consumer<Duration> runFor) {
        this.aws = aws;
        this.runFor = runFor;
    }

    /** What was answered, by operation; those that were called twice are numbered. */
    static Map<String, AwsResponse> of(Aws aws, Consumer<Duration> runFor) {
        Tour tour = new Tour(aws, runFor);
        tour.stepFunctions(aws.clients().stepFunctions());
        tour.dynamoDb(aws.clients().dynamoDb());
        tour.registry(aws.clients().ecr());
        tour.parameters(aws.clients().ssm());
        tour.topics(aws.clients().sns());
        tour.account();
        tour.codeDeploy(aws.clients().codeDeploy(aws.keyOf().apply(BY_CODEDEPLOY), Region.of(ABROAD)));
        EcsClient ecs = aws.clients().ecs(aws.keyOf().apply(BY_ECS), Region.of(HOME));
        tour.ecs(ecs);
        tour.balancing(aws.clients().loadBalancing(aws.keyOf().apply(BY_ECS), Region.of(HOME)));
        tour.metrics(aws.clients().cloudWatch(aws.keyOf().apply(BY_ECS), Region.of(HOME)));
        return tour.answers;
    }

    private <R extends AwsResponse> R tell(R answer) {
        String operation = answer.getClass().getSimpleName().replaceAll("Response$", "");
        String name = operation;
        for (int i = 2; answers.containsKey(name); i++) {
            name = operation + " " + i;
        }
        answers.put(name, answer);
        return answer;
    }

    private void stepFunctions(SfnClient states) {
        String machine = "arn:aws:states:us-east-1:111122223333:stateMachine:headgate-release";
        tell(states.describeStateMachine(it -> it.stateMachineArn(machine)));
        String execution = tell(states.startExecution(it -> it.stateMachineArn(machine)
                        .name("first")
                        .input("{\"service\": \"wéb\", \"quoted\": \"\\\"<&>\"}")))
                .executionArn();
        tell(states.startExecution(it -> it.stateMachineArn(machine).name("second")));
        runFor.accept(Duration.ofMinutes(1));
        tell(states.stopExecution(it -> it.executionArn(execution.replace("first", "second"))
                .error("Enough")
                .cause("of it")));
        tell(states.describeExecution(it -> it.executionArn(execution)));
        tell(states.getExecutionHistory(it -> it.executionArn(execution).maxResults(5)));
        tell(states.getExecutionHistory(
                it -> it.executionArn(execution).maxResults(5).reverseOrder(true)));
        String next = tell(states.listExecutions(
                        it -> it.stateMachineArn(machine).maxResults(1)))
                .nextToken();
        tell(states.listExecutions(it -> it.stateMachineArn(machine).nextToken(next)));
        tell(states.redriveExecution(it -> it.executionArn(execution)));
        ownStateMachine(states);
    }

    private void ownStateMachine(SfnClient states) {
        String definition = """
                {"QueryLanguage": "JSONata", "StartAt": "Pause", "States": {
                    "Pause": {"Type": "Wait", "Seconds": 600, "Next": "Pass"}, "Pass": {"Type": "Pass", "End": true}}}""";
        String role = "arn:aws:iam::111122223333:role/tour";
        tell(states.validateStateMachineDefinition(it -> it.definition(definition)));
        tell(states.validateStateMachineDefinition(it -> it.definition("{\"StartAt\": \"Nowhere\"}")));
        String machine = tell(states.createStateMachine(
                        it -> it.name("tour").definition(definition).roleArn(role)))
                .stateMachineArn();
        String execution = tell(states.startExecution(
                        it -> it.stateMachineArn(machine).name("own")))
                .executionArn();
        runFor.accept(Duration.ofMinutes(1));
        tell(states.updateStateMachine(it -> it.stateMachineArn(machine).roleArn(role)));
        tell(states.listStateMachines(it -> it.maxResults(2)));
        tell(states.describeStateMachineForExecution(it -> it.executionArn(execution)));
        tell(states.getExecutionHistory(it -> it.executionArn(execution).includeExecutionData(false)));
        tell(states.deleteStateMachine(it -> it.stateMachineArn(machine)));
        tell(states.describeStateMachine(it -> it.stateMachineArn(machine)));
    }

    private void dynamoDb(DynamoDbClient table) {
        String name = "headgate-deployments";
        Map<String, AttributeValue> item = Map.of(
                "pk", text("tour"),
                "sk", text("1"),
                "bytes", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1, 127})),
                "number", AttributeValue.fromN("1.50"),
                "yes", AttributeValue.fromBool(true),
                "none", AttributeValue.fromNul(true),
                "list", AttributeValue.fromL(List.of(text("a"), AttributeValue.fromL(List.of()))),
                "map", AttributeValue.fromM(Map.of("ü", text("\u2028 \ud83d\ude80 \"\\"))),
                "set", AttributeValue.fromSs(List.of("b", "c")));
        Map<String, AttributeValue> key = Map.of("pk", text("tour"), "sk", text("1"));
        tell(table.putItem(it -> it.tableName(name).item(item)));
        tell(table.getItem(it -> it.tableName(name).key(key).consistentRead(true)));
        tell(table.getItem(it -> it.tableName(name).key(Map.of("pk", text("no"), "sk", text("1")))));
        tell(table.updateItem(it -> it.tableName(name)
                .key(key)
                .updateExpression("SET #n = :n")
                .expressionAttributeNames(Map.of("#n", "number"))
                .expressionAttributeValues(Map.of(":n", AttributeValue.fromN("2")))));
        tell(table.query(it -> it.tableName(name)
                .keyConditionExpression("#pk = :pk")
                .expressionAttributeNames(Map.of("#pk", "pk"))
                .expressionAttributeValues(Map.of(":pk", text("tour")))));
        tell(table.scan(it -> it.tableName(name)));
        TransactWriteItem second = TransactWriteItem.builder()
                .put(put -> put.tableName(name).item(Map.of("pk", text("tour"), "sk", text("2"))))
                .build();
        tell(table.transactWriteItems(it -> it.transactItems(second)));
        tell(table.deleteItem(it -> it.tableName(name).key(key)));
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    private void registry(EcrClient registry) {
        String repository = "web";
        ImageIdentifier image = ImageIdentifier.builder().imageTag("v2").build();
        tell(registry.putImage(
                it -> it.repositoryName(repository).imageTag("v9").imageManifest("{\"schemaVersion\": 2}")));
        tell(registry.describeRepositories(it -> {}));
        tell(registry.describeImages(it -> it.repositoryName(repository).imageIds(image)));
        tell(registry.describeImages(it -> it.repositoryName(repository)));
        tell(registry.describeImageScanFindings(
                it -> it.repositoryName(repository).imageId(image)));
        tell(registry.batchGetRepositoryScanningConfiguration(it -> it.repositoryNames(repository)));
        tell(registry.getLifecyclePolicy(it -> it.repositoryName(repository)));
        tell(registry.getRepositoryPolicy(it -> it.repositoryName(repository)));
    }

    private void parameters(SsmClient parameters) {
        String path =
                EndpointScene.CONFIGURATION.names().configurationParameters().path();
        String name = tell(parameters.getParametersByPath(it -> it.path(path).recursive(true)))
                .parameters()
                .getFirst()
                .name();
        tell(parameters.getParameter(it -> it.name(name).withDecryption(true)));
        tell(parameters.getCalendarState(it -> it.calendarNames(EndpointScene.CALENDAR)));
    }

    private void topics(SnsClient topics) {
        String topic = "arn:aws:sns:us-east-1:111122223333:headgate-approvals";
        tell(topics.publish(it -> it.topicArn(topic)
                .subject("A & B <c>")
                .message("two\nlines & more = ü + \"\u00a0\"")
                .messageAttributes(Map.of(
                        "approver",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("alice")
                                .build()))));
        String subscription = tell(topics.listSubscriptionsByTopic(it -> it.topicArn(topic)))
                .subscriptions()
                .getFirst()
                .subscriptionArn();
        tell(topics.getSubscriptionAttributes(it -> it.subscriptionArn(subscription)));
    }

    private void account() {
        tell(aws.clients().sts().getCallerIdentity());
        Target staging = EndpointScene.staging();
        tell(aws.clients()
                .sts()
                .assumeRole(it ->
                        it.roleArn(staging.roleArn()).roleSessionName("tour").externalId(staging.externalId())));
        String role = staging.roleArn().substring(staging.roleArn().indexOf('/') + 1);
        tell(aws.iam().apply(BY_CODEDEPLOY).getRole(it -> it.roleName(role)));
        tell(aws.secretsManager().get().describeSecret(it -> it.secretId("docker")));
        tell(aws.secretsManager().get().listSecretVersionIds(it -> it.secretId("docker")));
        tell(aws.clients()
                .codePipeline()
                .getPipelineExecution(it -> it.pipelineName("web").pipelineExecutionId(EndpointScene.ROLLED_BACK)));
        tell(aws.codeConnections().get().getConnection(it -> it.connectionArn(EndpointScene.CONNECTION)));
    }

    private void codeDeploy(CodeDeployClient deploy) {
        String application = tell(deploy.listApplications()).applications().getFirst();
        String group = tell(deploy.listDeploymentGroups(it -> it.applicationName(application)))
                .deploymentGroups()
                .getFirst();
        var info = tell(deploy.getDeploymentGroup(
                        it -> it.applicationName(application).deploymentGroupName(group)))
                .deploymentGroupInfo();
        tell(deploy.batchGetDeploymentGroups(
                it -> it.applicationName(application).deploymentGroupNames(group, "other")));
        tell(deploy.getDeploymentConfig(it -> it.deploymentConfigName(info.deploymentConfigName())));
        ECSService service = info.ecsServices().getFirst();
        EcsClient ecs = aws.clients().ecs(aws.keyOf().apply(BY_CODEDEPLOY), Region.of(ABROAD));
        String running = ecs.describeServices(
                        it -> it.cluster(service.clusterName()).services(service.serviceName()))
                .services()
                .getFirst()
                .taskSets()
                .getFirst()
                .taskDefinition();
        String green = registerAgain(ecs, running);
        RevisionLocation revision = RevisionLocation.builder()
                .revisionType("AppSpecContent")
                .appSpecContent(it -> it.content("""
                        {"version": 0.0, "Resources": [{"TargetService": {"Type": "AWS::ECS::Service", "Properties": {
                        "TaskDefinition": "%s", "LoadBalancerInfo": {"ContainerName": "web", "ContainerPort": 8080}}}}]}
                        """.formatted(green)))
                .build();
        String id = tell(deploy.createDeployment(it -> it.applicationName(application)
                        .deploymentGroupName(group)
                        .description("on a tour")
                        .revision(revision)))
                .deploymentId();
        runFor.accept(Duration.ofMinutes(4));
        tell(deploy.getDeployment(it -> it.deploymentId(id)));
        tell(deploy.batchGetDeployments(it -> it.deploymentIds(id)));
        tell(deploy.listDeployments(it -> it.applicationName(application)
                .deploymentGroupName(group)
                .createTimeRange(range -> range.start(FROM))));
        RevisionLocation kept =
                deploy.getDeployment(it -> it.deploymentId(id)).deploymentInfo().revision();
        tell(deploy.getApplicationRevision(it -> it.applicationName(application).revision(kept)));
        String target = tell(deploy.listDeploymentTargets(it -> it.deploymentId(id)))
                .targetIds()
                .getFirst();
        tell(deploy.getDeploymentTarget(it -> it.deploymentId(id).targetId(target)));
        tell(deploy.batchGetDeploymentTargets(it -> it.deploymentId(id).targetIds(target)));
        tell(deploy.continueDeployment(it -> it.deploymentId(id).deploymentWaitType("READY_WAIT")));
        runFor.accept(Duration.ofMinutes(1));
        tell(deploy.stopDeployment(it -> it.deploymentId(id).autoRollbackEnabled(true)));
    }

    private String registerAgain(EcsClient ecs, String running) {
        TaskDefinition definition = tell(ecs.describeTaskDefinition(it -> it.taskDefinition(running)))
                .taskDefinition();
        return tell(ecs.registerTaskDefinition(it -> it.family(definition.family())
                        .networkMode(definition.networkMode())
                        .cpu(definition.cpu())
                        .memory(definition.memory())
                        .requiresCompatibilities(definition.requiresCompatibilities())
                        .containerDefinitions(definition.containerDefinitions())))
                .taskDefinition()
                .taskDefinitionArn();
    }

    private void ecs(EcsClient ecs) {
        tell(ecs.listClusters());
        tell(ecs.listServices(it -> it.cluster("shop")));
        Service service = tell(ecs.describeServices(
                        it -> it.cluster("shop").services("storefront", "none").include(ServiceField.TAGS)))
                .services()
                .getFirst();
        String green = registerAgain(ecs, service.taskDefinition());
        DeploymentLifecycleHook pause = DeploymentLifecycleHook.builder()
                .targetType(DeploymentLifecycleHookTargetType.PAUSE)
                .lifecycleStages(DeploymentLifecycleHookStage.POST_SCALE_UP)
                .timeoutConfiguration(it -> it.timeoutInMinutes(30).action(DeploymentLifecycleHookAction.ROLLBACK))
                .build();
        tell(ecs.updateService(it -> it.cluster("shop")
                .service("storefront")
                .taskDefinition(green)
                .deploymentConfiguration(
                        how -> how.strategy(DeploymentStrategy.BLUE_GREEN).lifecycleHooks(pause))));
        runFor.accept(Duration.ofMinutes(6));
        String deployment = tell(ecs.listServiceDeployments(
                        it -> it.cluster("shop").service("storefront")))
                .serviceDeployments()
                .getFirst()
                .serviceDeploymentArn();
        var described = tell(ecs.describeServiceDeployments(it -> it.serviceDeploymentArns(deployment)))
                .serviceDeployments()
                .getFirst();
        tell(ecs.describeServiceRevisions(
                it -> it.serviceRevisionArns(described.targetServiceRevision().arn())));
        tell(ecs.continueServiceDeployment(it -> it.serviceDeploymentArn(deployment)
                .hookId(described.lifecycleHookDetails().getFirst().hookId())
                .action(DeploymentLifecycleHookAction.CONTINUE)));
        tell(ecs.stopServiceDeployment(it -> it.serviceDeploymentArn(deployment)));
        String unused = registerAgain(ecs, green);
        tell(ecs.deregisterTaskDefinition(it -> it.taskDefinition(unused)));
    }

    private void balancing(ElasticLoadBalancingV2Client balancing) {
        String balancer = tell(balancing.describeLoadBalancers())
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();
        String listener = tell(balancing.describeListeners(it -> it.loadBalancerArn(balancer)))
                .listeners()
                .getFirst()
                .listenerArn();
        tell(balancing.describeRules(it -> it.listenerArn(listener)));
        String group =
                tell(balancing.describeTargetGroups()).targetGroups().getFirst().targetGroupArn();
        tell(balancing.describeTargetHealth(it -> it.targetGroupArn(group)));
    }

    private void metrics(CloudWatchClient metrics) {
        tell(metrics.describeAlarms());
        tell(metrics.setAlarmState(
                it -> it.alarmName("web-5xx").stateValue("ALARM").stateReason("a drill")));
        tell(metrics.describeAlarms(it -> it.alarmNames("web-5xx", "none")));
        tell(metrics.getMetricData(it -> it.startTime(FROM)
                .endTime(World.START.plus(Duration.ofMinutes(10)))
                .metricDataQueries(MetricDataQuery.builder()
                        .id("requests")
                        .metricStat(stat -> stat.period(60)
                                .stat("Sum")
                                .metric(metric ->
                                        metric.namespace("AWS/ApplicationELB").metricName("RequestCount")))
                        .build())));
    }
}
