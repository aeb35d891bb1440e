package dev.headgate.infra.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.config.Configuration;
import dev.headgate.config.ParameterText;
import dev.headgate.deployment.Outcome;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.infra.Tooling;
import dev.headgate.infra.stack.Artifacts;
import dev.headgate.json.Json;
import dev.headgate.telemetry.EndMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.cxapi.CloudArtifact;

@NeedsNode
class OrchestratorStackTest {

    private static StackTemplate stack;

    @BeforeAll
    static void synthesize() {
        stack = Tooling.orchestrator();
    }

    @Test
    void keepsDeploymentsInTheKeysThatTheStoresWrite() {
        Resource table = stack.resource("AWS::DynamoDB::Table");

        assertThat(table.property("/KeySchema").toString())
                .isEqualTo("[{\"AttributeName\":\"pk\",\"KeyType\":\"HASH\"},"
                        + "{\"AttributeName\":\"sk\",\"KeyType\":\"RANGE\"}]");
        assertThat(table.property("/TimeToLiveSpecification").toString())
                .isEqualTo("{\"AttributeName\":\"expiresAt\",\"Enabled\":true}");
        assertThat(table.property("/BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
        assertThat(table.property("/SSESpecification/SSEType").asText()).isEqualTo("KMS");
        assertThat(table.property("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void writesWhatAllServicesShareAsTheFunctionsReadIt() {
        Resource parameter = stack.resource("AWS::SSM::Parameter");

        assertThat(parameter.property("/Name").asText()).isEqualTo("/headgate/configuration/installation");
        assertThat(Json.tree(ParameterText.read(parameter.property("/Value").asText(), Configuration.class)))
                .isEqualTo(
                        Json.tree(SynthesizedApp.ofOneAccount().configuration().withServices(List.of())));
        assertThat(parameter.property("/Tier").asText()).isEqualTo("Intelligent-Tiering");
    }

    /** While CloudFormation updates an installation, a new function must find its configuration. */
    @Test
    void writesTheConfigurationBeforeAFunctionReadsIt() {
        String parameter = stack.resource("AWS::SSM::Parameter").id();

        assertThat(stack.resources("AWS::Lambda::Version"))
                .isNotEmpty()
                .allSatisfy(version ->
                        assertThat(version.json().path("DependsOn").toString()).contains("\"" + parameter + "\""));
        assertThat(SynthesizedApp.ofOneAccount()
                        .assembly()
                        .getStackByName("headgate-orchestrator")
                        .getDependencies())
                .extracting(CloudArtifact::getId)
                .contains("headgate-delivery-web");
    }

    @Test
    void alarmsForWhateverDoesNotEndByItself() {
        assertThat(stack.resources("AWS::CloudWatch::Alarm"))
                .extracting(alarm -> alarm.property("/AlarmName").asText())
                .contains(
                        "headgate-release-executions-failed",
                        "headgate-deployment-executions-failed",
                        "headgate-deployment-executions-timed-out",
                        "headgate-deployment-executions-aborted",
                        "headgate-deployment-function-errors",
                        "headgate-deployment-function-throttles",
                        "headgate-approval-function-errors",
                        "headgate-watchdog-function-errors",
                        "headgate-undelivered",
                        "headgate-needs-human");
        assertThat(stack.resources("AWS::CloudWatch::Alarm")).allSatisfy(alarm -> {
            assertThat(alarm.property("/TreatMissingData").asText()).isEqualTo("notBreaching");
        });
    }

    @Test
    void tellsPeopleOnceForAllAlarms() {
        Resource any = stack.resource("AWS::CloudWatch::CompositeAlarm");
        String rule = any.property("/AlarmRule").toString();

        assertThat(any.property("/AlarmActions/0/Ref").asText()).startsWith("TopicsAlerts");
        assertThat(stack.resources("AWS::CloudWatch::Alarm")).allSatisfy(alarm -> {
            // A release that was rejected or rolled back has told of itself.
            boolean declared = alarm.property("/AlarmName").asText().equals("headgate-release-executions-failed");
            assertThat(rule.contains("\"" + alarm.id() + "\"")).isNotEqualTo(declared);
            assertThat(alarm.property("/AlarmActions").isMissingNode()).isTrue();
        });
    }

    /** The words of the line that StateRouter logs for CloseDeployment's result. */
    @Test
    void countsOutcomesThatNeedAHuman() {
        Resource filter = stack.resource("AWS::Logs::MetricFilter", "FilterName", "headgate-needs-human");

        assertThat(filter.property("/FilterPattern").asText()).isEqualTo("\"CloseDeployment\" \"NEEDS_HUMAN\"");
        assertThat(filter.property("/LogGroupName/Ref").asText()).startsWith("FunctionsDeploymentLog");
    }

    /** The words of the line that the page logs for each request. */
    @Test
    void countsWhatAnAttackOnThePageLooksLike() {
        Resource words = stack.resource("AWS::Logs::MetricFilter", "FilterName", "headgate-wrong-answers");
        Resource others = stack.resource("AWS::Logs::MetricFilter", "FilterName", "headgate-foreign-sign-ins");
        Resource refused = stack.resource("AWS::CloudWatch::Alarm", "AlarmName", "headgate-refused-requests");

        assertThat(words.property("/FilterPattern").asText()).isEqualTo("\"approval page\" \"Unprocessable\"");
        assertThat(others.property("/FilterPattern").asText()).isEqualTo("\"approval page\" \"NotTheirs\"");
        assertThat(List.of(words, others))
                .allSatisfy(filter -> assertThat(
                                filter.property("/LogGroupName/Ref").asText())
                        .startsWith("FunctionsApprovalLog"));
        assertThat(refused.property("/Namespace").asText()).isEqualTo("AWS/ApiGateway");
        assertThat(refused.property("/MetricName").asText()).isEqualTo("4xx");
    }

    /** What docs/threat-model.md promises, and no more of it than there is. */
    @Test
    void soundsEveryAlarmThatTheThreatModelNames() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "threat-model.md"));
        List<String> named = Pattern.compile("`(headgate-[a-z-]+)`")
                .matcher(document)
                .results()
                .map(it -> it.group(1))
                .distinct()
                .toList();

        assertThat(named)
                .contains("headgate-wrong-answers", "headgate-foreign-sign-ins", "headgate-refused-requests")
                .isSubsetOf(Stream.of("AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm")
                        .flatMap(type -> stack.resources(type).stream())
                        .flatMap(it -> Stream.of("/AlarmName", "/CompositeAlarmName")
                                .map(name -> it.property(name).asText()))
                        .toList());
    }

    @Test
    void showsStatusHealthAndExecutionsOnOnePage() {
        Resource dashboard = stack.resource("AWS::CloudWatch::Dashboard");
        JsonNode parts = dashboard.property("/DashboardBody/Fn::Join/1");
        String body = parts.toString();

        assertThat(dashboard.property("/DashboardName").asText()).isEqualTo("headgate");
        assertThat(body)
                .contains("\\\"type\\\":\\\"custom\\\"", "FunctionsWidgetLive")
                .contains("arn:aws:cloudwatch:us-east-1:111111111111:alarm:web-prod-5xx")
                .contains("ExecutionsStarted", "Is Headgate itself healthy?");
    }

    /** By the very names and dimensions that the functions write. */
    @Test
    void showsHowDeploymentsEndedAndWhereTheirTimeWent() {
        String body = stack.resource("AWS::CloudWatch::Dashboard")
                .property("/DashboardBody/Fn::Join/1")
                .toString()
                .replace("\\", "");

        assertThat(Outcome.values())
                .allSatisfy(outcome -> assertThat(body)
                        .contains("\"headgate-deployments\",\"Deployments\",\"Outcome\",\"" + outcome + "\""));
        assertThat(List.of(EndMetrics.PROGRESS, EndMetrics.PEOPLE, EndMetrics.APPROVAL, EndMetrics.ROLLBACK))
                .allSatisfy(metric -> assertThat(body)
                        .contains("\"headgate-deployments\",\"" + metric + "\",\"Environment\",\"prod\""));
    }

    @Test
    void saysWhereToFindTheJar(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("functions/target"));

        assertThatThrownBy(() -> new Artifacts(root).functions())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has 0 jars named functions-*-lambda.jar")
                .hasMessageContaining("./mvnw clean package -DskipTests");
    }
}
