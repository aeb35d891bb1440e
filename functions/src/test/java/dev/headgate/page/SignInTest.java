package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.SignIn;
import dev.headgate.signin.CodeFlow;
import dev.headgate.signin.Sessions;
import dev.headgate.signin.SignInSecret;
import dev.headgate.telemetry.StructuredLog;
import dev.headgate.testing.ApprovalScene;
import dev.headgate.testing.ExampleQuestion;
import dev.headgate.testing.FakeIssuer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Approvers have to sign in: a link shows and decides nothing for anybody but the one whom it was sent to. */
class SignInTest {

    private static final String APPROVE =
            "shown=" + ExampleQuestion.question().digest() + "&decision=APPROVED&environment=prod";

    private final ApprovalScene scene = new ApprovalScene().asked();
    private final FakeIssuer issuer = new FakeIssuer(scene.clock);
    private final SignInSecret secret = new SignInSecret("k".repeat(64), Optional.of("client-secret"));
    private final List<String> log = new ArrayList<>();
    private final ApprovalPageHandler handler = handler(FakeIssuer.SIGN_IN);

    private ApprovalPageHandler handler(SignIn signIn) {
        CodeFlow flow = new CodeFlow(signIn, ApprovalScene.URL, issuer, () -> secret, new Random(7), scene.clock);
        return new ApprovalPageHandler(
                scene.decisions, scene.clock, Optional.of(flow), new StructuredLog(scene.clock, log::add));
    }

    @Test
    void leadsABrowserFromTheLinkToTheIssuerAndBackToTheQuestion() {
        PageResponse start = send("GET", List.of());
        assertThat(start.status()).isEqualTo(303);
        assertThat(start.html()).doesNotContain("Release web", "alice");

        PageResponse back = back(start);
        assertThat(back.status()).isEqualTo(303);
        assertThat(back.headers())
                .containsEntry("Location", "/a/" + scene.linkOf("alice").value());
        assertThat(back.headers())
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Referrer-Policy", "no-referrer");

        assertThat(send("GET", cookies(back)).status()).isEqualTo(200);
        assertThat(send("POST", cookies(back)).status()).isEqualTo(200);
        assertThat(scene.answers).hasSize(1);
    }

    /** Mail scanners open links, and some send forms. */
    @Test
    void changesNothingForWhoeverHasNotSignedIn() {
        assertThat(send("GET", List.of()).status()).isEqualTo(303);
        assertThat(send("HEAD", List.of()).status()).isEqualTo(303);
        PageResponse form = send("POST", List.of());

        assertThat(form.status()).isEqualTo(403);
        assertThat(form.html()).contains("not signed in any more").doesNotContain("Release web", "alice");
        assertThat(scene.answers).isEmpty();
        assertThat(scene.stored().decisions()).isEmpty();
    }

    @Test
    void refusesTheLinkOfSomebodyElseAfterASignIn() {
        issuer.claims.put("email", "bob@example.com");
        List<String> bob = cookies(back(send("GET", List.of())));

        for (String method : List.of("GET", "HEAD", "POST")) {
            PageResponse response = send(method, bob);

            assertThat(response.status()).isEqualTo(403);
            assertThat(response.html()).doesNotContain("Release web", "1.4.0", "alice");
            if (!method.equals("HEAD")) {
                assertThat(response.html())
                        .contains(
                                "<h1>Not your link</h1>",
                                "This link was sent to somebody else than who has signed in.");
            }
        }
        assertThat(scene.answers).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice@example.com", "Alice@Example.COM", "alice"})
    void letsApproversUseTheirOwnLink(String name) {
        assertThat(send("GET", session(name)).status()).isEqualTo(200);
        assertThat(send("POST", session(name)).status()).isEqualTo(200);
        assertThat(scene.answers).hasSize(1);
    }

    /** Each passes for alice where letters are compared as Java does without their case, or as people see them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "al\u0131ce@example.com",
                "al\u0130ce@example.com",
                "ALI\u0421E@example.com",
                "\uff41lice@example.com",
                "alice@\uff45xample.com",
                "alice@example\uff0ecom",
                "alice@example.com.",
                "alice@example.com ",
                " alice@example.com",
                "alice@example.com\u200b",
                "a\u00adlice@example.com",
                "alice@xn--exmple-qxa.com",
                "alice\u0000",
                "alice+x@example.com",
                "bob@example.com",
                "alice@example.org",
                "mallory"
            })
    void refusesWhoeverOnlyLooksLikeTheApprover(String name) {
        assertThat(send("GET", session(name)).status()).isEqualTo(403);
        assertThat(send("POST", session(name)).status()).isEqualTo(403);
        assertThat(scene.answers).isEmpty();
        assertThat(scene.stored().decisions()).isEmpty();
    }

    @Test
    void refusesAnAddressThatItsIssuerHasNotVerified() {
        issuer.claims.put("email_verified", false);
        PageResponse back = back(send("GET", List.of()));

        assertThat(back.status()).isEqualTo(403);
        assertThat(back.html()).contains("the token does not say who it is, or not as verified");
        assertThat(cookies(back)).isEmpty();
    }

    @Test
    void takesAnotherClaimAsItIs() {
        ApprovalPageHandler byName =
                handler(new SignIn(FakeIssuer.SIGN_IN.issuer(), FakeIssuer.SIGN_IN.audience(), "username"));
        issuer.claims.put("username", "alice");
        issuer.claims.put("email", "bob@example.com");
        PageResponse start =
                byName.handle(event("GET", "/a/" + scene.linkOf("alice").value(), List.of()));

        assertThat(send("GET", cookies(byName.handle(backWith(start)))).status())
                .isEqualTo(200);
    }

    @Test
    void asksNobodyToSignInForALinkThatIsNone() {
        PageResponse response = handler.handle(event("GET", "/a/c2FtcGxlLWxpbmstaWQtMQ", List.of()));

        assertThat(response.status()).isEqualTo(404);
        assertThat(issuer.asked).isEmpty();
    }

    @Test
    void asksForASignInAgainAfterHalfAnHour() {
        List<String> alice = session("alice@example.com");
        scene.pass(Duration.ofMinutes(30));

        assertThat(send("POST", alice).status()).isEqualTo(403);
        assertThat(send("GET", alice).status()).isEqualTo(303);
        assertThat(scene.answers).isEmpty();
    }

    @Test
    void saysThatTheIssuerDoesNotAnswer() {
        issuer.issuer = "https://login.example.org";
        PageResponse response = send("GET", List.of());

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.html()).contains("You cannot sign in now");
        assertThat(log.getLast()).contains("another issuer");
    }

    @Test
    void asksForNoSignInWhereApproversDoNot() {
        ApprovalPageHandler open = new ApprovalPageHandler(
                scene.decisions, scene.clock, Optional.empty(), new StructuredLog(scene.clock, line -> {}));

        assertThat(open.handle(event("GET", "/a/" + scene.linkOf("alice").value(), List.of()))
                        .status())
                .isEqualTo(200);
        assertThat(open.handle(event("GET", CodeFlow.CALLBACK, List.of())).status())
                .isEqualTo(404);
    }

    @Test
    void logsNothingThatWouldLetAReaderSignInOrDecide() {
        PageResponse start = send("GET", List.of());
        PageRequest event = backWith(start);
        PageResponse back = handler.handle(event);
        PageResponse replayed = handler.handle(event);

        assertThat(replayed.status()).isEqualTo(503);
        assertThat(log).hasSize(3);
        assertThat(log.get(0)).contains("\"result\":\"SignIn\"");
        assertThat(log.get(1)).contains("\"result\":\"SignedIn\"");
        assertThat(String.join("", log))
                .doesNotContain(
                        "client-secret",
                        secret.sessionKey(),
                        "code-",
                        scene.linkOf("alice").value(),
                        FakeIssuer.query(location(start)).getOrDefault("state", ""),
                        cookies(back).getFirst());
        assertThat(secret).asString().doesNotContain("client-secret", secret.sessionKey());
        assertThat(cookies(back)).hasSize(1);
    }

    private List<String> session(String name) {
        return List.of(new Sessions(() -> secret, scene.clock).cookie(name).split(";", 2)[0]);
    }

    /** What the handler answers when the issuer has sent the browser back. */
    private PageResponse back(PageResponse start) {
        return handler.handle(backWith(start));
    }

    private PageRequest backWith(PageResponse start) {
        PageRequest event = event("GET", CodeFlow.CALLBACK, cookies(start));
        event = event.withQuery(issuer.signIn(location(start)));
        return event;
    }

    private static String location(PageResponse response) {
        return response.headers().getOrDefault("Location", "");
    }

    /** What a browser sends of the cookies that it was given; what has no value it has forgotten. */
    private static List<String> cookies(PageResponse response) {
        return response.cookies().stream()
                .map(it -> it.split(";", 2)[0])
                .filter(it -> !it.endsWith("="))
                .toList();
    }

    private PageResponse send(String method, List<String> cookies) {
        return handler.handle(event(method, "/a/" + scene.linkOf("alice").value(), cookies));
    }

    private static PageRequest event(String method, String path, List<String> cookies) {
        return PageRequest.of(method, path)
                .withHeaders(Map.of("content-type", "application/x-www-form-urlencoded"))
                .withCookies(cookies)
                .withBody(APPROVE);
    }
}
