package dev.headgate.cli.demo;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;

/** Names images for people: by their tag in the registry, and enough of the digest to tell them apart. */
final class ImageNames {

    private static final int SHOWN_DIGITS = 12;

    private final EcrClient registry;
    private final String repository;
    private final Map<String, Optional<String>> tags = new HashMap<>();

    /** @param repository the one that they are in */
    ImageNames(EcrClient registry, String repository) {
        this.registry = registry;
        this.repository = repository;
    }

    /**
     * The name of an image.
     *
     * @param reference ends in {@code @sha256:} and 64 hex digits; anything else is its own name
     */
    String of(String reference) {
        int at = reference.indexOf("@sha256:");
        if (at < 0) {
            return reference;
        }
        String digest = reference.substring(at + 1);
        String shown = digest.substring("sha256:".length()).substring(0, SHOWN_DIGITS);
        return tags.computeIfAbsent(digest, this::tag)
                .map(tag -> tag + " (" + shown + ")")
                .orElse(shown);
    }

    /** The shortest: what else is on it may be the id of the build. */
    private Optional<String> tag(String digest) {
        try {
            return registry
                    .describeImages(it -> it.repositoryName(repository)
                            .imageIds(ImageIdentifier.builder()
                                    .imageDigest(digest)
                                    .build()))
                    .imageDetails()
                    .stream()
                    .flatMap(it -> it.imageTags().stream())
                    .min(Comparator.comparingInt(String::length));
        } catch (ImageNotFoundException e) {
            return Optional.empty();
        }
    }
}
