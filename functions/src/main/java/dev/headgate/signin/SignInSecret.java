package dev.headgate.signin;

import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import java.util.Optional;

/**
 * What the page alone knows.
 *
 * @param sessionKey seals cookies
 * @param clientSecret what the issuer knows the page by, where it has given it one
 */
public record SignInSecret(String sessionKey, Optional<String> clientSecret) {

    /** As Secrets Manager makes it. */
    private static final int SHORTEST_KEY = 32;

    public SignInSecret {
        if (sessionKey.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("the session key has fewer than " + SHORTEST_KEY + " characters");
        }
        clientSecret = clientSecret.filter(it -> !it.isBlank());
    }

    /**
     * Reads it from its JSON.
     *
     * @throws MalformedJsonException without quoting what it reads
     */
    public static SignInSecret read(String json) {
        try {
            return Json.read(json, SignInSecret.class);
        } catch (MalformedJsonException e) {
            // Its message may quote the value, and its cause does.
            throw new MalformedJsonException(
                    "the secret of the sign-in is not {\"sessionKey\": …, \"clientSecret\": …}");
        }
    }

    @Override
    public String toString() {
        return "SignInSecret[…]";
    }
}
