package dev.headgate.simulator.environment.ecs;

import dev.headgate.simulator.environment.service.RunningTaskSet;
import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.simulator.environment.service.TargetGroup;
import java.util.Optional;

/** The tasks and weights of one deployment, as ECS sets them: without a look at the weights that hold. */
final class ServiceTraffic {

    private final SimulatedService service;
    private final EcsDeployment deployment;
    private final EcsConditions readings;
    private final boolean testRule;
    private Optional<RunningTaskSet> blue = Optional.empty();
    private Optional<RunningTaskSet> green = Optional.empty();
    private boolean cleanedUp;

    /** @param testRule whether the service names a rule for test traffic */
    ServiceTraffic(SimulatedService service, EcsDeployment deployment, EcsConditions readings, boolean testRule) {
        this.service = service;
        this.deployment = deployment;
        this.readings = readings;
        this.testRule = testRule;
    }

    boolean hasTestRule() {
        return testRule && service.test().isPresent();
    }

    Optional<RunningTaskSet> green() {
        return green;
    }

    /** Blue's tasks are stopped, or nearly. */
    boolean isCleanedUp() {
        return cleanedUp;
    }

    /** Whether a deployment that was broken off has left more than one revision. */
    boolean needsReconciliation() {
        return service.taskSets().stream().anyMatch(set -> set.status() == RunningTaskSet.Status.ACTIVE);
    }

    void reconcile() {
        RunningTaskSet former = service.primary();
        RunningTaskSet staying = staying(service, readings);
        if (!staying.equals(former)) {
            service.promote(staying, former);
        }
        service.clearLeftovers();
    }

    /** Which revision a deployment takes as blue. */
    static RunningTaskSet staying(SimulatedService service, EcsConditions readings) {
        RunningTaskSet primary = service.primary();
        return switch (readings.reconciliation()) {
            case TO_LAST_SUCCESSFUL -> primary;
            case TO_MOST_TRAFFIC ->
                service.taskSets().stream()
                        .filter(set -> set.status() == RunningTaskSet.Status.ACTIVE)
                        .filter(set -> service.production().percentOf(group(set)) > 50)
                        .findFirst()
                        .orElse(primary);
        };
    }

    /** Makes green's tasks, and names their target group in the rule: otherwise it gets no health checks. */
    RunningTaskSet bringGreen() {
        blue = service.findPrimary();
        String definition = deployment.change().target().taskDefinition();
        RunningTaskSet made = blue.isPresent()
                ? service.addTaskSet(definition, service.spec().shape().placement(), deployment.id())
                : service.begin(definition, deployment.id());
        green = Optional.of(made);
        deployment.change().target().runs(made);
        blue.ifPresent(it -> service.weigh(group(made), 0, group(it)));
        return made;
    }

    void testGreen() {
        if (hasTestRule()) {
            test(green.orElseThrow(), blue);
        }
    }

    void testBlue() {
        if (hasTestRule()) {
            blue.ifPresent(it -> test(it, green));
        }
    }

    private void test(RunningTaskSet set, Optional<RunningTaskSet> other) {
        other.ifPresent(it -> service.test(group(set), group(it)));
    }

    void weigh(double percent) {
        RunningTaskSet to = green.orElseThrow();
        blue.ifPresent(it -> service.weigh(group(to), percent, group(it)));
    }

    /** @param gone happens when blue's last task has stopped */
    void retireBlue(Runnable gone) {
        cleanedUp = true;
        RunningTaskSet serving = green.orElseThrow();
        blue.ifPresentOrElse(
                it -> {
                    service.promote(serving, it);
                    service.drain(it, gone);
                },
                gone);
    }

    /** Starts blue's revision anew where its tasks are stopped already; otherwise they are what they were. */
    RunningTaskSet bringBlueBack() {
        RunningTaskSet former = blue.orElseThrow();
        if (!cleanedUp) {
            return former;
        }
        RunningTaskSet anew = service.addTaskSet(
                former.origin().taskDefinition(), former.origin().placement(), deployment.id());
        deployment.change().sources().getFirst().runs(anew);
        blue = Optional.of(anew);
        return anew;
    }

    /** @param gone happens when green's last task has stopped */
    void retireGreen(Runnable gone) {
        RunningTaskSet leaving = green.orElseThrow();
        RunningTaskSet staying = blue.orElseThrow();
        if (leaving.status() == RunningTaskSet.Status.PRIMARY) {
            service.promote(staying, leaving);
        }
        service.drain(leaving, gone);
    }

    boolean isBlue(RunningTaskSet set) {
        return blue.filter(set::equals).isPresent();
    }

    private static TargetGroup group(RunningTaskSet set) {
        return set.origin().targetGroup();
    }
}
