package dev.headgate.simulator.environment.ecs;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.ecs.model.CanaryConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentAlarms;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.LinearConfiguration;
import software.amazon.awssdk.services.ecs.model.ThresholdConfiguration;
import software.amazon.awssdk.services.ecs.model.ThresholdType;

/** What ECS accepts as a deployment configuration, and what becomes of one that says only a part. */
final class ConfigurationRules {

    private static final int LONGEST_BAKE = 1440;

    private ConfigurationRules() {}

    /** What is asked for, and what held before where nothing is said. */
    static DeploymentConfiguration over(DeploymentConfiguration former, DeploymentConfiguration asked) {
        DeploymentConfiguration.Builder merged = former.toBuilder();
        asked.sdkFields().forEach(field -> said(field, asked).ifPresent(value -> field.set(merged, value)));
        return merged.build();
    }

    private static Optional<Object> said(SdkField<?> field, DeploymentConfiguration asked) {
        return Optional.<Object>ofNullable(field.getValueOrDefault(asked))
                .filter(value -> !(value instanceof SdkAutoConstructList<?>));
    }

    static DeploymentConfiguration checked(DeploymentConfiguration configuration) {
        if (configuration.earlySuccessCriteria() != null) {
            throw new UnsupportedOperationException("ecs: earlySuccessCriteria are not simulated");
        }
        bake("bakeTimeInMinutes", configuration.bakeTimeInMinutes());
        DeploymentStrategy strategy =
                Optional.ofNullable(configuration.strategy()).orElse(DeploymentStrategy.ROLLING);
        switch (strategy) {
            case BLUE_GREEN -> requireBake(configuration);
            case CANARY ->
                Optional.ofNullable(configuration.canaryConfiguration()).ifPresent(ConfigurationRules::check);
            case LINEAR ->
                Optional.ofNullable(configuration.linearConfiguration()).ifPresent(ConfigurationRules::check);
            case ROLLING ->
                throw new UnsupportedOperationException("ecs: the strategy ROLLING is not simulated; say BLUE_GREEN,"
                        + " CANARY or LINEAR in the deployment configuration");
            case UNKNOWN_TO_SDK_VERSION ->
                throw Refused.parameter("Invalid deployment strategy: " + configuration.strategyAsString());
        }
        HookRules.check(configuration.lifecycleHooks());
        Optional.ofNullable(configuration.alarms()).ifPresent(ConfigurationRules::check);
        Optional.ofNullable(configuration.deploymentCircuitBreaker()).ifPresent(ConfigurationRules::check);
        return configuration;
    }

    private static void requireBake(DeploymentConfiguration configuration) {
        if (configuration.bakeTimeInMinutes() == null) {
            throw Refused.parameter("bakeTimeInMinutes is required for the BLUE_GREEN strategy.");
        }
    }

    private static void check(CanaryConfiguration canary) {
        percent("canaryPercent", canary.canaryPercent(), 0.1);
        bake("canaryBakeTimeInMinutes", canary.canaryBakeTimeInMinutes());
    }

    private static void check(LinearConfiguration linear) {
        percent("stepPercent", linear.stepPercent(), 3);
        bake("stepBakeTimeInMinutes", linear.stepBakeTimeInMinutes());
    }

    private static void check(DeploymentAlarms alarms) {
        if (Boolean.TRUE.equals(alarms.enable()) && alarms.alarmNames().isEmpty()) {
            throw Refused.parameter("Name at least one alarm when deployment alarms are enabled.");
        }
    }

    private static void check(DeploymentCircuitBreaker breaker) {
        Optional<ThresholdConfiguration> threshold = Optional.ofNullable(breaker.thresholdConfiguration());
        threshold
                .filter(it ->
                        it.type() == ThresholdType.UNKNOWN_TO_SDK_VERSION || (it.value() != null && it.value() < 1))
                .ifPresent(it -> {
                    throw Refused.parameter(
                            "Invalid circuit breaker threshold: " + it.typeAsString() + " of " + it.value());
                });
    }

    private static void percent(String name, @Nullable Double percent, double least) {
        if (percent == null) {
            return;
        }
        boolean inTenths = Math.abs(percent * 10 - Math.rint(percent * 10)) < 1e-6;
        if (percent < least || percent > 100 || !inTenths) {
            throw Refused.parameter(
                    name + " must be from " + least + " to 100.0, in steps of 0.1, and is " + percent + ".");
        }
    }

    private static void bake(String name, @Nullable Integer minutes) {
        if (minutes != null && (minutes < 0 || minutes > LONGEST_BAKE)) {
            throw Refused.parameter(name + " must be from 0 to " + LONGEST_BAKE + ", and is " + minutes + ".");
        }
    }
}
