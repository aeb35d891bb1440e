package dev.headgate.release;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image as a person names it.
 *
 * @param repository its name or URI, as written; empty if only a digest was given
 */
record ImageReference(Optional<String> repository, Optional<String> tag, Optional<String> digest) {

    private static final String DIGEST = "sha256:[0-9a-f]{64}";
    private static final String TAG = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}";
    private static final Pattern BARE_DIGEST = Pattern.compile(DIGEST);
    private static final Pattern BARE_TAG = Pattern.compile(TAG);
    private static final Pattern FULL = Pattern.compile(
            "(?<repository>(?!sha256[:@])[a-z0-9][a-z0-9._/-]*)(:(?<tag>" + TAG + "))?(@(?<digest>" + DIGEST + "))?");

    /** Empty if the text is no reference to one image; without tag and digest it would be whatever is the latest. */
    static Optional<ImageReference> parse(String text) {
        if (BARE_DIGEST.matcher(text).matches()) {
            return Optional.of(new ImageReference(Optional.empty(), Optional.empty(), Optional.of(text)));
        }
        Matcher parts = FULL.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<String> tag = Optional.ofNullable(parts.group("tag"));
        Optional<String> digest = Optional.ofNullable(parts.group("digest"));
        return tag.isEmpty() && digest.isEmpty()
                ? Optional.empty()
                : Optional.of(new ImageReference(Optional.ofNullable(parts.group("repository")), tag, digest));
    }

    static boolean isTag(String text) {
        return BARE_TAG.matcher(text).matches();
    }
}
