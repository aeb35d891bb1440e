package dev.headgate.handler;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.Pins;
import dev.headgate.deployment.Start;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.traffic.TrafficBackend;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The revision that green is copied from: the newest of the family, as teams change a service by registering one.
 *
 * <p>What was the newest when an operator rolled back is not the newest wish any more, whether its image was bad or its
 * variables: the next release would bring back what they took away. What serves is copied then, until somebody registers
 * another.
 */
public final class GreenTemplate {

    /** As far back as a rollback looks. */
    static final int REMEMBERED_DEPLOYMENTS = 50;

    private final DeploymentStore store;
    private final TrafficBackend backend;

    public GreenTemplate(DeploymentStore store, TrafficBackend backend) {
        this.store = store;
        this.backend = backend;
    }

    /**
     * The ARN of that revision.
     *
     * @param known what it was before; it stays so where the newest differs from it by nothing but this image
     */
    public String of(Deployment deployment, String serving, Optional<String> known) {
        DeploymentPlan plan = deployment.plan();
        String newest = backend.template(
                plan.environment().target(),
                serving,
                known,
                plan.container(),
                plan.release().image());
        return newest.equals(serving) || !leftBehind(plan).contains(newest) ? newest : serving;
    }

    /**
     * What was the newest when an operator rolled back, be it that it had served or had failed to. A release since then has
     * registered a newer one; where a rollback only saw that another one was taken back, that one's is meant.
     */
    private Set<String> leftBehind(DeploymentPlan plan) {
        return store.deployed(plan.release().service(), plan.environment().name(), REMEMBERED_DEPLOYMENTS).stream()
                .takeWhile(it -> it.plan().release().rollback())
                .flatMap(this::takenAway)
                .collect(Collectors.toSet());
    }

    private Stream<String> takenAway(Deployment rollback) {
        Stream<String> newest = rollback.pinned().map(Pins::template).stream();
        Stream<String> gaveWay =
                rollback
                        .gaveWay()
                        .flatMap(store::find)
                        .flatMap(Deployment::start)
                        .flatMap(Start::taskDefinition)
                        .stream();
        return Stream.concat(newest, gaveWay);
    }
}
