package dev.headgate.handler;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.Start;
import dev.headgate.deployment.Way;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.traffic.TrafficBackend;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The revision that green is copied from: the newest of the family, as teams change a service by registering one.
 *
 * <p>One that an operator has rolled back from is not the newest wish any more, whether its image was bad or its variables:
 * the next release would bring back what they took away. What serves is copied then, until somebody registers another.
 */
final class GreenTemplate {

    /** As far back as a rollback looks. */
    static final int REMEMBERED_DEPLOYMENTS = 50;

    private final DeploymentStore store;
    private final TrafficBackend backend;

    GreenTemplate(DeploymentStore store, TrafficBackend backend) {
        this.store = store;
        this.backend = backend;
    }

    /** @param known what it was before; it stays so where the newest differs from it by nothing but this image */
    String of(Deployment deployment, String serving, Optional<String> known) {
        DeploymentPlan plan = deployment.plan();
        String newest = backend.template(
                plan.environment().target(),
                serving,
                known,
                plan.container(),
                plan.release().image());
        return newest.equals(serving) || !leftBehind(plan).contains(newest) ? newest : serving;
    }

    /** Only while a rollback is the last that was deployed: a release since has registered a newer revision. */
    private Set<String> leftBehind(DeploymentPlan plan) {
        List<Deployment> deployed =
                store.deployed(plan.release().service(), plan.environment().name(), REMEMBERED_DEPLOYMENTS);
        Optional<Deployment> rollback =
                deployed.stream().findFirst().filter(it -> it.plan().release().rollback());
        if (rollback.isEmpty()) {
            return Set.of();
        }
        Set<String> left = new LinkedHashSet<>(new Way(deployed).leftBehind());
        rollback.get()
                .gaveWay()
                .flatMap(store::find)
                .flatMap(Deployment::start)
                .flatMap(Start::taskDefinition)
                .ifPresent(left::add);
        return left;
    }
}
