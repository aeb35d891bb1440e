package dev.headgate.cli.look.plan;

import dev.headgate.cli.installation.Refusals;
import dev.headgate.config.Severity;
import dev.headgate.release.Image;
import dev.headgate.release.ImageRegistry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The registry for somebody who may not be allowed to read it: what is denied is noted, and taken to be well. */
final class ShelfSeen implements ImageRegistry {

    private static final String UNKNOWN = "sha256:" + "0".repeat(64);

    private final ImageRegistry registry;
    private final String host;
    private final Set<String> unseen = new LinkedHashSet<>();

    /** @param host of the registry, before a repository's name */
    ShelfSeen(ImageRegistry registry, String host) {
        this.registry = registry;
        this.host = host;
    }

    List<String> unseen() {
        return List.copyOf(unseen);
    }

    static boolean isKnown(Image image) {
        return !image.digest().equals(UNKNOWN);
    }

    @Override
    public Optional<Image> byTag(String repository, String tag) {
        Image taken = new Image(host + "/" + repository, UNKNOWN, Optional.of(tag));
        return allowed("whether there is such an image", Optional.of(taken), () -> registry.byTag(repository, tag));
    }

    @Override
    public Optional<Image> byDigest(String repository, String digest) {
        Image taken = new Image(host + "/" + repository, digest, Optional.empty());
        return digest.equals(UNKNOWN)
                ? Optional.of(taken)
                : allowed(
                        "whether there is such an image",
                        Optional.of(taken),
                        () -> registry.byDigest(repository, digest));
    }

    @Override
    public Optional<Map<Severity, Integer>> scanFindings(String repository, Image image) {
        return isKnown(image)
                ? allowed("the image's scan", Optional.of(Map.of()), () -> registry.scanFindings(repository, image))
                : Optional.of(Map.of());
    }

    private <T> T allowed(String what, T otherwise, Supplier<T> look) {
        try {
            return look.get();
        } catch (AwsServiceException e) {
            if (!Refusals.isAccessDenied(e)) {
                throw e;
            }
            unseen.add(what + ": " + Refusals.whatIsDenied(e));
            return otherwise;
        }
    }
}
