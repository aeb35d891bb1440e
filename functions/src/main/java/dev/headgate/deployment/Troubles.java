package dev.headgate.deployment;

import dev.headgate.config.Strategy;
import java.time.Instant;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/** Notes what a look finds that counts only once it has lasted. */
public final class Troubles {

    private Troubles() {}

    /** What is known with this look, made at this moment; {@code deployment} has all milestones up to it. */
    public static Sightings after(Deployment deployment, Observation look, Instant now) {
        Sightings before = deployment.seen();
        // From the first moment in which green was complete on, what it had once it must keep.
        Sightings counted = look.isGreenComplete() || !before.wanted().isEmpty()
                ? look.green()
                        .map(green -> before.wanting(green.desired(), now))
                        .orElse(before)
                : before;
        return counted.with(found(deployment, counted, look, now), now).atShare(look.greenWeight(), now);
    }

    private static Set<Trouble> found(Deployment deployment, Sightings counted, Observation look, Instant now) {
        Set<Trouble> found = EnumSet.noneOf(Trouble.class);
        if (look.unseen().isPresent()) {
            found.add(Trouble.CLOUDWATCH_UNSEEN);
        }
        if (!look.service().missingAlarms().isEmpty()) {
            found.add(Trouble.ALARM_MISSING);
        }
        if (isShort(counted, look, now)) {
            found.add(Trouble.GREEN_SHORT);
        }
        if (hasStrayed(deployment, look)) {
            found.add(Trouble.LISTENER_STRAYED);
        }
        boolean blueEnded = look.progress().stage() == Progress.Stage.SUCCEEDED
                && deployment.milestones().blueRetiring().isEmpty();
        if (blueEnded || counted.stands(Trouble.BLUE_ENDED_EARLY)) {
            found.add(Trouble.BLUE_ENDED_EARLY);
        }
        return found;
    }

    /** Until the backend holds it before its traffic, a green that was never complete is still coming up, and has time for that. */
    private static boolean isShort(Sightings counted, Observation look, Instant now) {
        OptionalInt due = counted.due(now);
        if (due.isEmpty()) {
            boolean up = look.greenWeight() > 0 || look.progress().isHeld();
            return up && !look.isGreenComplete();
        }
        return look.green().map(Revision::healthy).orElse(0) < due.getAsInt();
    }

    /** A share that the backend cannot have given green: ECS sets the next one without a look at what holds. */
    private static boolean isNoStep(Deployment deployment, Observation look) {
        if (look.progress().stage() != Progress.Stage.HELD_AT_STEP) {
            return false;
        }
        int percent = look.greenWeight();
        boolean foreign = deployment.plan().environment().rules().strategy() instanceof Strategy.Stepped stepped
                && (percent == 100 || percent % stepped.grain() != 0);
        return foreign || deployment.seen().gotNoMore(look.progress().pause(), percent);
    }

    private static boolean hasStrayed(Deployment deployment, Observation look) {
        if (deployment.milestones().trafficMoved().isPresent()
                || look.progress().stage() == Progress.Stage.SUCCEEDED) {
            return look.greenWeight() != 100;
        }
        if (deployment.seen().hasFallen(look.greenWeight()) || isNoStep(deployment, look)) {
            return true;
        }
        String blue = deployment.start().map(it -> it.blue().targetGroup()).orElse("");
        String green = look.green().map(Revision::targetGroup).orElse("");
        return look.service().weights().entrySet().stream()
                .anyMatch(it -> it.getValue() > 0
                        && !it.getKey().equals(blue)
                        && !it.getKey().equals(green));
    }
}
