package dev.headgate.traffic;

import dev.headgate.config.Target;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.release.Image;
import java.util.List;
import java.util.Optional;

/** The task definitions of a service: which green is made of, and how two of them differ. */
public interface ServiceRevisions {

    /**
     * The revision that green is to be copied from: the newest of the family that serves.
     *
     * @param serving ARN of the task definition that serves
     * @param known what it was before; it stays so where the newest differs from it by nothing but this image
     */
    String template(Target target, String serving, Optional<String> known, String container, Image image);

    /** Registers this very revision anew with this image; returns the new task definition's ARN. */
    String registerRevision(Target target, String template, String container, Image image);

    /**
     * The ARN of a revision with all that is in this one, which can be started: itself, or where it was deregistered a copy
     * that is registered now.
     */
    String startable(Target target, String taskDefinition);

    /** Whether two revisions are the same but for their numbers. */
    boolean isCopy(Target target, String some, String other);

    /**
     * How green's revision differs from blue's.
     *
     * @param green its task definition, or before there is one its template; empty where there is none of either: then the
     *     newest of blue's family
     */
    List<RevisionChange> changes(Target target, String blue, Optional<String> green, String container, Image image);

    /** The image reference of this container in a task definition; empty when it has no such container. */
    Optional<String> imageOf(Target target, String taskDefinition, String container);
}
