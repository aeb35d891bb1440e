package dev.headgate.simulator.installation;

import dev.headgate.json.Json;
import dev.headgate.simulator.environment.TargetAccount;
import dev.headgate.simulator.stepfunctions.SimulatedStepFunctions;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What EventBridge does: it wakes the watchdog when an execution of ours dies, when ECS tells of a deployment, and every
 * few minutes.
 */
public final class EventRules {

    private static final Duration SWEEP_EVERY = Duration.ofMinutes(5);
    private static final Duration CARRIED_IN = Duration.ofSeconds(1);

    private final EventLoop loop;
    private final LambdaFunctions lambda;
    private final String watchdog;
    private final Set<String> machines;
    private final Trail trail;
    private boolean losesStatusEvents;
    private boolean losesEcsEvents;
    private Duration ecsEventsIn = CARRIED_IN;

    /** @param seed of how long CloudTrail takes to tell of a call */
    EventRules(EventLoop loop, LambdaFunctions lambda, Arns arns, long seed) {
        this.loop = loop;
        this.lambda = lambda;
        this.watchdog = arns.function("WatchdogFunction");
        this.machines = Set.of(arns.stateMachine("release"), arns.stateMachine("deployment"));
        this.trail = new Trail(loop, arns, this::wakeWatchdog, seed);
    }

    void begin(SimulatedStepFunctions stepFunctions, Collection<TargetAccount> accounts) {
        accounts.forEach(this::carryEventsOf);
        stepFunctions.onStatusChange(event -> {
            if (isDeathOfOurs(event) && !losesStatusEvents) {
                loop.after(CARRIED_IN, "event to the watchdog", () -> wakeWatchdog(event));
            }
        });
        stepFunctions.addListener(trail.nestedStarts());
        sweepLater();
    }

    /** Who called Step Functions, where a trail tells it. */
    public Trail trail() {
        return trail;
    }

    /** What ECS tells of deployments whose traffic it moves itself takes the same way, as far as a rule asks for it. */
    void carryEventsOf(TargetAccount account) {
        account.ecsServices().onEvent(event -> {
            if (isCarried(event) && !losesEcsEvents) {
                loop.after(ecsEventsIn, "event to the watchdog", () -> wakeWatchdog(event));
            }
        });
    }

    void wakeWatchdog(String event) {
        lambda.invokeLater(watchdog, event);
    }

    /** From now on nothing of what ECS tells is carried. */
    public void loseEcsEvents() {
        losesEcsEvents = true;
    }

    /** From now on what ECS tells takes this long. */
    public void carryEcsEventsIn(Duration time) {
        ecsEventsIn = time;
    }

    /** From now on no event tells the watchdog of an execution's end: they are best effort. Its schedule remains. */
    public void loseStatusEvents() {
        losesStatusEvents = true;
    }

    private void sweepLater() {
        loop.after(SWEEP_EVERY, "sweep", () -> {
            wakeWatchdog("{\"source\":\"aws.scheduler\",\"detail-type\":\"Scheduled Event\",\"detail\":{}}");
            sweepLater();
        });
    }

    private boolean isDeathOfOurs(String event) {
        Map<String, Object> detail = detail(event);
        return machines.contains(String.valueOf(detail.get("stateMachineArn")))
                && List.of("FAILED", "TIMED_OUT", "ABORTED").contains(String.valueOf(detail.get("status")));
    }

    /** A deployment that begins, and a hook that goes on or went well, are no news: the rules in infra leave them out. */
    private static boolean isCarried(String event) {
        return !List.of("HOOK_IN_PROGRESS", "HOOK_SUCCEEDED", "SERVICE_DEPLOYMENT_IN_PROGRESS")
                .contains(String.valueOf(detail(event).get("eventName")));
    }

    private static Map<String, Object> detail(String event) {
        return Optional.ofNullable(Json.object(Json.tree(event), "$").get("detail"))
                .map(it -> Json.object(it, "$.detail"))
                .orElse(Map.of());
    }
}
