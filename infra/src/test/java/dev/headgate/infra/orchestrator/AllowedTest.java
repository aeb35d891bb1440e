package dev.headgate.infra.orchestrator;

import static dev.headgate.infra.Tooling.actions;
import static dev.headgate.infra.Tooling.allowedTo;
import static dev.headgate.infra.Tooling.statement;
import static dev.headgate.infra.Tooling.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.DynamoDbApprovalStore;
import dev.headgate.config.Gate;
import dev.headgate.deployment.DynamoDbDeploymentStore;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.Tooling;
import dev.headgate.infra.Tooling.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

@NeedsNode
class AllowedTest {

    /** What each function needs to write its log. */
    private static final List<String> LOGGING = List.of("logs:CreateLogStream", "logs:PutLogEvents");

    private static StackTemplate stack;
    private static List<Statement> release;
    private static List<Statement> deployment;
    private static List<Statement> approval;
    private static List<Statement> watchdog;
    private static List<Statement> widget;

    @BeforeAll
    static void synthesize() {
        stack = Tooling.orchestratorOfFour();
        release = allowedTo(stack, "headgate-release-function-longsuffix");
        deployment = allowedTo(stack, "headgate-deployment-function-longsuffix");
        approval = allowedTo(stack, "headgate-approval-function-longsuffix");
        watchdog = allowedTo(stack, "headgate-watchdog-function-longsuffix");
        widget = allowedTo(stack, "headgate-widget-function-longsuffix");
    }

    @Test
    void letsTheReleaseFunctionPlanAndAnnounce() {
        assertThat(actions(release))
                .containsExactlyInAnyOrderElementsOf(with(
                        "dynamodb:DeleteItem",
                        "dynamodb:GetItem",
                        "dynamodb:PutItem",
                        "dynamodb:Query",
                        "ecr:DescribeImages",
                        "ecr:DescribeRepositories",
                        "sns:Publish",
                        "ssm:GetParameter"));
        assertThat(topics(release)).containsExactlyInAnyOrder("Alerts", "Updates");
    }

    @Test
    void letsTheDeploymentFunctionDeploy() {
        assertThat(actions(deployment))
                .containsExactlyInAnyOrderElementsOf(with(
                        "dynamodb:ConditionCheckItem",
                        "dynamodb:DeleteItem",
                        "dynamodb:GetItem",
                        "dynamodb:PutItem",
                        "dynamodb:Query",
                        "ecr:DescribeImageScanFindings",
                        "ecr:DescribeImages",
                        "ecr:DescribeRepositories",
                        "sns:Publish",
                        "ssm:GetParameter",
                        "states:SendTaskSuccess",
                        "sts:AssumeRole"));
        assertThat(topics(deployment)).containsExactlyInAnyOrder("Alerts", "Approvals", "Updates");
    }

    @Test
    void letsTheApprovalFunctionAnswerAndNothingElse() {
        assertThat(actions(approval))
                .containsExactlyInAnyOrderElementsOf(
                        with("dynamodb:GetItem", "dynamodb:PutItem", "states:SendTaskSuccess"));
    }

    @Test
    void letsTheWatchdogLookAndStartRecoveries() {
        assertThat(actions(watchdog))
                .containsExactlyInAnyOrderElementsOf(with(
                        "dynamodb:DeleteItem",
                        "dynamodb:GetItem",
                        "dynamodb:Query",
                        "sns:Publish",
                        "sqs:SendMessage",
                        "states:DescribeExecution",
                        "states:StartExecution"));
        assertThat(topics(watchdog)).containsExactlyInAnyOrder("Alerts", "Updates");
        assertThat(statement(watchdog, "states:StartExecution").resources())
                .containsExactly("arn:aws:states:us-east-1:111111111111:stateMachine:headgate-deployment-longsuffix");
        assertThat(statement(watchdog, "states:DescribeExecution").resources())
                .containsExactly("arn:aws:states:us-east-1:111111111111:execution:headgate-deployment-longsuffix:*");
    }

    @Test
    void letsTheWidgetReadOnly() {
        assertThat(actions(widget))
                .containsExactlyInAnyOrderElementsOf(
                        with("dynamodb:GetItem", "dynamodb:Query", "ssm:GetParameter", "states:ListExecutions"));
    }

    @Test
    void letsNobodyElseAssumeTheDeployRoles() {
        assertThat(statement(deployment, "sts:AssumeRole").resources())
                .containsExactlyInAnyOrder(
                        "arn:aws:iam::222222222222:role/headgate-deploy-dev-longsuffix",
                        "arn:aws:iam::333333333333:role/headgate-deploy-staging-longsuffix",
                        "arn:aws:iam::444444444444:role/headgate-deploy-prod-longsuffix");
        for (StackTemplate template : Tooling.four().stacks()) {
            template.resources("AWS::IAM::Policy")
                    .forEach(policy -> assertThat(policy.json().toString().contains("headgate-deploy-prod-longsuffix"))
                            .as("%s of %s", policy, template)
                            .isEqualTo(policy.property("/PolicyName").asText().contains("FunctionsDeploymentRole")));
        }
    }

    @Test
    void namesTheRoleThatTheDeployRolesTrust() {
        String trusted = Tooling.four().configuration().names().deploymentFunctionRole();

        assertThat(stack.resource("AWS::IAM::Role", "RoleName", trusted).property("/AssumeRolePolicyDocument"))
                .asString()
                .contains("lambda.amazonaws.com");
    }

    @Test
    void reachesOnlyThisConfigurationAndTheseRepositories() {
        assertThat(statement(release, "ssm:GetParameter").resources())
                .containsExactly("arn:aws:ssm:us-east-1:111111111111:parameter/headgate-longsuffix/configuration");
        assertThat(statement(deployment, "ecr:DescribeImages").resources())
                .containsExactlyInAnyOrder(
                        "arn:aws:ecr:us-east-1:111111111111:repository/web-longsuffix",
                        "arn:aws:ecr:us-east-1:111111111111:repository/shop/app-longsuffix");
    }

    @Test
    void leavesNoResourceOpenButWhereIamKnowsNone() {
        List<String> open = new ArrayList<>();
        for (List<Statement> role : List.of(release, deployment, approval, watchdog, widget)) {
            role.stream().filter(it -> it.resources().contains("*")).forEach(it -> {
                open.addAll(it.actions());
                assertThat(texts(it.json().at("/Condition/StringEquals/aws:RequestedRegion")))
                        .containsExactly("us-east-1");
            });
        }

        assertThat(open).containsOnly("states:SendTaskSuccess");
    }

    @Test
    void opensToTheApprovalFunctionJustTheItemsThatItsStoreKeeps() {
        KeysAsked keys = new KeysAsked();
        DynamoDbApprovalStore store = new DynamoDbApprovalStore(keys, "table");
        store.find("deployment", Gate.Before.TRAFFIC);
        store.link("hash");

        assertThat(keys.partitions).hasSize(2).allSatisfy(key -> assertThat(key).matches(leadingKeys(approval)));
        assertThat(List.of("DEPLOYMENT#1", "LOCK", "WAITING", "TRIGGER#1", "DEPLOYED#web/prod"))
                .noneMatch(key -> leadingKeys(approval).matcher(key).matches());
    }

    @Test
    void letsTheReleaseFunctionWriteClaimsOnly() {
        KeysAsked keys = new KeysAsked();
        new DynamoDbDeploymentStore(keys, "table").claimTrigger("push", "release", Instant.EPOCH);

        assertThat(statement(release, "dynamodb:PutItem").actions())
                .containsExactlyInAnyOrder("dynamodb:DeleteItem", "dynamodb:PutItem");
        assertThat(keys.partitions)
                .hasSize(2)
                .allSatisfy(
                        key -> assertThat(key).matches(leadingKeys(List.of(statement(release, "dynamodb:PutItem")))));
    }

    private static List<String> with(String... actions) {
        List<String> all = new ArrayList<>(LOGGING);
        all.addAll(List.of(actions));
        return all;
    }

    private static List<String> topics(List<Statement> statements) {
        return statement(statements, "sns:Publish").resources().stream()
                .map(topic -> topic.replaceAll(".*Topics([A-Z][a-z]+).*", "$1"))
                .toList();
    }

    /** What the condition on partition keys lets through. */
    private static Pattern leadingKeys(List<Statement> statements) {
        List<String> patterns = texts(statement(statements, "dynamodb:PutItem")
                .json()
                .at("/Condition/ForAllValues:StringLike/dynamodb:LeadingKeys"));
        return Pattern.compile(String.join(
                "|", patterns.stream().map(it -> it.replace("*", ".*")).toList()));
    }

    /** Answers that nothing is there, and remembers what was asked for. */
    private static final class KeysAsked implements DynamoDbClient {

        private final List<String> partitions = new ArrayList<>();

        @Override
        public GetItemResponse getItem(GetItemRequest request) {
            partitions.add(partition(request.key()));
            return GetItemResponse.builder().build();
        }

        @Override
        public PutItemResponse putItem(PutItemRequest request) {
            partitions.add(partition(request.item()));
            return PutItemResponse.builder().build();
        }

        @Override
        public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
            request.transactItems()
                    .forEach(it -> partitions.add(partition(it.put().item())));
            return TransactWriteItemsResponse.builder().build();
        }

        private static String partition(Map<String, AttributeValue> item) {
            return Optional.ofNullable(item.get("pk")).map(AttributeValue::s).orElse("");
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    }
}
