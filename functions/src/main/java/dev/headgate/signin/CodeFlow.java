package dev.headgate.signin;

import dev.headgate.config.SignIn;
import dev.headgate.text.Digest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The authorization-code flow with PKCE. What belongs to one sign-in (state, nonce, verifier, where it began) is in a cookie
 * of the browser that began it, so that no other browser can end it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9700">RFC 9700, best current practice</a>
 */
public final class CodeFlow {

    /** Where the issuer sends browsers back to, below where links begin. */
    public static final String CALLBACK = "/signed-in";

    /** Where the form is sent by which a browser forgets who has signed in with it. */
    public static final String SIGN_OUT = "/sign-out";

    private static final Duration TAKES_AT_MOST = Duration.ofMinutes(10);
    private static final String PURPOSE = "sign-in";
    private static final int RANDOM_BYTES = 32;

    private final SignIn signIn;
    private final String callback;
    private final Issuer issuer;
    private final Supplier<SignInSecret> secret;
    private final Sessions sessions;
    private final RandomGenerator random;
    private final InstantSource clock;

    /**
     * With one issuer, for one page.
     *
     * @param url where links begin, without a slash at the end
     */
    public CodeFlow(
            SignIn signIn,
            String url,
            Issuer issuer,
            Supplier<SignInSecret> secret,
            RandomGenerator random,
            InstantSource clock) {
        this.signIn = signIn;
        this.callback = url + CALLBACK;
        this.issuer = issuer;
        this.secret = secret;
        this.sessions = new Sessions(secret, clock);
        this.random = random;
        this.clock = clock;
    }

    /**
     * Where a browser goes to sign in.
     *
     * @param cookie what it keeps meanwhile
     */
    public record Start(String location, String cookie) {}

    /** What comes of it when the browser is back. */
    public sealed interface End {

        /**
         * Somebody has signed in.
         *
         * @param path where they had begun
         */
        record SignedIn(String path, List<String> cookies) implements End {}

        /**
         * Nobody has.
         *
         * @param why quotes nothing that was received
         */
        record Refused(String why) implements End {}
    }

    /** Who has signed in, by the cookies of a request. */
    public Optional<String> nameIn(List<String> cookies) {
        return sessions.nameIn(cookies);
    }

    /** What a browser keeps from now on that is to forget who has signed in with it. */
    public List<String> forgotten() {
        return List.of(Cookie.SESSION.forgotten(), Cookie.STATE.forgotten());
    }

    /**
     * Where a browser signs out of the issuer, too; empty where the issuer names no such place.
     *
     * @see <a href="https://openid.net/specs/openid-connect-rpinitiated-1_0.html">OpenID Connect RP-Initiated Logout</a>
     * @throws IssuerException when the issuer can not be asked
     */
    public Optional<URI> issuersSignOut() {
        return Endpoints.of(signIn.issuer(), issuer)
                .endSession()
                .map(it -> URI.create(with(it, Map.of("client_id", signIn.audience()))));
    }

    /**
     * Begins a sign-in that leads back to a path.
     *
     * @throws IssuerException when the issuer can not be asked where to sign in
     */
    public Start start(String path) {
        String state = random();
        String nonce = random();
        String verifier = random();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", signIn.audience());
        query.put("redirect_uri", callback);
        query.put("scope", "openid email profile");
        query.put("state", state);
        query.put("nonce", nonce);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        Map<String, String> kept = Map.of("state", state, "nonce", nonce, "verifier", verifier, "path", path);
        URI authorization = Endpoints.of(signIn.issuer(), issuer).authorization();
        return new Start(
                with(authorization, query),
                Cookie.STATE.set(seal().close(PURPOSE, kept, clock.instant().plus(TAKES_AT_MOST)), TAKES_AT_MOST));
    }

    private static String with(URI address, Map<String, String> query) {
        return address + (address.getRawQuery() == null ? "?" : "&") + Form.encoded(query);
    }

    /**
     * Takes what the issuer has sent a browser back with. Nobody is asked anything before the browser has shown that it is the one
     * that began.
     *
     * @throws IssuerException when the issuer can not be asked
     */
    public End end(Map<String, String> query, List<String> cookies) {
        Optional<Map<String, String>> kept =
                Cookie.STATE.in(cookies).flatMap(it -> seal().open(PURPOSE, it, clock.instant()));
        if (kept.isEmpty()) {
            return new End.Refused("no sign-in was begun in this browser, or too long ago");
        }
        if (!isEqual(kept.get().getOrDefault("state", ""), query.getOrDefault("state", ""))) {
            return new End.Refused("the state is another sign-in's");
        }
        String code = query.getOrDefault("code", "");
        return query.containsKey("error") || code.isEmpty()
                ? new End.Refused("the issuer has let nobody sign in")
                : exchange(code, kept.get());
    }

    private End exchange(String code, Map<String, String> kept) {
        Endpoints endpoints = Endpoints.of(signIn.issuer(), issuer);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", callback);
        form.put("client_id", signIn.audience());
        form.put("code_verifier", kept.getOrDefault("verifier", ""));
        secret.get().clientSecret().ifPresent(it -> form.put("client_secret", it));
        Optional<IdToken> token = Optional.ofNullable(
                        issuer.post(endpoints.token(), form).get("id_token"))
                .flatMap(it -> IdToken.of(String.valueOf(it)));
        if (token.isEmpty() || !token.get().isSignedBy(SigningKeys.of(issuer.get(endpoints.keys())))) {
            return new End.Refused("the issuer has signed no such token");
        }
        return checked(token.get().claims(), kept);
    }

    private End checked(Map<String, Object> claims, Map<String, String> kept) {
        return ClaimsRule.fault(claims, signIn, kept.getOrDefault("nonce", ""), clock.instant())
                .<End>map(End.Refused::new)
                .orElseGet(() -> ClaimsRule.name(claims, signIn)
                        .<End>map(name -> new End.SignedIn(
                                kept.getOrDefault("path", "/"),
                                List.of(sessions.cookie(name), Cookie.STATE.forgotten())))
                        .orElse(new End.Refused("the token does not say who it is, or not as verified")));
    }

    private Seal seal() {
        return new Seal(secret.get().sessionKey());
    }

    private String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return base64(bytes);
    }

    private static String challenge(String verifier) {
        return base64(Digest.of(verifier));
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
