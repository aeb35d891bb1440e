package dev.headgate.deployment;

import dev.headgate.config.Strategy;
import dev.headgate.json.Json;
import dev.headgate.release.DeploymentPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether a rollback that is to be at once may wait for whom it finds at work. Behind another rollback it would
 * have its turn when that one is done, and go back one further than anybody meant.
 */
public final class HurryRule {

    private HurryRule() {}

    /**
     * Why it may not wait, if it may not.
     *
     * @param atWork the deployment that holds the lock
     */
    public static Optional<Fault> check(DeploymentPlan plan, Optional<Deployment> atWork) {
        return atWork.filter(unused -> plan.release().isNow())
                .filter(it -> it.plan().release().rollback()
                        && it.closing().isEmpty()
                        && it.cause().isEmpty())
                .map(HurryRule::backAlready);
    }

    private static Fault backAlready(Deployment other) {
        return new Fault(
                Fault.Fact.TURN,
                "the rollback " + other.id() + " is at work here already, and a second one would go back one further",
                other.plan().environment().rules().strategy() instanceof Strategy.Stepped
                        ? "to have it leave its step, start the deployment state machine with " + promote(other)
                        : "it moves all traffic by its own clock: wait for it");
    }

    private static String promote(Deployment other) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("deployment", other.id());
        input.put("do", "promote");
        return Json.write(input);
    }
}
