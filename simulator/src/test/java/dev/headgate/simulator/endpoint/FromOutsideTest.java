package dev.headgate.simulator.endpoint;

import static dev.headgate.simulator.endpoint.EndpointScene.HOME;
import static dev.headgate.simulator.endpoint.EndpointScene.TOOLING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.json.Json;
import dev.headgate.simulator.tooling.RepositorySettings;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.ecr.model.ImageTagAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/** What somebody outside does has the effects that it has in AWS. */
@Timeout(60)
class FromOutsideTest {

    private static final String RELEASE = "arn:aws:states:us-east-1:111122223333:stateMachine:headgate-release";

    private final EndpointScene scene = new EndpointScene();
    private final WireClients wire = scene.wire();

    @AfterEach
    void close() {
        scene.close();
    }

    private List<ExecutionListItem> releases() {
        return wire.stepFunctions()
                .listExecutions(it -> it.stateMachineArn(RELEASE))
                .executions();
    }

    private HttpResponse<String> put(String body) {
        return scene.send(scene.request("/")
                .header("Authorization", EndpointScene.signed(TOOLING, HOME, "events"))
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AWSEvents.PutEvents")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> invoke(String account, String function, String type, String payload) {
        return scene.send(scene.request("/2015-03-31/functions/" + function + "/invocations")
                .header("Authorization", EndpointScene.signed(account, HOME, "lambda"))
                .header("X-Amz-Invocation-Type", type)
                .POST(BodyPublishers.ofString(payload)));
    }

    private static String entry(String source, String type, Map<String, Object> detail) {
        return Json.write(
                Map.of("Entries", List.of(Map.of("Source", source, "DetailType", type, "Detail", Json.write(detail)))));
    }

    @Test
    void anImageWithATagToReleaseStartsARelease() {
        var image = wire.ecr()
                .putImage(it -> it.repositoryName("web").imageTag("release-1").imageManifest("{}"))
                .image();
        wire.ecr().putImage(it -> it.repositoryName("web").imageTag("draft").imageManifest("{ }"));

        assertThat(releases()).hasSize(1);
        String input = wire.stepFunctions()
                .describeExecution(it -> it.executionArn(releases().getFirst().executionArn()))
                .input();
        assertThat(input)
                .contains("ECR Image Action", "release-1", image.imageId().imageDigest());
    }

    @Test
    void aTagIsNotMovedWhereTheRepositoryForbidsIt() {
        inFixedTags();
        wire.ecr().putImage(it -> it.repositoryName("web").imageTag("t").imageManifest("{}"));

        assertThatThrownBy(() -> wire.ecr()
                        .putImage(it -> it.repositoryName("web").imageTag("t").imageManifest("{ }")))
                .isInstanceOf(ImageTagAlreadyExistsException.class);
    }

    private void inFixedTags() {
        boolean unused = scene.inLoop(() -> {
            scene.world.tooling().ecr().setUp("web", RepositorySettings.AS_ECR_MAKES_IT.withFixedTags());
            return true;
        });
    }

    @Test
    void aPipelinesSuccessStartsAReleaseAndNothingElseDoes() {
        String type = "CodePipeline Pipeline Execution State Change";
        HttpResponse<String> answer = put(
                entry("aws.codepipeline", type, Map.of("pipeline", "web", "state", "SUCCEEDED", "execution-id", "x")));
        put(entry("aws.codepipeline", type, Map.of("pipeline", "web", "state", "FAILED")));
        put(entry("aws.codepipeline", type, Map.of("pipeline", "other", "state", "SUCCEEDED")));
        put(entry("shop", type, Map.of("pipeline", "web", "state", "SUCCEEDED")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"FailedEntryCount\":0", "EventId");
        assertThat(releases()).hasSize(1);
    }

    @Test
    void anEventThatIsNoneIsToldByItself() {
        HttpResponse<String> answer = put("""
                {"Entries": [{"Source": "a", "DetailType": "b", "Detail": "no"}, {"Source": "a"},
                             {"Source": "a", "DetailType": "b", "Detail": "{}"}]}""");

        assertThat(answer.body()).contains("\"FailedEntryCount\":2", "MalformedDetail", "InvalidArgument", "EventId");
        assertThat(put("{\"Entries\": []}").body()).contains("ValidationException");
        assertThat(put("{\"Entries\": [1]}").body()).contains("SerializationException");
        assertThat(put("{").statusCode()).isEqualTo(400);
    }

    @Test
    void aFunctionAnswersWhenItsTimeHasPassed() {
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> invoke(
                TOOLING,
                "headgate-WatchdogFunction:live",
                "RequestResponse",
                "{\"source\":\"aws.scheduler\",\"detail-type\":\"Scheduled Event\",\"detail\":{}}"));
        passTimeUntil(answer);

        assertThat(answer.join().statusCode()).describedAs(answer.join().body()).isEqualTo(200);
        assertThat(answer.join().headers().firstValue("x-amz-function-error")).isEmpty();
    }

    /** CloudWatch asks the function itself. */
    @Test
    void theDashboardsWidgetAnswersAsAFunction() {
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(
                () -> invoke(TOOLING, "headgate-WidgetFunction", "RequestResponse", "{\"describe\": true}"));
        passTimeUntil(answer);

        assertThat(answer.join().body()).contains("markdown", "Headgate's status");
    }

    @Test
    void aFunctionsExceptionIsAnAnswer() {
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(
                () -> invoke(TOOLING, "headgate-DeploymentFunction", "RequestResponse", "{\"state\": \"No\"}"));
        passTimeUntil(answer);

        assertThat(answer.join().statusCode()).isEqualTo(200);
        assertThat(answer.join().headers().firstValue("x-amz-function-error")).hasValue("Unhandled");
        assertThat(answer.join().body()).contains("errorType", "errorMessage");
    }

    private void passTimeUntil(CompletableFuture<?> answer) {
        while (!answer.isDone()) {
            scene.runFor(Duration.ofMillis(100));
        }
    }

    @Test
    void aFunctionThatIsNotThereIsNotFound() {
        for (String account : new String[] {TOOLING, EndpointScene.BY_ECS, "999999999999"}) {
            String function = account.equals(TOOLING) ? "headgate-Nothing" : "headgate-WatchdogFunction";
            HttpResponse<String> answer = invoke(account, function, "RequestResponse", "{}");

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("x-amzn-errortype")).hasValue("ResourceNotFoundException");
        }
        assertThat(invoke(TOOLING, "headgate-WatchdogFunction", "RequestResponse", "{")
                        .statusCode())
                .isEqualTo(400);
        assertThat(invoke(TOOLING, "headgate-WatchdogFunction", "Event", "{}").statusCode())
                .isEqualTo(202);
    }
}
