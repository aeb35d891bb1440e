package dev.headgate.cli.demo;

import dev.headgate.simulator.installation.Digests;
import dev.headgate.simulator.scenario.Stage;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names images for people: by the tag of the simulated registry, and enough of the digest to tell them apart.
 *
 * @param repository the one that they are in
 */
record ImageNames(String repository) {

    private static final int SHOWN_DIGITS = 12;

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
        return tag(digest).map(tag -> tag + " (" + shown + ")").orElse(shown);
    }

    private Optional<String> tag(String digest) {
        return Stream.of("v1", "v2", Stage.NEW_TAG, Stage.NEWER_TAG)
                .filter(tag -> Digests.of(repository + ":" + tag).equals(digest))
                .findFirst();
    }
}
