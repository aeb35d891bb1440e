package dev.headgate.release;

import java.util.List;

/** What has been in production use where: the memory that a rollback needs. */
@FunctionalInterface
public interface DeployedImages {

    /** Images of the deployments of this service here that ended {@code DEPLOYED}, newest first; may be cut at the old end. */
    List<Image> newestFirst(String service, String environment);
}
