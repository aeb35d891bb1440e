package dev.headgate.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.testing.FakeIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser that begins at a link comes back to it as whoever the issuer says, and as nobody else. */
class CodeFlowTest {

    private static final String URL = "https://approvals.example.com";
    private static final String LINK = "/a/c2FtcGxlLWxpbmstaWQtMQ";
    private static final String KEY = "k".repeat(64);

    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private final FakeIssuer issuer = new FakeIssuer(() -> now);
    private final CodeFlow flow = flow(KEY, Optional.of("client-secret"));

    private CodeFlow flow(String key, Optional<String> clientSecret) {
        return new CodeFlow(
                FakeIssuer.SIGN_IN, URL, issuer, () -> new SignInSecret(key, clientSecret), new Random(7), () -> now);
    }

    @Test
    void leadsToTheIssuerWithNothingThatOthersCouldUse() {
        CodeFlow.Start start = flow.start(LINK);
        Map<String, String> query = FakeIssuer.query(start.location());

        assertThat(start.location()).startsWith("https://login.example.com/authorize?");
        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "headgate-approvals")
                .containsEntry("redirect_uri", "https://approvals.example.com/signed-in")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge", "scope")
                .hasSize(8);
        assertThat(query.get("state")).hasSize(43).isNotEqualTo(query.get("nonce"));
        assertThat(start.location()).doesNotContain(LINK.substring(3), "client-secret", KEY);
        assertThat(start.cookie())
                .startsWith("__Host-headgate-sign-in=")
                .endsWith("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600");
    }

    @ParameterizedTest
    @CsvSource({"RS256, rsa-1", "ES256, ec-1"})
    void letsInWhomTheIssuerNames(String algorithm, String key) {
        issuer.algorithm = algorithm;
        issuer.keyId = key;

        CodeFlow.End.SignedIn end = signedIn(signIn(flow.start(LINK)));

        assertThat(end.path()).isEqualTo(LINK);
        assertThat(flow.nameIn(sent(end.cookies()))).contains("alice@example.com");
        assertThat(end.cookies())
                .anySatisfy(it -> assertThat(it)
                        .startsWith("__Host-headgate-session=")
                        .endsWith("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=1800"))
                .anySatisfy(it ->
                        assertThat(it).startsWith("__Host-headgate-sign-in=;").endsWith("; Max-Age=0"));
        assertThat(issuer.exchanged).containsEntry("client_secret", "client-secret");
    }

    @Test
    void needsNoSecretWhereTheIssuerGaveNone() {
        CodeFlow open = flow(KEY, Optional.of(" "));

        assertThat(open.end(issuer.signIn(open.start(LINK).location()), List.of()))
                .isInstanceOf(CodeFlow.End.Refused.class);
        CodeFlow.Start start = open.start(LINK);
        assertThat(open.end(issuer.signIn(start.location()), sent(start.cookie())))
                .isInstanceOf(CodeFlow.End.SignedIn.class);
        assertThat(issuer.exchanged).doesNotContainKey("client_secret");
    }

    @ParameterizedTest
    @CsvSource({
        "nonce, another, of another sign-in",
        "nonce, (absent), of another sign-in",
        "aud, somebody-else, for another audience",
        "aud, (absent), for another audience",
        "azp, somebody-else, for another audience",
        "iss, https://login.example.com, another issuer's",
        "iss, https://login.example.com/pool/, another issuer's",
        "iss, (absent), another issuer's",
        "exp, (absent), has expired",
        "exp, tomorrow, has expired",
        "email, (absent), does not say who it is",
        "email, '', does not say who it is",
        "email_verified, false, does not say who it is",
        "email_verified, (absent), does not say who it is",
        "email_verified, TRUE, does not say who it is",
        "email_verified, 1, does not say who it is"
    })
    void refusesAnyOtherClaim(String claim, String value, String why) {
        issuer.claims.put(claim, value);

        assertThat(refused(signIn(flow.start(LINK)))).contains(why);
    }

    @Test
    void refusesATokenThatHasExpiredOrIsOfALaterTime() {
        long seconds = now.getEpochSecond();
        issuer.claims.put("exp", seconds - 61);
        assertThat(refused(signIn(flow.start(LINK)))).contains("has expired");
        issuer.claims.put("exp", seconds + 300);
        issuer.claims.put("iat", seconds + 61);
        assertThat(refused(signIn(flow.start(LINK)))).contains("of a later time");
        issuer.claims.put("iat", seconds);
        issuer.claims.put("nbf", seconds + 61);
        assertThat(refused(signIn(flow.start(LINK)))).contains("of a later time");
    }

    @Test
    void takesOneOfSeveralAudiencesOnlyIfTheTokenWasIssuedToUs() {
        issuer.claims.put("aud", List.of("headgate-approvals", "other"));
        assertThat(refused(signIn(flow.start(LINK)))).contains("for another audience");
        issuer.claims.put("azp", "headgate-approvals");
        assertThat(signIn(flow.start(LINK))).isInstanceOf(CodeFlow.End.SignedIn.class);
    }

    /** The last is what a library does that takes the public key for a secret. */
    @ParameterizedTest
    @CsvSource({"none, rsa-1", "RS256, unknown", "RS256, ec-1", "ES256, rsa-1", "HS256, rsa-1", "RS384, rsa-1"})
    void refusesWhatIsNotSignedByAKeyOfTheIssuer(String algorithm, String key) {
        issuer.algorithm = algorithm;
        issuer.keyId = key;

        assertThat(refused(signIn(flow.start(LINK)))).contains("signed no such token");
    }

    @Test
    void refusesATokenThatWasChangedOnItsWay() {
        List<UnaryOperator<String>> changes = List.of(
                token -> part(token, 0) + "." + part(token, 0) + "." + part(token, 2),
                token -> part(token, 0) + "." + part(token, 1) + ".",
                token -> part(token, 0) + "." + part(token, 1),
                token -> part(token, 0) + "." + part(token, 1) + "."
                        + part(token, 2).replace('A', 'B').replace('a', 'b'),
                token -> "",
                token -> "a.b.c",
                token -> token + ".");
        for (UnaryOperator<String> change : changes) {
            issuer.onItsWay = change;

            assertThat(refused(signIn(flow.start(LINK)))).contains("signed no such token");
        }
    }

    @Test
    void refusesAStateThatIsNotTheBrowsers() {
        CodeFlow.Start one = flow.start(LINK);
        CodeFlow.Start other = flow.start(LINK);
        Map<String, String> back = issuer.signIn(one.location());
        issuer.asked.clear();

        assertThat(refused(flow.end(back, List.of()))).contains("no sign-in was begun in this browser");
        assertThat(refused(flow.end(back, sent(other.cookie())))).contains("the state is another sign-in's");
        assertThat(refused(flow.end(Map.of("code", back.getOrDefault("code", "")), sent(one.cookie()))))
                .contains("the state is another sign-in's");
        assertThat(issuer.asked).as("nobody is asked for them").isEmpty();
    }

    /** The browser has forgotten the state by then; and whoever has kept it meets an issuer that takes a code once. */
    @Test
    void refusesAStateThatIsReplayed() {
        CodeFlow.Start start = flow.start(LINK);
        Map<String, String> back = issuer.signIn(start.location());
        CodeFlow.End.SignedIn end = signedIn(flow.end(back, sent(start.cookie())));

        assertThat(refused(flow.end(back, sent(end.cookies())))).contains("no sign-in was begun in this browser");
        assertThatThrownBy(() -> flow.end(back, sent(start.cookie()))).isInstanceOf(IssuerException.class);
    }

    @Test
    void givesASignInTenMinutes() {
        CodeFlow.Start start = flow.start(LINK);
        Map<String, String> back = issuer.signIn(start.location());
        now = now.plus(Duration.ofMinutes(10));

        assertThat(refused(flow.end(back, sent(start.cookie())))).contains("or too long ago");
    }

    @Test
    void saysThatTheIssuerHasLetNobodyIn() {
        CodeFlow.Start start = flow.start(LINK);
        String state = FakeIssuer.query(start.location()).getOrDefault("state", "");

        assertThat(refused(flow.end(Map.of("error", "access_denied", "state", state), sent(start.cookie()))))
                .isEqualTo("the issuer has let nobody sign in");
        assertThat(refused(flow.end(Map.of("error", "x", "code", "y", "state", state), sent(start.cookie()))))
                .isEqualTo("the issuer has let nobody sign in");
    }

    @Test
    void takesNoCookieThatWasChangedOrIsForSomethingElse() {
        CodeFlow.Start start = flow.start(LINK);
        String state = sent(start.cookie()).getFirst();
        String session = sent(signedIn(signIn(start)).cookies()).getFirst();
        String sealed = session.substring(session.indexOf('=') + 1);

        assertThat(flow.nameIn(List.of(session))).contains("alice@example.com");
        assertThat(flow.nameIn(List.of("__Host-headgate-session=" + state.substring(state.indexOf('=') + 1))))
                .isEmpty();
        assertThat(flow.nameIn(List.of("headgate-session=" + sealed))).isEmpty();
        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);

            assertThat(flow.nameIn(List.of("__Host-headgate-session=" + changed)))
                    .isEmpty();
        }
        assertThat(flow("o".repeat(64), Optional.empty()).nameIn(List.of(session)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a", "a.b", "..", "e30.", "\u00e9.\u00e9"})
    void takesNoCookieThatIsNone(String value) {
        assertThat(flow.nameIn(List.of("__Host-headgate-session=" + value))).isEmpty();
        assertThat(refused(flow.end(Map.of("state", "", "code", "c"), List.of("__Host-headgate-sign-in=" + value))))
                .contains("no sign-in was begun");
    }

    @Test
    void endsASessionAfterHalfAnHour() {
        List<String> cookies = sent(signedIn(signIn(flow.start(LINK))).cookies());

        now = now.plus(Duration.ofMinutes(30)).minusSeconds(1);
        assertThat(flow.nameIn(cookies)).contains("alice@example.com");
        now = now.plusSeconds(1);
        assertThat(flow.nameIn(cookies)).isEmpty();
    }

    @Test
    void asksNoOtherIssuerThanTheOneThatIsConfigured() {
        issuer.issuer = "https://login.example.org/pool";

        assertThatThrownBy(() -> flow.start(LINK))
                .isInstanceOf(IssuerException.class)
                .hasMessageContaining("another issuer");
    }

    private CodeFlow.End signIn(CodeFlow.Start start) {
        return flow.end(issuer.signIn(start.location()), sent(start.cookie()));
    }

    private static CodeFlow.End.SignedIn signedIn(CodeFlow.End end) {
        assertThat(end).isInstanceOf(CodeFlow.End.SignedIn.class);
        return (CodeFlow.End.SignedIn) end;
    }

    private static String refused(CodeFlow.End end) {
        assertThat(end).isInstanceOf(CodeFlow.End.Refused.class);
        return ((CodeFlow.End.Refused) end).why();
    }

    /** What a browser sends of the cookies that it was given; what has no value it has forgotten. */
    private static List<String> sent(List<String> cookies) {
        return cookies.stream()
                .map(it -> it.split(";", 2)[0])
                .filter(it -> !it.endsWith("="))
                .toList();
    }

    private static List<String> sent(String... cookies) {
        return sent(Arrays.asList(cookies));
    }

    private static String part(String token, int part) {
        return token.split("\\.", -1)[part];
    }
}
