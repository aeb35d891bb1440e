package dev.headgate.simulator.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.ConfigurationParameters;
import dev.headgate.config.ParameterText;
import dev.headgate.function.ApprovalFunction;
import dev.headgate.function.DeploymentFunction;
import dev.headgate.function.ReleaseFunction;
import dev.headgate.function.WatchdogFunction;
import dev.headgate.function.WidgetFunction;
import dev.headgate.handler.UnknownDeploymentException;
import dev.headgate.json.Json;
import dev.headgate.release.InvalidReleaseException;
import dev.headgate.simulator.consistency.RuntimeApi.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each function as Lambda runs it: the runtime interface client makes it by its class name, hands it an event and reports
 * what comes back. All five are started at once.
 */
@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"},
        disabledReason = "the runtime interface client has a native part for Linux alone")
class RuntimeInterfaceClientTest {

    private static final String UNKNOWN_LINK = "AAAAAAAAAAAAAAAAAAAAAA";

    private static final Map<Class<?>, String> EVENTS = Map.of(
            ReleaseFunction.class,
            "{\"state\":\"PlanRelease\",\"input\":{\"service\":\"Webb\",\"imageTag\":\"v1\"},"
                    + "\"execution\":{\"arn\":\"arn:r-1\",\"name\":\"r-1\",\"startedAt\":\"2026-03-02T09:00:00Z\"}}",
            DeploymentFunction.class,
            Repository.read(Repository.sample("check-readiness")),
            ApprovalFunction.class,
            Repository.read(Repository.sample("approval-show")).replaceAll("/a/[A-Za-z0-9_-]+", "/a/" + UNKNOWN_LINK),
            WatchdogFunction.class,
            Repository.read(Repository.sample("watchdog-sweep")),
            WidgetFunction.class,
            "{\"widgetContext\":{\"theme\":\"dark\"}}");

    private static final Map<Class<?>, LambdaProcess> FUNCTIONS = new HashMap<>();
    private static final List<AwsEndpoint> AWS = new ArrayList<>();

    @BeforeAll
    static void startAll(@TempDir Path folder) throws IOException {
        NativeClientLibrary library = NativeClientLibrary.unpackTo(folder);
        AwsEndpoint aws = new AwsEndpoint(Map.of(
                "DynamoDB_20120810.Query", "{\"Items\":[],\"Count\":0,\"ScannedCount\":0}",
                "DynamoDB_20120810.GetItem", "{}",
                "AWSStepFunctions.ListExecutions", "{\"executions\":[]}",
                "AmazonSSM.GetParameter", installationParameter(),
                "AmazonSSM.GetParametersByPath", serviceParameters()));
        AWS.add(aws);
        for (Map.Entry<Class<?>, String> each : EVENTS.entrySet()) {
            FUNCTIONS.put(each.getKey(), LambdaProcess.start(each.getKey(), each.getValue(), aws.url(), library));
        }
    }

    @AfterAll
    static void stopAll() {
        FUNCTIONS.values().forEach(LambdaProcess::close);
        AWS.forEach(AwsEndpoint::close);
    }

    @Test
    void releaseFunctionReportsAnInvalidReleaseByItsFullName() throws InterruptedException {
        assertThat(errorOf(ReleaseFunction.class))
                .containsEntry("errorType", InvalidReleaseException.class.getName())
                .extractingByKey("errorMessage")
                .asString()
                .contains("Webb");
    }

    @Test
    void deploymentFunctionReportsAnUnknownDeploymentByItsFullName() throws InterruptedException {
        assertThat(errorOf(DeploymentFunction.class))
                .containsEntry("errorType", UnknownDeploymentException.class.getName());
    }

    @Test
    void approvalFunctionAnswersAnUnknownLinkWithAPage() throws InterruptedException {
        Map<String, Object> response = responseOf(ApprovalFunction.class);

        assertThat(response).containsEntry("statusCode", 404);
        assertThat(response.get("body")).asString().startsWith("<!doctype html>");
        assertThat(of(ApprovalFunction.class).log())
                .contains("\"result\":\"Unknown\"")
                .doesNotContain(UNKNOWN_LINK);
    }

    @Test
    void watchdogFunctionSweepsAndLogsWhatItRecovered() throws InterruptedException {
        assertThat(responseOf(WatchdogFunction.class)).isEqualTo(Map.of("recovered", List.of()));
        assertThat(of(WatchdogFunction.class).log()).contains("\"message\":\"watchdog\"", "\"recovered\":[]");
    }

    @Test
    void widgetFunctionAnswersWithHtml() throws InterruptedException {
        assertThat(bodyOf(WidgetFunction.class))
                .isInstanceOfSatisfying(
                        String.class,
                        html -> assertThat(html).contains("Nothing is being deployed.", "<h3>Deployed</h3>"));
    }

    private static Map<String, Object> responseOf(Class<?> function) throws InterruptedException {
        return Json.object(bodyOf(function), "body");
    }

    private static Object bodyOf(Class<?> function) throws InterruptedException {
        Answer answer = of(function).answer();
        assertThat(answer).isInstanceOf(Answer.Response.class);
        return Json.tree(((Answer.Response) answer).body());
    }

    /** The answer's body is what Step Functions reads an error's name from. */
    private static Map<String, Object> errorOf(Class<?> function) throws InterruptedException {
        Answer answer = of(function).answer();
        assertThat(answer).isInstanceOf(Answer.Failure.class);
        return tree(((Answer.Failure) answer).body());
    }

    private static LambdaProcess of(Class<?> function) {
        return Optional.ofNullable(FUNCTIONS.get(function)).orElseThrow();
    }

    private static Map<String, Object> tree(String json) {
        return Json.object(Json.tree(json), "body");
    }

    private static Map<String, Object> parameter(String name, String value) {
        return Map.of("Name", name, "Type", "String", "Value", value, "Version", 1);
    }

    private static String installationParameter() {
        ConfigurationParameters names = Repository.configuration().names().configurationParameters();
        String value = ParameterText.of(Repository.configuration().withServices(List.of()));
        return Json.write(Map.of("Parameter", parameter(names.installation(), value)));
    }

    private static String serviceParameters() {
        ConfigurationParameters names = Repository.configuration().names().configurationParameters();
        return Json.write(Map.of(
                "Parameters",
                Repository.configuration().services().stream()
                        .map(it -> parameter(names.service(it), ParameterText.of(it)))
                        .toList()));
    }
}
