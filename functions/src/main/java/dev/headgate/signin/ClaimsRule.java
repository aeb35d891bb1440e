package dev.headgate.signin;

import dev.headgate.config.SignIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a token's claims are for us, for this sign-in, and of now.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation">OpenID Connect Core, 3.1.3.7</a>
 */
final class ClaimsRule {

    /** How far the issuer's clock may be from ours. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final String EMAIL = "email";

    private ClaimsRule() {}

    /** What is wrong with them, in words that quote nothing; empty when all is well. */
    static Optional<String> fault(Map<String, Object> claims, SignIn signIn, String nonce, Instant now) {
        if (!signIn.issuer().equals(claims.get("iss"))) {
            return Optional.of("the token is another issuer's");
        }
        if (!isFor(claims, signIn.audience())) {
            return Optional.of("the token is for another audience");
        }
        if (!nonce.equals(claims.get("nonce"))) {
            return Optional.of("the token is of another sign-in");
        }
        if (time(claims, "exp").filter(now.minus(SKEW)::isBefore).isEmpty()) {
            return Optional.of("the token has expired");
        }
        boolean isOfLater = List.of("iat", "nbf").stream()
                .flatMap(claim -> time(claims, claim).stream())
                .anyMatch(now.plus(SKEW)::isBefore);
        return isOfLater ? Optional.of("the token is of a later time") : Optional.empty();
    }

    /**
     * Who it is. Where users may write any address into their profile, the issuer says so (OpenID Connect Core, 5.1). One that
     * says nothing has verified nothing: name another claim then, that nobody can choose.
     */
    static Optional<String> name(Map<String, Object> claims, SignIn signIn) {
        return claims.get(signIn.claim()) instanceof String name
                        && !name.isBlank()
                        && (!signIn.claim().equals(EMAIL) || isVerified(claims))
                ? Optional.of(name)
                : Optional.empty();
    }

    private static boolean isVerified(Map<String, Object> claims) {
        return "true".equals(Objects.toString(claims.get("email_verified"), ""));
    }

    /** One of several audiences must be named as the one that asked. */
    private static boolean isFor(Map<String, Object> claims, String audience) {
        Object asked = claims.get("azp");
        boolean byUs = asked == null || audience.equals(asked);
        return switch (claims.get("aud")) {
            case String one -> one.equals(audience) && byUs;
            case List<?> many -> many.contains(audience) && byUs && (many.size() == 1 || asked != null);
            case null, default -> false;
        };
    }

    private static Optional<Instant> time(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }
}
