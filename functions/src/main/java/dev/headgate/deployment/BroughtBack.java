package dev.headgate.deployment;

import dev.headgate.release.Image;
import java.util.Optional;

/**
 * What a rollback brings back, as it was resolved when its turn came.
 *
 * @param deploymentId of the deployment that brought it first; empty where no record of that is known
 * @param revision its task definition, with the variables, secrets and sidecars of then; empty where no record tells it:
 *     then the newest revision of the family is registered with the image
 */
public record BroughtBack(Optional<String> deploymentId, Optional<String> revision, Image image) {}
