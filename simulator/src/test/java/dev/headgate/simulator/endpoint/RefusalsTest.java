package dev.headgate.simulator.endpoint;

import static dev.headgate.simulator.endpoint.EndpointScene.ABROAD;
import static dev.headgate.simulator.endpoint.EndpointScene.BY_CODEDEPLOY;
import static dev.headgate.simulator.endpoint.EndpointScene.BY_ECS;
import static dev.headgate.simulator.endpoint.EndpointScene.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headgate.simulator.installation.World;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** What a simulated service refuses, the SDK's clients hear as the same exception over HTTP. */
@Timeout(60)
class RefusalsTest {

    private static final Map<String, AttributeValue> ITEM =
            Map.of("pk", AttributeValue.fromS("a"), "sk", AttributeValue.fromS("b"));

    private static final ImageIdentifier NO_IMAGE =
            ImageIdentifier.builder().imageTag("no").build();

    @Test
    void areTheSameExceptionWithTheSameCodeMessageAndStatus() {
        World twin = EndpointScene.world();
        try (EndpointScene scene = new EndpointScene()) {
            Aws overHttp = scene.overHttp();
            Aws direct = EndpointScene.direct(twin);

            refused()
                    .forEach((what, call) ->
                            assertThat(told(call, overHttp)).describedAs(what).isEqualTo(told(call, direct)));
        }
    }

    @Test
    void tellWhyATransactionWasCancelled() {
        try (EndpointScene scene = new EndpointScene()) {
            TransactionCanceledException cancelled =
                    catchThrowableOfType(TransactionCanceledException.class, () -> transact(scene.overHttp()));

            assertThat(cancelled.cancellationReasons())
                    .hasSize(1)
                    .first()
                    .satisfies(reason -> assertThat(reason.code()).isEqualTo("ConditionalCheckFailed"));
        }
    }

    private static String told(Consumer<Aws> call, Aws aws) {
        AwsServiceException e = catchThrowableOfType(AwsServiceException.class, () -> call.accept(aws));
        return e.getClass().getSimpleName() + " " + e.statusCode() + " "
                + e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage();
    }

    private static Map<String, Consumer<Aws>> refused() {
        Map<String, Consumer<Aws>> calls = new LinkedHashMap<>();
        calls.put(
                "a state machine that is not there",
                aws -> aws.clients()
                        .stepFunctions()
                        .startExecution(
                                it -> it.stateMachineArn("arn:aws:states:us-east-1:111122223333:stateMachine:no")));
        calls.put(
                "an input that is no JSON",
                aws -> aws.clients()
                        .stepFunctions()
                        .startExecution(it -> it.stateMachineArn(
                                        "arn:aws:states:us-east-1:111122223333:stateMachine:headgate-release")
                                .input("{")));
        calls.put(
                "an execution that is not there",
                aws -> aws.clients()
                        .stepFunctions()
                        .describeExecution(it -> it.executionArn(
                                "arn:aws:states:us-east-1:111122223333:execution:headgate-release:no")));
        calls.put(
                "a state machine that nobody could make",
                aws -> aws.clients()
                        .stepFunctions()
                        .createStateMachine(it -> it.name("no")
                                .roleArn("arn:aws:iam::111122223333:role/no")
                                .definition("{\"StartAt\": \"A\", \"States\": {}}")));
        calls.put(
                "a state machine that is there",
                aws -> aws.clients()
                        .stepFunctions()
                        .createStateMachine(it -> it.name("headgate-release")
                                .roleArn("arn:aws:iam::111122223333:role/no")
                                .definition("""
                                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}""")));
        calls.put(
                "a request that says nothing",
                aws -> aws.clients().stepFunctions().updateStateMachine(it -> {}));
        calls.put(
                "a page that is none", aws -> aws.clients().stepFunctions().listStateMachines(it -> it.nextToken("x")));
        calls.put(
                "a state that cannot be tested",
                aws -> aws.clients().stepFunctions().testState(it -> it.definition("""
                        {"Type": "Parallel", "QueryLanguage": "JSONata", "End": true, "Branches": [
                            {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}]}""")));
        calls.put(
                "a token that is none",
                aws -> aws.clients().stepFunctions().sendTaskHeartbeat(it -> it.taskToken("no")));
        calls.put(
                "a condition that fails",
                aws -> aws.clients()
                        .dynamoDb()
                        .putItem(it -> it.tableName("headgate-deployments")
                                .item(ITEM)
                                .conditionExpression("attribute_exists(#pk)")
                                .expressionAttributeNames(Map.of("#pk", "pk"))));
        calls.put("a transaction", RefusalsTest::transact);
        calls.put(
                "a table that is not there",
                aws -> aws.clients().dynamoDb().getItem(it -> it.tableName("no").key(ITEM)));
        calls.put(
                "an image that is not there",
                aws -> aws.clients()
                        .ecr()
                        .describeImages(it -> it.repositoryName("web").imageIds(NO_IMAGE)));
        calls.put("a parameter that is not there", aws -> aws.clients().ssm().getParameter(it -> it.name("/no")));
        calls.put(
                "a topic that is not there",
                aws -> aws.clients()
                        .sns()
                        .publish(it -> it.topicArn("arn:aws:sns:us-east-1:111122223333:no")
                                .message("m")));
        calls.put(
                "a role that lets nobody in",
                aws -> aws.clients()
                        .sts()
                        .assumeRole(it -> it.roleArn(EndpointScene.staging().roleArn())
                                .roleSessionName("x-1")
                                .externalId("wrong")));
        calls.put("a role that is not there", aws -> aws.iam().apply(BY_ECS).getRole(it -> it.roleName("no")));
        calls.put(
                "a deployment that is not there",
                aws -> aws.clients()
                        .codeDeploy(aws.keyOf().apply(BY_CODEDEPLOY), Region.of(ABROAD))
                        .getDeployment(it -> it.deploymentId("d-000000000")));
        calls.put(
                "a cluster that is not there",
                aws -> aws.clients()
                        .ecs(aws.keyOf().apply(BY_ECS), Region.of(HOME))
                        .listServices(it -> it.cluster("no")));
        calls.put(
                "a rule that is not there",
                aws -> aws.clients()
                        .loadBalancing(aws.keyOf().apply(BY_ECS), Region.of(HOME))
                        .describeRules(it -> it.ruleArns("arn:aws:elasticloadbalancing:no")));
        calls.put(
                "more names than CloudWatch takes",
                aws -> aws.clients()
                        .cloudWatch(aws.keyOf().apply(BY_ECS), Region.of(HOME))
                        .describeAlarms(it -> it.alarmNames(Collections.nCopies(101, "a"))));
        calls.put(
                "an alarm that is not there",
                aws -> aws.clients()
                        .cloudWatch(aws.keyOf().apply(BY_ECS), Region.of(HOME))
                        .setAlarmState(
                                it -> it.alarmName("no").stateValue("ALARM").stateReason("x")));
        calls.put(
                "a tag that is taken",
                aws -> aws.clients()
                        .ecr()
                        .putImage(it -> it.repositoryName("web").imageTag("v2")));
        return calls;
    }

    private static void transact(Aws aws) {
        TransactWriteItem write = TransactWriteItem.builder()
                .put(put -> put.tableName("headgate-deployments")
                        .item(ITEM)
                        .conditionExpression("attribute_exists(#pk)")
                        .expressionAttributeNames(Map.of("#pk", "pk")))
                .build();
        var unused = aws.clients().dynamoDb().transactWriteItems(it -> it.transactItems(write));
    }
}
