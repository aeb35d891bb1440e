package dev.headgate.cli.look;

import dev.headgate.config.Configuration;
import dev.headgate.config.Service;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an id of a deployment tells of its service: a release names each after service and environment, and one that a person
 * starts alone has whatever name they gave it.
 */
public record DeploymentIds(Configuration configuration) {

    /** Behind service and environment; the same for all deployments of a release. */
    private static final Pattern RELEASE = Pattern.compile("[0-9a-f]{12}");

    /** Whether its record may be one of this service: false only where the id is another's. */
    public boolean mayBeOf(Optional<String> service, String id) {
        return service.isEmpty()
                || configuration.services().stream().noneMatch(it -> isOf(it, id))
                || configuration.services().stream()
                        .filter(it -> service.get().equals(it.name()))
                        .anyMatch(it -> isOf(it, id));
    }

    private static boolean isOf(Service service, String id) {
        return service.environments().stream()
                .map(environment -> service.name() + "-" + environment.name() + "-")
                .anyMatch(start -> id.startsWith(start)
                        && RELEASE.matcher(id.substring(start.length())).matches());
    }
}
