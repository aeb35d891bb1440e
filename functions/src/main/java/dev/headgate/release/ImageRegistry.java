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

    /**
     * Number of scan findings by severity; empty while the scan goes on, or may still begin.
     *
     * @throws NoScanResultException when no result is to come
     */
    Optional<Map<Severity, Integer>> scanFindings(String repository, Image image);
}
