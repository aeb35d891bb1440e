package dev.headgate.release;

import dev.headgate.config.Service;
import java.util.List;
import java.util.Optional;

/** From what a trigger says to the one image that it means, which exists. */
final class ImageLookup {

    private final ImageRegistry registry;
    private final DeployedImages deployed;

    ImageLookup(ImageRegistry registry, DeployedImages deployed) {
        this.registry = registry;
        this.deployed = deployed;
    }

    /** The image of its own that an execution has pushed, where it has. */
    Optional<Image> findBuiltBy(String executionId, String repository) {
        return registry.byTag(repository, executionId);
    }

    Image builtBy(String pipeline, String executionId, String repository) {
        return findBuiltBy(executionId, repository)
                .orElseThrow(
                        () -> new InvalidReleaseException("Repository \"" + repository + "\" has no image tagged \""
                                + executionId + "\", which that execution of pipeline \"" + pipeline
                                + "\" should have pushed: check that its build tags the image with the pipeline's execution id"
                                + " (#{codepipeline.PipelineExecutionId})"));
    }

    /** The pushed content, wherever its tag points by now. */
    Image pushed(String repository, String digest, String tag) {
        return byDigest(repository, digest, Optional.of(tag));
    }

    /** The same content as before, under the tag that it had. */
    Image again(String repository, Image earlier) {
        return byDigest(repository, earlier.digest(), earlier.tag());
    }

    /** What a person asks for, by reference or by tag; a tag is looked at once, now. */
    Image requested(String repository, Optional<String> image, Optional<String> imageTag) {
        return imageTag.map(tag -> tagged(repository, tag))
                .or(() -> image.flatMap(ImageReference::parse).flatMap(it -> referred(repository, it)))
                .orElseThrow(() -> new InvalidReleaseException("The request does not say which image to release"));
    }

    /**
     * The likeliest of what a rollback brings back. Only once it has its turn is it known what serves then, and with it what
     * served before: the deployment resolves it anew.
     */
    Image deployedBefore(Service service, String environment) {
        List<Image> history = deployed.newestFirst(service.name(), environment);
        if (history.isEmpty()) {
            throw new InvalidReleaseException(
                    "There is nothing to roll back to: no deployment of " + service.name() + " in " + environment
                            + " has ended DEPLOYED yet. To end one that is under way, stop its execution");
        }
        Image now = history.getFirst();
        return history.stream()
                .filter(it -> !it.digest().equals(now.digest()))
                .findFirst()
                .orElse(now);
    }

    private Image tagged(String repository, String tag) {
        return registry.byTag(repository, tag)
                .orElseThrow(() ->
                        new InvalidReleaseException("Repository \"" + repository + "\" has no image tagged \"" + tag
                                + "\": check that it was pushed, and that no lifecycle policy has deleted it since"));
    }

    private Optional<Image> referred(String repository, ImageReference reference) {
        Optional<String> tag = reference.tag();
        if (reference.digest().isEmpty()) {
            return tag.map(it -> tagged(repository, it));
        }
        String digest = reference.digest().get();
        tag.ifPresent(it -> requireStill(repository, it, digest));
        return Optional.of(byDigest(repository, digest, tag));
    }

    private void requireStill(String repository, String tag, String digest) {
        Image tagged = tagged(repository, tag);
        if (!tagged.digest().equals(digest)) {
            throw new InvalidReleaseException("The mutable tag \"" + tag + "\" of repository \"" + repository
                    + "\" has moved: it was to be " + digest + " and is " + tagged.digest()
                    + " now. Name the digest without the tag, or the tag without the digest");
        }
    }

    private Image byDigest(String repository, String digest, Optional<String> tag) {
        Image found = registry.byDigest(repository, digest)
                .orElseThrow(
                        () -> new InvalidReleaseException("Repository \"" + repository + "\" has no image " + digest
                                + tag.map(it -> " (tag \"" + it + "\")").orElse("")
                                + ": check that no lifecycle policy has deleted it since"));
        return new Image(found.uri(), found.digest(), tag.or(found::tag));
    }
}
