package dev.headgate.deployment;

import dev.headgate.json.Json;
import dev.headgate.release.DeploymentPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether an image is held back where it was rolled back for harm: nothing that comes by itself releases it there
 * again, until a person does, or it has been deployed there since.
 *
 * <p>A person's no, an abort and giving way to another release say nothing of the image.
 */
public final class HoldRule {

    private static final Set<Cause.Kind> HARM = Set.of(Cause.Kind.FAILED, Cause.Kind.ERROR);

    private HoldRule() {}

    /** Whether this deployment has ended so that its image is held back where it was. */
    public static boolean didHarm(Deployment ended) {
        return ended.closing()
                        .filter(how -> how.outcome() == Outcome.ROLLED_BACK)
                        .isPresent()
                && ended.cause().map(Cause::kind).filter(HARM::contains).isPresent();
    }

    /** Whether a deployment ends for this. */
    public static boolean holds(Cause cause) {
        return cause.facts().filter(it -> it.contains(Fault.Fact.HELD)).isPresent();
    }

    /**
     * Why a deployment may not begin, if it may not.
     *
     * @param harm the deployment by which the same image was rolled back here last, unless it was deployed here since
     */
    public static Optional<Fault> check(DeploymentPlan plan, Optional<Deployment> harm) {
        return harm.filter(unused -> plan.release().isAutomatic()).map(it -> held(plan, it));
    }

    private static Fault held(DeploymentPlan plan, Deployment harm) {
        String why = harm.cause().map(Cause::reason).orElse("it did harm");
        return new Fault(
                Fault.Fact.HELD,
                "image " + plan.release().image().shortDigest() + " was rolled back here by deployment " + harm.id()
                        + " (" + why + "), and nothing that comes by itself releases it here again",
                "release a corrected image, or, if green was not to blame, start the release state machine with "
                        + byHand(plan));
    }

    private static String byHand(DeploymentPlan plan) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("service", plan.release().service());
        input.put("image", plan.release().image().digest());
        input.put("environments", List.of(plan.environment().name()));
        input.put("reason", "...");
        return Json.write(input);
    }
}
