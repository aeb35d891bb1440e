package dev.headgate.simulator.law;

import static dev.headgate.simulator.law.Doings.Kind.BLINDNESS;
import static dev.headgate.simulator.law.Doings.Kind.CODEDEPLOY;
import static dev.headgate.simulator.law.Doings.Kind.EXECUTION;
import static dev.headgate.simulator.law.Doings.Kind.LISTENER;
import static dev.headgate.simulator.law.Doings.Kind.TASKS;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore.Lock;
import dev.headgate.simulator.environment.TrafficView.Color;
import dev.headgate.simulator.environment.TrafficView.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Neither may traffic begin on a green without healthy tasks, nor stay there while a deployment is on watch. */
final class TrafficGoesToHealthyTasks implements Law {

    /** A look, and what CodeDeploy takes from there until the first request. */
    private static final Duration UNSEEN = Duration.ofSeconds(90);

    /** Until a look has seen it, blue serves again, and a step or two had to be repeated. */
    private static final Duration LONGEST = Duration.ofMinutes(6);

    private final Set<String> serving = new HashSet<>();
    private final Map<String, Instant> deadSince = new HashMap<>();

    @Override
    public String promise() {
        return "Production requests go to a green with healthy tasks, and away from one without as soon as it is seen.";
    }

    @Override
    public void observe(Moment now, Consumer<String> broken) {
        for (Place place : now.places()) {
            now.traffic(place).revisions().stream()
                    .filter(it -> it.color() == Color.GREEN)
                    .forEach(green -> observe(now, place, green, broken));
        }
    }

    private void observe(Moment now, Place place, Revision green, Consumer<String> broken) {
        boolean dead = green.healthy() == 0 && green.desired() > 0 && green.percent() > 0;
        if (green.percent() > 0 && serving.add(green.taskSet()) && dead && !isHandMade(now, place, UNSEEN)) {
            broken.accept(
                    "production of " + place + " began on a green with 0 of " + green.desired() + " healthy tasks");
        }
        if (!dead || !isWatched(now, place)) {
            deadSince.remove(green.taskSet());
            return;
        }
        Instant since = deadSince.computeIfAbsent(green.taskSet(), it -> now.at());
        if (since.plus(LONGEST).isBefore(now.at())) {
            deadSince.put(green.taskSet(), now.at().plus(Duration.ofDays(9)));
            broken.accept(
                    green.percent() + " % of " + place + " went to a green without a healthy task since " + since);
        }
    }

    private static boolean isHandMade(Moment now, Place place, Duration unseen) {
        return now.doings().any(place, now.at().minus(unseen), LISTENER, TASKS, CODEDEPLOY);
    }

    /** A deployment is on its way there, and nothing kept its execution from seeing and acting. */
    private static boolean isWatched(Moment now, Place place) {
        return !now.doings().any(place, now.at().minusSeconds(1_800), BLINDNESS, EXECUTION, CODEDEPLOY)
                && now.locks().stream()
                        .filter(lock -> lock.lockName().equals(place.lockName()))
                        .map(Lock::deploymentId)
                        .flatMap(id -> now.deployment(id).stream())
                        .anyMatch(TrafficGoesToHealthyTasks::isOpen);
    }

    private static boolean isOpen(Deployment deployment) {
        return deployment.closing().isEmpty() && deployment.start().isPresent();
    }
}
