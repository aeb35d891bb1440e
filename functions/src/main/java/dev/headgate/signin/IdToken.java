package dev.headgate.signin;

import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * What an issuer says of somebody, and by what it can be known to be the issuer's: nothing of it counts before it is checked.
 *
 * @param signed what the signature is of
 * @param signature as base64url
 */
record IdToken(Map<String, Object> header, Map<String, Object> claims, String signed, String signature) {

    /** Empty for what is no signed token in compact form (RFC 7515). */
    static Optional<IdToken> of(String compact) {
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new IdToken(object(parts[0]), object(parts[1]), parts[0] + "." + parts[1], parts[2]));
        } catch (IllegalArgumentException | MalformedJsonException e) {
            return Optional.empty();
        }
    }

    /** Whether one of these keys has signed it. */
    boolean isSignedBy(SigningKeys keys) {
        Optional<SignatureAlgorithm> algorithm =
                Optional.ofNullable(header.get("alg")).flatMap(SignatureAlgorithm::named);
        // An extension that is critical and that we do not know makes it void (RFC 7515, 4.1.11).
        return !header.containsKey("crit")
                && algorithm
                        .flatMap(it -> Optional.ofNullable(header.get("kid")).flatMap(id -> keys.find(id, it)))
                        .filter(key -> algorithm.orElseThrow().verifies(signed, bytes(), key))
                        .isPresent();
    }

    private byte[] bytes() {
        try {
            return Base64.getUrlDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            // No base64url: verifies nothing.
            return new byte[0];
        }
    }

    private static Map<String, Object> object(String part) {
        return Json.object(Json.tree(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8)), "$");
    }

    @Override
    public String toString() {
        return "IdToken[…]";
    }
}
