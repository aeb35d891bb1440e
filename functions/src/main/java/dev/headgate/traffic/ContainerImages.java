package dev.headgate.traffic;

import dev.headgate.release.Image;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/** Which containers of a task get a release's image. */
final class ContainerImages {

    private ContainerImages() {}

    /**
     * The same containers, with this image in the named one, and in every other that runs one of the same repository: a
     * second container left at an older version would go on so through every release.
     *
     * @param taskDefinition for people
     */
    static List<ContainerDefinition> replace(
            String taskDefinition, List<ContainerDefinition> containers, String name, Image image) {
        if (of(containers, name).isEmpty()) {
            throw new TrafficControlException("Task definition " + taskDefinition + " has no container \"" + name
                    + "\"; it has "
                    + containers.stream().map(ContainerDefinition::name).toList()
                    + ". Name one of these as the service's container in the configuration.");
        }
        return containers.stream()
                .map(it -> it.name().equals(name) || repository(it.image()).equals(image.uri())
                        ? it.toBuilder().image(image.reference()).build()
                        : it)
                .toList();
    }

    static Optional<String> of(List<ContainerDefinition> containers, String name) {
        return containers.stream()
                .filter(it -> it.name().equals(name))
                .map(ContainerDefinition::image)
                .findFirst();
    }

    /** Without its tag and digest; a colon before the last slash is a registry's port. */
    private static String repository(String reference) {
        String untagged = reference.split("@", 2)[0];
        int colon = untagged.lastIndexOf(':');
        return colon > untagged.lastIndexOf('/') ? untagged.substring(0, colon) : untagged;
    }
}
