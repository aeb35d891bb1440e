package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.signin.CodeFlow;
import dev.headgate.signin.Sessions;
import dev.headgate.signin.SignInSecret;
import dev.headgate.telemetry.StructuredLog;
import dev.headgate.testing.ApprovalScene;
import dev.headgate.testing.FakeIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has signed in sees as whom, and has the browser forget it by a form, and by nothing else. */
class SignOutTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final ApprovalScene scene = new ApprovalScene().asked();
    private final FakeIssuer issuer = new FakeIssuer(scene.clock);
    private final SignInSecret secret = new SignInSecret("k".repeat(64), Optional.empty());
    private final List<String> log = new ArrayList<>();
    private final ApprovalPageHandler handler = new ApprovalPageHandler(
            scene.decisions,
            scene.clock,
            Optional.of(new CodeFlow(
                    FakeIssuer.SIGN_IN, ApprovalScene.URL, issuer, () -> secret, new Random(7), scene.clock)),
            new StructuredLog(scene.clock, log::add));

    @Test
    void thePageSaysWhoIsSignedInBesideTheButton() {
        assertThat(open(session("alice@example.com")).html())
                .contains("Signed in as <strong>alice@example.com</strong>")
                .containsOnlyOnce("<form class=\"sign-out\" method=\"post\" action=\"/sign-out\">")
                .endsWith("</footer>\n</main>\n</body>\n</html>\n");
    }

    @Test
    void soDoesOneThatIsNotTheirsAndEscapesTheName() {
        PageResponse response = open(session("<b>mallory"));

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.html()).contains("Signed in as <strong>&lt;b&gt;mallory</strong>", "action=\"/sign-out\"");
    }

    @Test
    void nobodyIsOfferedWhatTheyHaveNoUseFor() {
        ApprovalPageHandler open = new ApprovalPageHandler(
                scene.decisions, scene.clock, Optional.empty(), new StructuredLog(scene.clock, log::add));

        assertThat(open.handle(event("GET", link(), FORM, List.of(), "")).html())
                .doesNotContain("sign-out\"", "Signed in");
        assertThat(open.handle(event("POST", CodeFlow.SIGN_OUT, FORM, List.of(), ""))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void forgetsTheSessionByTheSameAttributesThatItWasSetWith() {
        String set = new Sessions(() -> secret, scene.clock).cookie("alice@example.com");

        List<String> forgotten = signOut(session("alice@example.com")).cookies();

        assertThat(forgotten).hasSize(2);
        assertThat(attributes(forgotten.getFirst()))
                .isEqualTo(attributes(set).replace("Max-Age=1800", "Max-Age=0"))
                .contains("Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
        assertThat(forgotten.getFirst()).startsWith("__Host-headgate-session=;");
    }

    @Test
    void theNextLinkAsksAgain() {
        PageResponse response = signOut(session("alice@example.com"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.html())
                .contains("<h1>You are signed out</h1>", "may still know you", "sign out there too, if others use")
                .doesNotContain("alice", "<a ", "Signed in as");
        assertThat(open(List.of()).status()).isEqualTo(303);
        assertThat(log.getFirst()).contains("\"result\":\"SignOut\"");
    }

    /** SameSite: another site's form brings no session along, and a cookie that came with the answer would end it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "__Host-headgate-session=", "__Host-headgate-session=forged.seal"})
    void aFormOfAnotherSiteSignsNobodyOut(String cookie) {
        PageResponse response = signOut(List.of(cookie));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.cookies()).isEmpty();
        assertThat(response.html()).contains("<h1>Nobody is signed in</h1>");
        assertThat(issuer.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
    void noLinkAndNoImageSignsAnybodyOut(String method) {
        PageResponse response =
                handler.handle(event(method, CodeFlow.SIGN_OUT, FORM, session("alice@example.com"), ""));

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.cookies()).isEmpty();
    }

    @Test
    void takesAFormOnlyAndNoLargeOne() {
        List<String> alice = session("alice@example.com");

        assertThat(handler.handle(event("POST", CodeFlow.SIGN_OUT, "text/plain", alice, ""))
                        .status())
                .isEqualTo(415);
        assertThat(handler.handle(event("POST", CodeFlow.SIGN_OUT, FORM, alice, "x".repeat(16 * 1024 + 1)))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void leadsToWhereTheIssuerForgetsToo() {
        issuer.endSession = Optional.of("https://login.example.com/logout?a=1&b=\"'><script>");
        assertThat(signOut(session("alice@example.com")).html()).doesNotContain("<a ", "<script");

        issuer.endSession = Optional.of("https://login.example.com/logout?a=1&b=2");
        assertThat(signOut(session("alice@example.com")).html())
                .contains("<a href=\"https://login.example.com/logout?a=1&amp;b=2&amp;client_id=headgate-approvals\""
                        + " rel=\"noreferrer\">sign out there too</a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example.com/logout",
                "javascript:alert(1)",
                "//login.example.com/logout",
                "https://",
                "https://login.example.com/log out",
                "https://login.example.com/#https://login.example.com/"
            })
    void leadsNowhereElse(String endSession) {
        issuer.endSession = Optional.of(endSession);

        assertThat(signOut(session("alice@example.com")).html())
                .contains("You are signed out")
                .doesNotContain("<a ");
    }

    @Test
    void anIssuerThatDoesNotAnswerKeepsNobodySignedIn() {
        issuer.issuer = "https://another.example.com";
        PageResponse response = signOut(session("alice@example.com"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.cookies()).hasSize(2);
        assertThat(response.html()).contains("You are signed out").doesNotContain("<a ");
    }

    private static String attributes(String cookie) {
        return cookie.substring(cookie.indexOf(';'));
    }

    private String link() {
        return "/a/" + scene.linkOf("alice").value();
    }

    private List<String> session(String name) {
        return List.of(new Sessions(() -> secret, scene.clock).cookie(name).split(";", 2)[0]);
    }

    private PageResponse open(List<String> cookies) {
        return handler.handle(event("GET", link(), FORM, cookies, ""));
    }

    private PageResponse signOut(List<String> cookies) {
        return handler.handle(event("POST", CodeFlow.SIGN_OUT, FORM, cookies, ""));
    }

    private static PageRequest event(String method, String path, String type, List<String> cookies, String body) {
        return PageRequest.of(method, path)
                .withHeaders(Map.of("content-type", type))
                .withCookies(cookies)
                .withBody(body);
    }
}
