package dev.headgate.testing;

import dev.headgate.config.Severity;
import dev.headgate.release.Image;
import dev.headgate.release.ImageRegistry;
import dev.headgate.release.NoScanResultException;
import java.util.Map;
import java.util.Optional;

/** A registry of one image, or of none, whose scan has ended without a result where a reason is given. */
public record ShelvedImage(Optional<Image> image, Optional<String> noScan) implements ImageRegistry {

    public ShelvedImage(Optional<Image> image) {
        this(image, Optional.empty());
    }

    @Override
    public Optional<Image> byTag(String repository, String tag) {
        return image.filter(it -> it.tag().equals(Optional.of(tag)));
    }

    @Override
    public Optional<Image> byDigest(String repository, String digest) {
        return image.filter(it -> it.digest().equals(digest));
    }

    @Override
    public Optional<Map<Severity, Integer>> scanFindings(String repository, Image of) {
        noScan.ifPresent(why -> {
            throw new NoScanResultException(why);
        });
        return Optional.empty();
    }
}
