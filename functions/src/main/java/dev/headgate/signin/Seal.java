package dev.headgate.signin;

import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes texts that a browser may keep and cannot change: each is for one purpose, and until one time. */
final class Seal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String UNTIL = "until";

    private final SecretKeySpec key;

    Seal(String key) {
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    String close(String purpose, Map<String, String> content, Instant until) {
        Map<String, String> all = new TreeMap<>(content);
        all.put(UNTIL, until.toString());
        String payload = encoded(Json.write(all).getBytes(StandardCharsets.UTF_8));
        return payload + "." + encoded(code(purpose, payload));
    }

    /** What was sealed; empty for what was not sealed here, or for something else, or is over. */
    Optional<Map<String, String>> open(String purpose, String sealed, Instant now) {
        String[] parts = sealed.split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        byte[] expected = encoded(code(purpose, parts[0])).getBytes(StandardCharsets.US_ASCII);
        // Compared as texts: another spelling of the same bytes is not what was sealed either.
        return MessageDigest.isEqual(expected, parts[1].getBytes(StandardCharsets.UTF_8))
                ? content(parts[0]).filter(it -> now.isBefore(Instant.parse(it.getOrDefault(UNTIL, ""))))
                : Optional.empty();
    }

    private static Optional<Map<String, String>> content(String payload) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
            Map<String, String> content = new TreeMap<>();
            Json.object(Json.tree(json), "$").forEach((name, value) -> content.put(name, String.valueOf(value)));
            return Optional.of(content);
        } catch (IllegalArgumentException | MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private byte[] code(String purpose, String payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((purpose + "\n" + payload).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
