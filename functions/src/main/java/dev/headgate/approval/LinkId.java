package dev.headgate.approval;

import dev.headgate.text.Digest;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The secret part of an approver's link: whoever has it can decide in that approver's name.
 *
 * <p>It exists in the e-mail and in requests for the page. What is stored and logged is its hash.
 *
 * @param value 128 random bits as unpadded base64url: 22 characters
 */
public record LinkId(String value) {

    static final int LENGTH = 22;

    private static final int BYTES = 16;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{" + LENGTH + "}");

    public LinkId {
        if (!SHAPE.matcher(value).matches()) {
            // Without the text itself: messages end up in logs.
            throw new IllegalArgumentException("a link's id is " + LENGTH + " characters of base64url");
        }
    }

    static LinkId random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new LinkId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The text as a link's id, unless it can not be one. */
    public static Optional<LinkId> of(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new LinkId(text)) : Optional.empty();
    }

    /** SHA-256 in 64 hex digits; enough without salt or stretching, as 128 random bits can not be guessed. */
    public String hash() {
        return Digest.hex(value);
    }

    /** Enough of the hash to follow a link through the logs, and of no use to decide. */
    public String trace() {
        return hash().substring(0, 8);
    }

    @Override
    public String toString() {
        return "LinkId[" + trace() + "]";
    }
}
