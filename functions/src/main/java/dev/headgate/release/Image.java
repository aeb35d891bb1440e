package dev.headgate.release;

import java.util.Optional;

/**
 * One container image, by content.
 *
 * @param uri the repository's URI without tag or digest
 * @param digest {@code sha256:} and 64 hex digits
 * @param tag the tag it was asked for by, where there was one
 */
public record Image(String uri, String digest, Optional<String> tag) {
    public Image {
        if (!digest.matches("sha256:[0-9a-f]{64}")) {
            throw new IllegalArgumentException("an image digest is sha256: and 64 hex digits, not " + digest);
        }
    }

    /** What a task definition names: this content and no other, whatever its tags do later. */
    public String reference() {
        return uri + "@" + digest;
    }

    /** The repository's name: what follows the registry's host. */
    public String repository() {
        return uri.substring(uri.indexOf('/') + 1);
    }

    /** Enough of the digest to tell images apart in a sentence. */
    public String shortDigest() {
        return digest.substring("sha256:".length(), "sha256:".length() + 12);
    }
}
