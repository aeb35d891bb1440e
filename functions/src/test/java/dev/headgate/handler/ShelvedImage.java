package dev.headgate.handler;

import dev.headgate.config.Severity;
import dev.headgate.release.Image;
import dev.headgate.release.ImageRegistry;
import java.util.Map;
import java.util.Optional;

/** A registry of one image, or of none. */
record ShelvedImage(Optional<Image> image) implements ImageRegistry {

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
        return Optional.empty();
    }
}
