package dev.headgate.release;

import dev.headgate.config.Severity;
import java.util.Map;
import java.util.Optional;

/** The tooling account's container registry. */
public interface ImageRegistry {

    /** The repository's image with this tag, by content as of now; empty if there is none. */
    Optional<Image> byTag(String repository, String tag);

    /** The repository's image with this digest; empty if there is none. */
    Optional<Image> byDigest(String repository, String digest);

    /** Number of scan findings by severity; empty if the image has not been scanned (yet). */
    Optional<Map<Severity, Integer>> scanFindings(String repository, Image image);
}
