package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;

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
            PageRequest event = event(method, path("alice"), APPROVE);
            event = event.withQuery(Map.of("decision", "APPROVED"));
            assertThat(handler.handle(event).status()).isEqualTo(200);
        }

        assertThat(scene.store.dump()).isEqualTo(before);
        assertThat(scene.answers).isEmpty();
    }

    @Test
    void showsWhoAskedAsIamKnowsItOnceThatIsKnown() {
        assertThat(get("alice").html()).contains("As its input says, ").doesNotContain("(IAM)");

        String release = ExampleQuestion.question().release().executionArn();
        scene.askers.note(
                release, ExampleAsker.asker(Asker.Act.STARTED, ExampleAsker.ALICE + "<b>", 0), scene.clock.instant());

        assertThat(get("alice").html())
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
        PageResponse get = handler.handle(event("GET", path("alice"), null));
        PageResponse head = handler.handle(event("HEAD", path("alice"), null));

        assertThat(get.html()).contains("Release web to prod?");
        assertThat(head.html()).isEmpty();
        assertThat(head.headers()).isEqualTo(get.headers());
    }

    @Test
    void postDecides() {
        PageResponse response = post("alice", APPROVE);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.html()).contains("web in prod is approved").contains("alice approved");
        assertThat(scene.answers).hasSize(1);
    }

    @Test
    void decidesByABodyInBase64() {
        PageRequest event = event(
                "POST", path("alice"), Base64.getEncoder().encodeToString(REJECT.getBytes(StandardCharsets.UTF_8)));
        event = event.withBase64(event.body().orElse(""));

        assertThat(handler.handle(event).html()).contains("Not on a Friday");
    }

    @Test
    void secondClickShowsWhatWasDecided() {
        post("alice", APPROVE);

        assertThat(post("alice", APPROVE).status()).isEqualTo(200);
        assertThat(get("bob").html()).contains("alice approved").doesNotContain("<form");
        assertThat(scene.answers).hasSize(1);
    }

    @Test
    void answersConflictToADifferentDecision() {
        post("alice", APPROVE);

        PageResponse response = post("bob", REJECT);

        assertThat(response.status()).isEqualTo(409);
        assertThat(response.html()).contains("alice approved").contains("The first decision stands");
    }

    @Test
    void answersGoneAfterExpiry() {
        scene.pass(Duration.ofHours(4));

        assertThat(get("alice").status()).isEqualTo(410);
        assertThat(post("alice", APPROVE).status()).isEqualTo(410);
        assertThat(scene.answers).isEmpty();
    }

    @Test
    void answersGoneAfterTheDeploymentHasEnded() {
        scene.approvals.close("web-prod-1");

        assertThat(get("alice").status()).isEqualTo(410);
        assertThat(post("alice", APPROVE).status()).isEqualTo(410);
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
        PageResponse response = post("alice", SHOWN + body);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.html()).contains(fault).contains("<form");
        assertThat(scene.answers).isEmpty();
    }

    @Test
    void echoesNothingUnescaped() {
        String body = post("alice", "environment=%22%3E%3Cscript%3E&comment=%3C%2Ftextarea%3E%3Cscript%3E")
                .html();

        assertThat(body).doesNotContain("<script").contains("&quot;&gt;&lt;script&gt;");
    }

    @Test
    void saysWhenAnAnswerMayNotHaveArrivedAndTakesItAgain() {
        for (int i = 0; i < 3; i++) {
            scene.deliveries.add(Delivery.UNCONFIRMED);
        }
        assertThat(post("alice", APPROVE).html()).contains("Send it again");

        PageResponse again = post("alice", "decision=APPROVED");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.html()).contains("The deployment has the answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", "", "<script>"})
    void allowsNoOtherMethod(String method) {
        PageResponse response = handler.handle(event(method, path("alice"), APPROVE));

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.headers()).containsEntry("Allow", "GET, HEAD, POST");
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
        PageRequest event = event("POST", path("alice"), APPROVE);
        event = event.withHeaders(Map.of("content-type", contentType));

        assertThat(handler.handle(event).status()).isEqualTo(415);
        assertThat(scene.answers).isEmpty();
    }

    @Test
    void readsTheContentTypeAsHttpMeansIt() {
        PageRequest event = event("POST", path("alice"), APPROVE);
        event = event.withHeaders(Map.of("Content-Type", "Application/X-WWW-Form-URLencoded ; charset=UTF-8"));

        assertThat(handler.handle(event).status()).isEqualTo(200);
    }

    @Test
    void takesNoMoreThan16Kilobytes() {
        String fits = REJECT + "&x=" + "y".repeat(ApprovalHttpRequest.LARGEST_BODY - REJECT.length() - 3);

        assertThat(post("alice", fits + "y").status()).isEqualTo(413);
        assertThat(post("alice", "a".repeat(6_000_000)).status()).isEqualTo(413);
        assertThat(postBase64("alice", fits + "y").status()).isEqualTo(413);
        assertThat(scene.answers).isEmpty();
        assertThat(postBase64("alice", fits).status()).isEqualTo(200);
    }

    @Test
    void takesALongestCommentWhoseEveryCharacterIsEscaped() {
        assertThat(post("alice", APPROVE + "%E2%82%AC".repeat(500)).status()).isEqualTo(200);
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
            PageResponse response = handler.handle(event(method, path, APPROVE));

            assertThat(response.status()).isEqualTo(404);
            assertThat(response.html())
                    .contains("This link leads to no question")
                    .doesNotContain("<script");
        }
    }

    @Test
    void takesAPathOfAnyLength() {
        assertThat(handler.handle(event("GET", "/a/" + "a".repeat(1_000_000), null))
                        .status())
                .isEqualTo(404);
        assertThat(handler.handle(event("GET", "/a".repeat(100_000), null)).status())
                .isEqualTo(404);
    }

    @Test
    void findsALinkBehindAStage() {
        assertThat(handler.handle(event("GET", "/live" + path("alice"), null)).status())
                .isEqualTo(200);
    }

    @Test
    void survivesAnEventInWhichEverythingIsMissing() {
        assertThat(handler.handle(PageRequest.EMPTY).status()).isEqualTo(404);

        PageRequest bare = PageRequest.of(Map.of("rawPath", path("alice")));
        assertThat(handler.handle(bare).status()).isEqualTo(405);
        PageRequest noMethod = PageRequest.of(Map.of("rawPath", path("alice"), "requestContext", Map.of()));
        assertThat(handler.handle(noMethod).status()).isEqualTo(405);

        PageRequest noBody = event("POST", path("alice"), null);
        assertThat(handler.handle(noBody).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "====", "ZGVjaXNpb249QVBQUk9WRUQ", "\u0000", "%"})
    void takesABodyThatIsNotWhatItSaysForAnEmptyOne(String body) {
        PageRequest event = event("POST", path("alice"), body);
        event = event.withBase64(event.body().orElse(""));

        assertThat(handler.handle(event).status()).isEqualTo(422);
        assertThat(scene.answers).isEmpty();
    }

    @Test
    void sendsEveryResponseWithStrictHeaders() {
        List<PageResponse> responses = List.of(
                get("alice"),
                handler.handle(event("GET", "/", null)),
                handler.handle(event("PUT", path("alice"), null)),
                post("alice", ""),
                post("alice", APPROVE),
                post("bob", REJECT));

        assertThat(responses).extracting(PageResponse::status).containsExactly(200, 404, 405, 422, 200, 409);
        assertThat(responses)
                .allSatisfy(response -> assertThat(response.headers())
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

        PageResponse response = new ApprovalPageHandler(
                        failing, scene.clock, Optional.empty(), new StructuredLog(scene.clock, log::add))
                .handle(event("POST", path("alice"), APPROVE));

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers()).containsEntry("Retry-After", "5");
        assertThat(response.html()).contains("it is not certain whether a decision was stored");
        assertThat(log)
                .last()
                .asString()
                .contains("java.lang.IllegalStateException")
                .doesNotContain("token-1");
    }

    private PageResponse get(String approver) {
        return handler.handle(event("GET", path(approver), null));
    }

    private PageResponse post(String approver, String body) {
        return handler.handle(event("POST", path(approver), body));
    }

    private PageResponse postBase64(String approver, String body) {
        PageRequest event = event(
                "POST", path(approver), Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
        event = event.withBase64(event.body().orElse(""));
        return handler.handle(event);
    }

    private String path(String approver) {
        return "/a/" + scene.linkOf(approver).value();
    }

    private static PageRequest event(String method, String path, @Nullable String body) {
        PageRequest event =
                PageRequest.of(method, path).withHeaders(Map.of("content-type", "application/x-www-form-urlencoded"));
        return body == null ? event : event.withBody(body);
    }
}
