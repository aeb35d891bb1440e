package dev.headgate.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/** AWS, the approval page and the dashboard are at one address, and none answers what is for another. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneAddressTest {

    private static final String RELEASE = "arn:aws:states:us-east-1:111122223333:stateMachine:headgate-release";

    private final EndpointScene scene = new EndpointScene();

    @AfterAll
    void close() {
        scene.close();
    }

    private HttpResponse<String> get(String path, Map<String, String> headers) {
        HttpRequest.Builder request = scene.request(path);
        headers.forEach(request::header);
        return scene.send(request);
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("none");
    }

    @Test
    void theRootIsTheDashboardsForABrowserAndAwssForAnSdk() {
        assertThat(get("/", Map.of()).body()).contains("<title>Headgate</title>");
        assertThat(scene.wire()
                        .stepFunctions()
                        .listExecutions(it -> it.stateMachineArn(RELEASE))
                        .executions())
                .extracting(ExecutionListItem::name)
                .isEmpty();
    }

    /** An empty success is the worst answer that an SDK can get: it believes it. */
    @ParameterizedTest
    @CsvSource({
        "Authorization, AWS4-HMAC-SHA256 Credential=111122223333/20260302/us-east-1/s3/aws4_request",
        "X-Amz-Date, 20260302T090000Z",
        "X-Amz-Target, AWSStepFunctions.ListExecutions",
        "Smithy-Protocol, rpc-v2-cbor",
        "Content-Type, application/x-amz-json-1.0"
    })
    void whatLooksLikeAwsIsNeverAnsweredByThePages(String header, String value) {
        for (String path : new String[] {"/", "/a/xyz", "/bucket/key"}) {
            HttpResponse<String> answer = get(path, Map.of(header, value));

            assertThat(answer.statusCode()).describedAs(path).isBetween(400, 499);
            assertThat(type(answer)).describedAs(path).matches("text/xml|application/(cbor|x-amz-json-1\\.\\d)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?Action=ListTopics", "/?X-Amz-Algorithm=AWS4-HMAC-SHA256"})
    void aRequestInItsQueryIsAwss(String path) {
        HttpResponse<String> answer = get(path, Map.of());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<Code>MissingAuthenticationToken</Code>");
    }

    @Test
    void aFormIsAwssAtTheRootAndThePagesBelow() {
        HttpRequest.Builder root = scene.request("/").POST(BodyPublishers.ofString("Action=ListTopics"));
        HttpRequest.Builder link = scene.request("/a/xyz").POST(BodyPublishers.ofString("Action=ListTopics"));

        assertThat(type(scene.send(root.header("Content-Type", "application/x-www-form-urlencoded"))))
                .isEqualTo("text/xml");
        assertThat(type(scene.send(link.header("Content-Type", "application/x-www-form-urlencoded"))))
                .isEqualTo("text/html; charset=utf-8");
    }

    @Test
    void aLinkThatNobodyWasSentIsThePagesToRefuse() {
        HttpResponse<String> answer = get("/a/xyz", Map.of());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(type(answer)).isEqualTo("text/html; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/favicon.ico", "/index.html", "/a", "/dashboard", "/.git/config", "//", "/a%2Fxyz"})
    void anythingElseIsNotThere(String path) {
        HttpResponse<String> answer = get(path, Map.of("Authorization", "Basic Zm9vOmJhcg=="));

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(type(answer)).doesNotContain("xml", "json");
    }

    @Test
    void theDashboardOnlyShows() {
        HttpRequest.Builder put = scene.request("/").PUT(BodyPublishers.ofString("x"));

        assertThat(scene.send(put).statusCode()).isEqualTo(405);
        assertThat(scene.send(scene.request("/").method("HEAD", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }
}
