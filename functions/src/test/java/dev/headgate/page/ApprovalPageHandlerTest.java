package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.headgate.approval.Decisions;
import dev.headgate.approval.TaskTokens.Delivery;
import dev.headgate.asker.Asker;
import dev.headgate.asker.AskerStore;
import dev.headgate.telemetry.StructuredLog;
import dev.headgate.testing.ApprovalScene;
import dev.headgate.testing.ExampleAsker;
import dev.headgate.testing.ExampleQuestion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalPageHandlerTest {

    private static final String SHOWN = "shown=" + ExampleQuestion.question().digest() + "&";
    private static final String APPROVE = SHOWN + "decision=APPROVED&environment=prod&comment=";
    private static final String REJECT = SHOWN + "decision=REJECTED&environment=prod&comment=Not+on+a+Friday";

    private final ApprovalScene scene = new ApprovalScene().asked();
    private final List<String> log = new ArrayList<>();
    private final ApprovalPageHandler handler = new ApprovalPageHandler(
            scene.decisions, scene.clock, Optional.empty(), new StructuredLog(scene.clock, log::add));

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void getNeverChangesAnything(String method) {
        String before = scene.store.dump();

        for (int i = 0; i < 3; i++) {
            APIGatewayV2HTTPEvent event = event(method, path("alice"), APPROVE);
            event.setRawQueryString(APPROVE);
            assertThat(handler.handle(event).getStatusCode()).isEqualTo(200);
        }

        assertThat(scene.store.dump()).isEqualTo(before);
        assertThat(scene.answers).isEmpty();
    }

    @Test
    void showsWhoAskedAsIamKnowsItOnceThatIsKnown() {
        assertThat(get("alice").getBody()).contains("As its input says, ").doesNotContain("(IAM)");

        String release = ExampleQuestion.question().release().executionArn();
        scene.askers.note(
                release, ExampleAsker.asker(Asker.Act.STARTED, ExampleAsker.ALICE + "<b>", 0), scene.clock.instant());

        assertThat(get("alice").getBody())
                .contains("As its input says, ")
                .contains("<dt>Asked by</dt><dd>" + ExampleAsker.ALICE + "&lt;b&gt; (IAM)</dd>");
    }

    /** A link that leads nowhere must not be told from one that does by the time that its answer takes. */
    @Test
    void readsTheSameForALinkThatLeadsNowhere() {
        List<String> read = new ArrayList<>();
        AskerStore counting = new AskerStore() {
            @Override
            public void note(String executionArn, Asker asker, Instant expiresAt) {
                throw new AssertionError("Nothing is written by a look");
            }

            @Override
            public List<Asker> about(String executionArn) {
                read.add(executionArn);
                return List.of();
            }
        };
        Decisions decisions = new Decisions(scene.store, counting, (token, output) -> Delivery.DELIVERED, scene.clock);
        ApprovalPageHandler page = new ApprovalPageHandler(
                decisions, scene.clock, Optional.empty(), new StructuredLog(scene.clock, log::add));

        page.handle(event("GET", path("alice"), null));
        page.handle(event("GET", "/a/c2FtcGxlLWxpbmstaWQtMQ", null));

        assertThat(read).containsExactly(ExampleQuestion.question().release().executionArn(), "");
    }

    @Test
    void headIsGetWithoutABody() {
        APIGatewayV2HTTPResponse get = handler.handle(event("GET", path("alice"), null));
        APIGatewayV2HTTPResponse head = handler.handle(event("HEAD", path("alice"), null));

        assertThat(get.getBody()).contains("Release web to prod?");
        assertThat(head.getBody()).isEmpty();
        assertThat(head.getHeaders()).isEqualTo(get.getHeaders());
    }

    @Test
    void postDecides() {
        APIGatewayV2HTTPResponse response = post("alice", APPROVE);

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getBody()).contains("web in prod is approved").contains("alice approved");
        assertThat(scene.answers).hasSize(1);
    }

    @Test
    void decidesByABodyInBase64() {
        APIGatewayV2HTTPEvent event = event(
                "POST", path("alice"), Base64.getEncoder().encodeToString(REJECT.getBytes(StandardCharsets.UTF_8)));
        event.setIsBase64Encoded(true);

        assertThat(handler.handle(event).getBody()).contains("Not on a Friday");
    }

    @Test
    void secondClickShowsWhatWasDecided() {
        post("alice", APPROVE);

        assertThat(post("alice", APPROVE).getStatusCode()).isEqualTo(200);
        assertThat(get("bob").getBody()).contains("alice approved").doesNotContain("<form");
        assertThat(scene.answers).hasSize(1);
    }

    @Test
    void answersConflictToADifferentDecision() {
        post("alice", APPROVE);

        APIGatewayV2HTTPResponse response = post("bob", REJECT);

        assertThat(response.getStatusCode()).isEqualTo(409);
        assertThat(response.getBody()).contains("alice approved").contains("The first decision stands");
    }

    @Test
    void answersGoneAfterExpiry() {
        scene.pass(Duration.ofHours(4));

        assertThat(get("alice").getStatusCode()).isEqualTo(410);
        assertThat(post("alice", APPROVE).getStatusCode()).isEqualTo(410);
        assertThat(scene.answers).isEmpty();
    }

    @Test
    void answersGoneAfterTheDeploymentHasEnded() {
        scene.approvals.close("web-prod-1");

        assertThat(get("alice").getStatusCode()).isEqualTo(410);
        assertThat(post("alice", APPROVE).getStatusCode()).isEqualTo(410);
        assertThat(scene.answers).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "decision=APPROVED, Type prod",
        "decision=APPROVED&environment=Prod, Type prod",
        "decision=REJECTED&environment=prod, Say why you reject",
        "environment=prod, Choose one of the two",
        "'', Choose one of the two"
    })
    void showsTheFormAgainWithWhatIsWrong(String body, String fault) {
        APIGatewayV2HTTPResponse response = post("alice", SHOWN + body);

        assertThat(response.getStatusCode()).isEqualTo(422);
        assertThat(response.getBody()).contains(fault).contains("<form");
        assertThat(scene.answers).isEmpty();
    }

    @Test
    void echoesNothingUnescaped() {
        String body = post("alice", "environment=%22%3E%3Cscript%3E&comment=%3C%2Ftextarea%3E%3Cscript%3E")
                .getBody();

        assertThat(body).doesNotContain("<script").contains("&quot;&gt;&lt;script&gt;");
    }

    @Test
    void saysWhenAnAnswerMayNotHaveArrivedAndTakesItAgain() {
        for (int i = 0; i < 3; i++) {
            scene.deliveries.add(Delivery.UNCONFIRMED);
        }
        assertThat(post("alice", APPROVE).getBody()).contains("Send it again");

        APIGatewayV2HTTPResponse again = post("alice", "decision=APPROVED");

        assertThat(again.getStatusCode()).isEqualTo(200);
        assertThat(again.getBody()).contains("The deployment has the answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", "", "<script>"})
    void allowsNoOtherMethod(String method) {
        APIGatewayV2HTTPResponse response = handler.handle(event(method, path("alice"), APPROVE));

        assertThat(response.getStatusCode()).isEqualTo(405);
        assertThat(response.getHeaders()).containsEntry("Allow", "GET, HEAD, POST");
        assertThat(scene.answers).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "multipart/form-data; boundary=x",
                "text/plain",
                "application/x-www-form-urlencodedx",
                ";",
                ""
            })
    void takesAFormOnly(String contentType) {
        APIGatewayV2HTTPEvent event = event("POST", path("alice"), APPROVE);
        event.setHeaders(Map.of("content-type", contentType));

        assertThat(handler.handle(event).getStatusCode()).isEqualTo(415);
        assertThat(scene.answers).isEmpty();
    }

    @Test
    void readsTheContentTypeAsHttpMeansIt() {
        APIGatewayV2HTTPEvent event = event("POST", path("alice"), APPROVE);
        event.setHeaders(Map.of("Content-Type", "Application/X-WWW-Form-URLencoded ; charset=UTF-8"));

        assertThat(handler.handle(event).getStatusCode()).isEqualTo(200);
    }

    @Test
    void takesNoMoreThan16Kilobytes() {
        String fits = REJECT + "&x=" + "y".repeat(ApprovalHttpRequest.LARGEST_BODY - REJECT.length() - 3);

        assertThat(post("alice", fits + "y").getStatusCode()).isEqualTo(413);
        assertThat(post("alice", "a".repeat(6_000_000)).getStatusCode()).isEqualTo(413);
        assertThat(postBase64("alice", fits + "y").getStatusCode()).isEqualTo(413);
        assertThat(scene.answers).isEmpty();
        assertThat(postBase64("alice", fits).getStatusCode()).isEqualTo(200);
    }

    @Test
    void takesALongestCommentWhoseEveryCharacterIsEscaped() {
        assertThat(post("alice", APPROVE + "%E2%82%AC".repeat(500)).getStatusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "/a/",
                "/a/x",
                "/a/c2FtcGxlLWxpbmstaWQtMQ",
                "/a/c2FtcGxlLWxpbmstaWQtMQ/",
                "/a/c2FtcGxlLWxpbmstaWQtMQ/../x",
                "/a/..%2f..%2fetc%2fpasswd",
                "/a/%00",
                "/a/<script>alert(1)</script>",
                "/favicon.ico",
                "/b/a/a/x",
                "\u202e/a/x",
                "not a path"
            })
    void knowsNoOtherPath(String path) {
        for (String method : List.of("GET", "POST")) {
            APIGatewayV2HTTPResponse response = handler.handle(event(method, path, APPROVE));

            assertThat(response.getStatusCode()).isEqualTo(404);
            assertThat(response.getBody())
                    .contains("This link leads to no question")
                    .doesNotContain("<script");
        }
    }

    @Test
    void takesAPathOfAnyLength() {
        assertThat(handler.handle(event("GET", "/a/" + "a".repeat(1_000_000), null))
                        .getStatusCode())
                .isEqualTo(404);
        assertThat(handler.handle(event("GET", "/a".repeat(100_000), null)).getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void findsALinkBehindAStage() {
        assertThat(handler.handle(event("GET", "/live" + path("alice"), null)).getStatusCode())
                .isEqualTo(200);
    }

    @Test
    void survivesAnEventInWhichEverythingIsMissing() {
        assertThat(handler.handle(new APIGatewayV2HTTPEvent()).getStatusCode()).isEqualTo(404);

        APIGatewayV2HTTPEvent bare = new APIGatewayV2HTTPEvent();
        bare.setRawPath(path("alice"));
        assertThat(handler.handle(bare).getStatusCode()).isEqualTo(405);
        bare.setRequestContext(new APIGatewayV2HTTPEvent.RequestContext());
        assertThat(handler.handle(bare).getStatusCode()).isEqualTo(405);

        APIGatewayV2HTTPEvent noBody = event("POST", path("alice"), null);
        assertThat(handler.handle(noBody).getStatusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "====", "ZGVjaXNpb249QVBQUk9WRUQ", "\u0000", "%"})
    void takesABodyThatIsNotWhatItSaysForAnEmptyOne(String body) {
        APIGatewayV2HTTPEvent event = event("POST", path("alice"), body);
        event.setIsBase64Encoded(true);

        assertThat(handler.handle(event).getStatusCode()).isEqualTo(422);
        assertThat(scene.answers).isEmpty();
    }

    @Test
    void sendsEveryResponseWithStrictHeaders() {
        List<APIGatewayV2HTTPResponse> responses = List.of(
                get("alice"),
                handler.handle(event("GET", "/", null)),
                handler.handle(event("PUT", path("alice"), null)),
                post("alice", ""),
                post("alice", APPROVE),
                post("bob", REJECT));

        assertThat(responses)
                .extracting(APIGatewayV2HTTPResponse::getStatusCode)
                .containsExactly(200, 404, 405, 422, 200, 409);
        assertThat(responses)
                .allSatisfy(response -> assertThat(response.getHeaders())
                        .containsEntry("Content-Type", "text/html; charset=utf-8")
                        .containsEntry("Referrer-Policy", "no-referrer")
                        .containsEntry("X-Frame-Options", "DENY")
                        .containsEntry("X-Content-Type-Options", "nosniff")
                        .containsEntry("Cache-Control", "no-store")
                        .containsEntry("X-Robots-Tag", "noindex")
                        .hasEntrySatisfying(
                                "Content-Security-Policy",
                                policy -> assertThat(policy)
                                        .matches(
                                                "default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; form-action 'self';"
                                                        + " frame-ancestors 'none'; base-uri 'none'")));
    }

    @Test
    void logsNothingThatLetsAReaderDecide() {
        get("alice");
        post("alice", REJECT);
        handler.handle(event("GET", "/a/c2FtcGxlLWxpbmstaWQtMQ", null));
        handler.handle(event("<script>", "/secret-path", null));

        String all = String.join("\n", log);
        assertThat(all)
                .doesNotContain(scene.linkOf("alice").value())
                .doesNotContain(scene.linkOf("alice").hash())
                .doesNotContain("c2FtcGxl")
                .doesNotContain("secret-path")
                .doesNotContain("token-1")
                .doesNotContain("Friday")
                .doesNotContain("script");
        assertThat(log)
                .first()
                .isEqualTo("{\"timestamp\":\"2026-08-14T12:00:00Z\",\"level\":\"INFO\",\"message\":\"approval page\","
                        + "\"deploymentId\":\"web-prod-1\",\"method\":\"GET\",\"status\":200,\"result\":\"Open\","
                        + "\"link\":\"" + scene.linkOf("alice").trace() + "\"}");
    }

    @Test
    void showsAPageWhenAServiceFails() {
        Decisions failing = new Decisions(
                scene.store,
                scene.askers,
                (token, output) -> {
                    throw new IllegalStateException("Invalid token " + token.value());
                },
                scene.clock);

        APIGatewayV2HTTPResponse response = new ApprovalPageHandler(
                        failing, scene.clock, Optional.empty(), new StructuredLog(scene.clock, log::add))
                .handle(event("POST", path("alice"), APPROVE));

        assertThat(response.getStatusCode()).isEqualTo(503);
        assertThat(response.getHeaders()).containsEntry("Retry-After", "5");
        assertThat(response.getBody()).contains("it is not certain whether a decision was stored");
        assertThat(log)
                .last()
                .asString()
                .contains("java.lang.IllegalStateException")
                .doesNotContain("token-1");
    }

    private APIGatewayV2HTTPResponse get(String approver) {
        return handler.handle(event("GET", path(approver), null));
    }

    private APIGatewayV2HTTPResponse post(String approver, String body) {
        return handler.handle(event("POST", path(approver), body));
    }

    private APIGatewayV2HTTPResponse postBase64(String approver, String body) {
        APIGatewayV2HTTPEvent event = event(
                "POST", path(approver), Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
        event.setIsBase64Encoded(true);
        return handler.handle(event);
    }

    private String path(String approver) {
        return "/a/" + scene.linkOf(approver).value();
    }

    private static APIGatewayV2HTTPEvent event(String method, String path, @Nullable String body) {
        APIGatewayV2HTTPEvent.RequestContext.Http http = new APIGatewayV2HTTPEvent.RequestContext.Http();
        http.setMethod(method);
        APIGatewayV2HTTPEvent.RequestContext context = new APIGatewayV2HTTPEvent.RequestContext();
        context.setHttp(http);
        APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
        event.setRequestContext(context);
        event.setRawPath(path);
        event.setHeaders(Map.of("content-type", "application/x-www-form-urlencoded"));
        if (body != null) {
            event.setBody(body);
        }
        return event;
    }
}
