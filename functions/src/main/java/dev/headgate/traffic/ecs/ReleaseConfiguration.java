package dev.headgate.traffic.ecs;

import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookTargetType;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * How ECS is to deploy one release: it is sent with the revision, and governs the deployment that starts with it, so that
 * nothing of a strategy is in the service's stack.
 */
final class ReleaseConfiguration {

    /** What a step that nobody is asked at may take at most: the watch looks every half minute. */
    private static final Duration LONGEST_UNASKED = Duration.ofHours(1);

    /** A question's last answer, and what follows from it. */
    private static final Duration SLACK = Duration.ofMinutes(30);

    /** The most that ECS waits in a pause. */
    static final Duration LONGEST_PAUSE = Duration.ofDays(14);

    private ReleaseConfiguration() {}

    /**
     * Of this release.
     *
     * @param ignoredAlarms those of its alarms that must not stop it
     */
    static DeploymentConfiguration of(ReleaseRules rules, Service service, List<String> ignoredAlarms) {
        List<String> alarms = new ArrayList<>(rules.alarms());
        alarms.removeAll(ignoredAlarms);
        List<DeploymentLifecycleHook> hooks = new ArrayList<>(ownHooks(service));
        hooks.add(pause(Pauses.BEFORE_TRAFFIC, untilAnswered(rules)));
        untilPaced(rules).ifPresent(atMost -> hooks.add(pause(Pauses.BEFORE_STEP, atMost)));
        hooks.add(pause(Pauses.BEFORE_BLUE_GOES, rules.longestBake().plus(SLACK)));
        DeploymentConfiguration.Builder configuration = keeping(service)
                .alarms(it -> it.alarmNames(alarms).enable(!alarms.isEmpty()).rollback(!alarms.isEmpty()))
                .deploymentCircuitBreaker(it -> it.enable(true).rollback(true))
                .lifecycleHooks(hooks);
        return shifting(configuration, rules.strategy()).build();
    }

    /** Of what brings blue back: whatever could take it back again would bring the sick green. */
    static DeploymentConfiguration ofRestore(Service service) {
        return keeping(service)
                .strategy(DeploymentStrategy.BLUE_GREEN)
                .alarms(it -> it.alarmNames(List.of()).enable(false).rollback(false))
                .deploymentCircuitBreaker(it -> it.enable(false).rollback(false))
                .lifecycleHooks(List.of())
                .build();
    }

    /** How many tasks may run besides, and be missing, stays as the team has it. */
    private static DeploymentConfiguration.Builder keeping(Service service) {
        Optional<DeploymentConfiguration> current = Optional.ofNullable(service.deploymentConfiguration());
        DeploymentConfiguration.Builder configuration =
                DeploymentConfiguration.builder().bakeTimeInMinutes(0);
        current.map(DeploymentConfiguration::maximumPercent).ifPresent(configuration::maximumPercent);
        current.map(DeploymentConfiguration::minimumHealthyPercent).ifPresent(configuration::minimumHealthyPercent);
        return configuration;
    }

    /** A team's own functions go on being called; pauses are ours, or {@linkplain Fitness refused}. */
    private static List<DeploymentLifecycleHook> ownHooks(Service service) {
        return Optional.ofNullable(service.deploymentConfiguration()).stream()
                .flatMap(it -> it.lifecycleHooks().stream())
                .filter(it -> it.targetType() != DeploymentLifecycleHookTargetType.PAUSE)
                .toList();
    }

    private static DeploymentConfiguration.Builder shifting(
            DeploymentConfiguration.Builder configuration, Strategy strategy) {
        return switch (strategy) {
            case Strategy.AllAtOnce() -> configuration.strategy(DeploymentStrategy.BLUE_GREEN);
            case Strategy.Canary(int percent, Duration interval) ->
                configuration
                        .strategy(DeploymentStrategy.CANARY)
                        .canaryConfiguration(
                                it -> it.canaryPercent((double) percent).canaryBakeTimeInMinutes(minutes(interval)));
            case Strategy.Linear(int percent, Duration interval) ->
                configuration
                        .strategy(DeploymentStrategy.LINEAR)
                        .linearConfiguration(
                                it -> it.stepPercent((double) percent).stepBakeTimeInMinutes(minutes(interval)));
            case Strategy.Stepped stepped
            when stepped.steps().size() == 1 ->
                configuration
                        .strategy(DeploymentStrategy.CANARY)
                        .canaryConfiguration(
                                it -> it.canaryPercent((double) stepped.grain()).canaryBakeTimeInMinutes(0));
            case Strategy.Stepped stepped ->
                configuration
                        .strategy(DeploymentStrategy.LINEAR)
                        .linearConfiguration(
                                it -> it.stepPercent((double) stepped.grain()).stepBakeTimeInMinutes(0));
        };
    }

    /** How long ECS waits before traffic. */
    static Duration untilAnswered(ReleaseRules rules) {
        return rules.gate(Gate.Before.TRAFFIC)
                .map(gate -> gate.expiresAfter().plus(SLACK))
                .orElse(LONGEST_UNASKED);
    }

    /** Empty where ECS holds each step by its own clock. */
    private static Optional<Duration> untilPaced(ReleaseRules rules) {
        if (!(rules.strategy() instanceof Strategy.Stepped)) {
            return Optional.empty();
        }
        return rules.strategy().steps().stream()
                .map(Strategy.Step::atMost)
                .max(Comparator.naturalOrder())
                .map(longest -> longest.plus(rules.longestSuspicion()).plus(SLACK));
    }

    private static DeploymentLifecycleHook pause(String stage, Duration atMost) {
        Duration bounded = atMost.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : atMost;
        return DeploymentLifecycleHook.builder()
                .targetType(DeploymentLifecycleHookTargetType.PAUSE)
                .lifecycleStagesWithStrings(stage)
                .timeoutConfiguration(
                        it -> it.timeoutInMinutes(minutes(bounded)).action(DeploymentLifecycleHookAction.ROLLBACK))
                .build();
    }

    private static int minutes(Duration duration) {
        return Math.toIntExact(duration.toMinutes());
    }
}
