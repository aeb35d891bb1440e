package dev.headgate.simulator.environment.service;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** How AWS behaves where its documentation leaves it open, and what goes wrong in it beyond single calls. */
public final class CloudConditions {

    private final RandomGenerator random;
    private final TaskScheduler tasks;
    private StopDuringTerminationWait stopDuringTerminationWait = StopDuringTerminationWait.ROLLS_BACK;
    private Optional<Duration> rollbackTime = Optional.empty();
    private Duration weightsHold = Duration.ZERO;
    private boolean rollbacksFail;
    private Duration listingDelay = Duration.ZERO;
    private final Set<String> failingHooks = new HashSet<>();

    /** What a stop does when all traffic has moved and blue is still kept. AWS documents neither. */
    public enum StopDuringTerminationWait {
        ROLLS_BACK,
        /** With {@code DeploymentAlreadyCompletedException}; alarms no longer stop it either. */
        REFUSED
    }

    public CloudConditions(RandomGenerator random, TaskScheduler tasks) {
        this.random = random;
        this.tasks = tasks;
    }

    public void stopDuringTerminationWait(StopDuringTerminationWait reading) {
        stopDuringTerminationWait = reading;
    }

    /** Rollback deployments take this long from now on, instead of 20 to 40 s; the weights are back after a fifth of it. */
    public void rollbacksTake(Duration time) {
        rollbackTime = Optional.of(time);
    }

    /** From now on rollback deployments fail before they have moved any traffic. */
    public void rollbacksFail(boolean fail) {
        rollbacksFail = fail;
    }

    /** From now on the function of this name, which an AppSpec has called as a hook, says that validation has failed. */
    public void hookFails(String function) {
        failingHooks.add(function);
    }

    public boolean failsAsHook(String function) {
        return failingHooks.contains(function);
    }

    /** From now on ListDeployments tells of a deployment this much later. AWS documents no consistency. */
    public void deploymentsAreListedLate(Duration delay) {
        listingDelay = delay;
    }

    /** From now on no task starts, so that whatever is scaled out never becomes steady. */
    public void scalingBlocksSteadyState(boolean blocks) {
        tasks.stuck(blocks);
    }

    /** From now on a listener's new weights take up to this until all requests follow them. */
    public void weightsHoldAfter(Duration most) {
        weightsHold = most;
    }

    Duration drawWeightsHold() {
        return weightsHold.isZero() ? Duration.ZERO : Duration.ofMillis(random.nextLong(weightsHold.toMillis() + 1));
    }

    public boolean refusesStopDuringTerminationWait() {
        return stopDuringTerminationWait == StopDuringTerminationWait.REFUSED;
    }

    public Duration listingDelay() {
        return listingDelay;
    }

    public boolean rollbacksFail() {
        return rollbacksFail;
    }

    public Duration drawRollbackTime() {
        return rollbackTime.orElseGet(() -> Duration.ofMillis(random.nextLong(20_000, 40_000)));
    }

    /** From an alarm's change of state until CodeDeploy has seen it. */
    public Duration drawAlarmDelay() {
        return Duration.ofMillis(random.nextLong(4_000, 12_000));
    }
}
