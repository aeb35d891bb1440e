package dev.headgate.infra.permission;

import dev.headgate.simulator.installation.AwsCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.ContinueDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.GetApplicationRevisionRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentTargetRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.StopDeploymentRequest;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineExecutionRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.EcrRequest;
import software.amazon.awssdk.services.ecs.model.ContinueServiceDeploymentRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.ssm.model.GetCalendarStateRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/**
 * What AWS asks IAM at a call: actions, the resources they are on, and the condition keys they carry.
 *
 * @param roles that the functions run as
 * @param groups {@code application/group} of a CodeDeploy deployment, by the call that names it and its id
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Actions, resources and condition keys</a>
 */
record AccessReader(IamRoles roles, BiFunction<AwsCall, String, String> groups) {

    private static final String ANY = "*";
    private static final String SECRETS = "/aws/reference/secretsmanager/";

    List<Access> read(AwsCall call) {
        String role = call.deployRole().orElseGet(() -> roles.roleOf(call.function()));
        return asked(call)
                .map(it -> new Access(call.function(), role, it.action(), it.resource(), it.keys()))
                .toList();
    }

    private record Asked(String action, String resource, Map<String, List<String>> keys) {}

    private Stream<Asked> asked(AwsCall call) {
        return switch (call.request()) {
            case DynamoDbRequest request ->
                TableAccess.of(request).stream()
                        .map(it -> asked(
                                call,
                                it.action(),
                                arn(call, "dynamodb", "table/" + it.table()),
                                Map.of("dynamodb:LeadingKeys", List.of(it.partition()))));
            case AssumeRoleRequest request ->
                Stream.of(asked(
                        call,
                        action(call),
                        request.roleArn(),
                        Optional.ofNullable(request.externalId())
                                .map(id -> Map.of("sts:ExternalId", List.of(id)))
                                .orElse(Map.of())));
            case CreateDeploymentRequest request -> created(call, request);
            case RegisterTaskDefinitionRequest request -> registered(call, request);
            case DescribeImageScanFindingsRequest request -> findings(call, request);
            // Stacks tag what they make.
            case EcrRequest request ->
                resources(call)
                        .map(resource ->
                                asked(call, action(call), resource, Map.of(Access.INSTALLATION, List.of("headgate"))));
            case GetParameterRequest request -> parameter(call, request);
            default -> resources(call).map(resource -> asked(call, action(call), resource));
        };
    }

    /** Of calls that are one action, on each of these. */
    private Stream<String> resources(AwsCall call) {
        SdkRequest request = call.request();
        return switch (request) {
            case PublishRequest it -> Stream.of(it.topicArn());
            case GetCalendarStateRequest it ->
                it.calendarNames().stream().map(name -> arn(call, "ssm", "document/" + name));
            case GetParametersByPathRequest it -> Stream.of(arn(call, "ssm", "parameter" + it.path()));
            case DescribeImagesRequest it -> Stream.of(repository(call, it.repositoryName()));
            case DescribeRepositoriesRequest it -> it.repositoryNames().stream().map(name -> repository(call, name));
            case GetPipelineExecutionRequest it -> Stream.of(arn(call, "codepipeline", it.pipelineName()));
            case DescribeExecutionRequest it -> Stream.of(it.executionArn());
            case StartExecutionRequest it -> Stream.of(it.stateMachineArn());
            case ListExecutionsRequest it -> Stream.of(it.stateMachineArn());
            case BatchGetDeploymentsRequest it -> it.deploymentIds().stream().map(id -> groupOf(call, id));
            case GetDeploymentRequest it -> Stream.of(groupOf(call, it.deploymentId()));
            case GetDeploymentGroupRequest it ->
                Stream.of(group(call, it.applicationName() + "/" + it.deploymentGroupName()));
            case GetApplicationRevisionRequest it ->
                Stream.of(arn(call, "codedeploy", "application:" + it.applicationName()));
            case ListDeploymentsRequest it ->
                Stream.of(group(call, it.applicationName() + "/" + it.deploymentGroupName()));
            case DescribeServicesRequest it ->
                it.services().stream().map(name -> arn(call, "ecs", "service/" + it.cluster() + "/" + name));
            case UpdateServiceRequest it -> Stream.of(arn(call, "ecs", "service/" + it.cluster() + "/" + it.service()));
            case ListServiceDeploymentsRequest it ->
                Stream.of(arn(call, "ecs", "service/" + it.cluster() + "/" + it.service()));
            case DescribeServiceDeploymentsRequest it -> it.serviceDeploymentArns().stream();
            case ContinueServiceDeploymentRequest it -> Stream.of(it.serviceDeploymentArn());
            case StopServiceDeploymentRequest it -> Stream.of(it.serviceDeploymentArn());
            case DescribeServiceRevisionsRequest it -> it.serviceRevisionArns().stream();
            // IAM knows no resource for these; to DescribeAlarms, one would hide composite alarms.
            case SendTaskSuccessRequest it -> Stream.of(ANY);
            case ContinueDeploymentRequest it -> Stream.of(ANY);
            case GetDeploymentTargetRequest it -> Stream.of(ANY);
            case StopDeploymentRequest it -> Stream.of(ANY);
            case DescribeTaskDefinitionRequest it -> Stream.of(ANY);
            case DescribeListenersRequest it -> Stream.of(ANY);
            case DescribeLoadBalancersRequest it -> Stream.of(ANY);
            case DescribeRulesRequest it -> Stream.of(ANY);
            case DescribeTargetHealthRequest it -> Stream.of(ANY);
            case DescribeAlarmsRequest it -> Stream.of(ANY);
            case GetMetricDataRequest it -> Stream.of(ANY);
            default -> throw new AssertionError(call + ": what does AWS ask IAM then? Teach AccessReader about it");
        };
    }

    /** CodeDeploy looks up how to move traffic, and keeps the AppSpec as a revision of the application, as the caller. */
    private static Stream<Asked> created(AwsCall call, CreateDeploymentRequest request) {
        String group = group(call, request.applicationName() + "/" + request.deploymentGroupName());
        String application = arn(call, "codedeploy", "application:" + request.applicationName());
        String config = arn(call, "codedeploy", "deploymentconfig:" + request.deploymentConfigName());
        Stream<Asked> always = Stream.of(
                asked(call, action(call), group),
                asked(call, "codedeploy:GetDeploymentConfig", config),
                asked(call, "codedeploy:GetApplicationRevision", application),
                asked(call, "codedeploy:RegisterApplicationRevision", application));
        return request.overrideAlarmConfiguration() == null
                ? always
                : Stream.concat(always, Stream.of(asked(call, "codedeploy:UpdateDeploymentGroup", group)));
    }

    /** A parameter that refers to a secret is read from Secrets Manager, as the caller. */
    private static Stream<Asked> parameter(AwsCall call, GetParameterRequest request) {
        Stream<Asked> always = Stream.of(asked(call, action(call), arn(call, "ssm", "parameter" + request.name())));
        return request.name().startsWith(SECRETS)
                ? Stream.concat(
                        always,
                        Stream.of(asked(
                                call,
                                "secretsmanager:GetSecretValue",
                                arn(
                                        call,
                                        "secretsmanager",
                                        "secret:" + request.name().substring(SECRETS.length()) + "-a1B2c3"))))
                : always;
    }

    /** With enhanced scanning ECR has the findings of Amazon Inspector, which it asks as the caller. */
    private static Stream<Asked> findings(AwsCall call, DescribeImageScanFindingsRequest request) {
        return Stream.of(
                asked(
                        call,
                        action(call),
                        repository(call, request.repositoryName()),
                        Map.of(Access.INSTALLATION, List.of("headgate"))),
                asked(call, "inspector2:ListCoverage", ANY),
                asked(call, "inspector2:ListFindings", ANY));
    }

    /** Whoever registers a revision hands its roles to ECS, and its tags are put on it as by TagResource. */
    private static Stream<Asked> registered(AwsCall call, RegisterTaskDefinitionRequest request) {
        String family = arn(call, "ecs", "task-definition/" + request.family() + ":*");
        Stream<Asked> register = Stream.of(asked(call, action(call), family));
        Stream<Asked> tag =
                request.tags().isEmpty() ? Stream.empty() : Stream.of(asked(call, "ecs:TagResource", family));
        Stream<Asked> pass = Stream.of(request.taskRoleArn(), request.executionRoleArn())
                .flatMap(Stream::ofNullable)
                // IAM is global: it does not say in which region a role is passed.
                .map(role -> new Asked(
                        "iam:PassRole", role, Map.of("iam:PassedToService", List.of("ecs-tasks.amazonaws.com"))));
        return Stream.of(register, tag, pass).flatMap(it -> it);
    }

    private static Asked asked(AwsCall call, String action, String resource) {
        return asked(call, action, resource, Map.of());
    }

    private static Asked asked(AwsCall call, String action, String resource, Map<String, List<String>> more) {
        Map<String, List<String>> keys = new TreeMap<>(more);
        keys.put("aws:RequestedRegion", List.of(call.region()));
        return new Asked(action, resource, keys);
    }

    private static String action(AwsCall call) {
        return call.service() + ":" + call.operation();
    }

    private String groupOf(AwsCall call, String deploymentId) {
        return group(call, groups.apply(call, deploymentId));
    }

    private static String group(AwsCall call, String applicationAndGroup) {
        return arn(call, "codedeploy", "deploymentgroup:" + applicationAndGroup);
    }

    private static String repository(AwsCall call, String name) {
        return arn(call, "ecr", "repository/" + name);
    }

    private static String arn(AwsCall call, String service, String resource) {
        return "arn:aws:" + service + ":" + call.region() + ":" + call.account() + ":" + resource;
    }
}
