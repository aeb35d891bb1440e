package dev.headgate.infra;

import dev.headgate.config.Configuration;
import dev.headgate.config.Service;
import dev.headgate.config.StackNames;
import dev.headgate.infra.delivery.DeliveryStack;
import dev.headgate.infra.orchestrator.OrchestratorStack;
import dev.headgate.infra.stack.Artifacts;
import java.util.HashSet;
import java.util.Set;
import software.constructs.Construct;

/** Adds the stacks of the tooling account. */
final class ToolingStacks {

    private ToolingStacks() {}

    static void add(Construct app, StackNames names, Configuration configuration, Artifacts artifacts) {
        OrchestratorStack orchestrator = new OrchestratorStack(app, names, configuration, artifacts);
        Set<String> repositories = new HashSet<>();
        for (Service service : configuration.services()) {
            boolean ownsRepositories = makesRepositories(service) && repositories.add(service.repository());
            // The functions read what each service's stack stores of it, from the first moment on.
            orchestrator.addStackDependency(new DeliveryStack(app, names, configuration, service, ownsRepositories));
        }
    }

    /** Where its images are in a repository that is there already, only the one of build images is left to make. */
    private static boolean makesRepositories(Service service) {
        return !service.bringsRepository() || service.delivery().isPresent();
    }
}
