package dev.headgate.testing;

import dev.headgate.config.Severity;
import dev.headgate.release.Image;
import dev.headgate.release.ImageRegistry;
import dev.headgate.release.NoScanResultException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An image registry in memory; its URIs are those of the example's tooling account. */
public final class ShelvedImages implements ImageRegistry {

    private final Map<String, String> digestByTag = new HashMap<>();
    private final Set<String> digests = new HashSet<>();
    private Optional<NoScanResultException> noScan = Optional.empty();

    /** A digest of 64 times the same hex digit. */
    public static String digest(char digit) {
        return "sha256:" + String.valueOf(digit).repeat(64);
    }

    /** Moves the tag if it is on another image already. */
    public ShelvedImages push(String repository, String tag, String digest) {
        digestByTag.put(repository + ":" + tag, digest);
        digests.add(repository + "@" + digest);
        return this;
    }

    /** This image of web. */
    public ShelvedImages push(Image image) {
        return push("web", image.tag().orElseThrow(), image.digest());
    }

    /** The scans of its images have ended without a result, for this reason, and this would help. */
    public ShelvedImages withoutScan(String what, String cure) {
        noScan = Optional.of(new NoScanResultException(what, cure));
        return this;
    }

    @Override
    public Optional<Image> byTag(String repository, String tag) {
        return Optional.ofNullable(digestByTag.get(repository + ":" + tag))
                .map(digest -> new Image(uri(repository), digest, Optional.of(tag)));
    }

    @Override
    public Optional<Image> byDigest(String repository, String digest) {
        return digests.contains(repository + "@" + digest)
                ? Optional.of(new Image(uri(repository), digest, Optional.empty()))
                : Optional.empty();
    }

    @Override
    public Optional<Map<Severity, Integer>> scanFindings(String repository, Image image) {
        if (noScan.isPresent()) {
            throw noScan.get();
        }
        return Optional.empty();
    }

    private static String uri(String repository) {
        return Example.ACCOUNT + ".dkr.ecr.us-east-1.amazonaws.com/" + repository;
    }
}
