package dev.headgate.config;

import java.time.Duration;

/** Physical names that configuration, functions and infrastructure must agree on: each is computed here and nowhere else. */
public record Names(String environmentSuffix) {

    /** CodeDeploy's own configuration that moves all traffic in one step. */
    public static final String ALL_AT_ONCE = "CodeDeployDefault.ECSAllAtOnce";

    /** Name of the deploy role of an environment's account, shared by the services deployed there. */
    public String deployRole(String environment) {
        return of("headgate-deploy-" + environment);
    }

    public String deployRoleArn(String account, String environment) {
        return "arn:aws:iam::" + account + ":role/" + deployRole(environment);
    }

    /** Not a secret: it keeps another tenant of the same tooling from being confused into using this role. */
    public String externalId(String environment) {
        return of("headgate-" + environment);
    }

    /** Cluster, ECS service, CodeDeploy application and group of a service in an environment share this name. */
    public String serviceIn(String service, String environment) {
        return of(service + "-" + environment);
    }

    public String cluster(String environment) {
        return of("headgate-" + environment);
    }

    /** Role of the function {@code DeploymentFunction}, which alone may assume the deploy roles. */
    public String deploymentFunctionRole() {
        return of("headgate-deployment-function");
    }

    /** The role that a service's containers act as. */
    public String taskRole(String service, String environment) {
        return of(service + "-" + environment + "-task");
    }

    /** The role by which ECS pulls a service's image and writes its logs. */
    public String executionRole(String service, String environment) {
        return of(service + "-" + environment + "-execution");
    }

    /** A CloudWatch alarm that the CDK app creates, as {@code alarms} in headgate.yaml may name it. */
    public String alarm(String service, String environment, String symptom) {
        return of(service + "-" + environment + "-" + symptom);
    }

    /** The event bus of the tooling account that other accounts and regions forward to. */
    public String eventBus() {
        return of("headgate");
    }

    public String configurationParameter() {
        return "/" + of("headgate") + "/configuration";
    }

    /** The topic that asks approvers. */
    public String approvalsTopic() {
        return of("headgate-approvals");
    }

    /** The topic for whoever must act when a release did not end well. */
    public String alertsTopic() {
        return of("headgate-alerts");
    }

    /** The topic for whoever wants to follow. */
    public String updatesTopic() {
        return of("headgate-updates");
    }

    /** The secret with which builds log in to Docker's registry; a person fills it in. */
    public String dockerRegistrySecret() {
        return of("headgate") + "/docker-registry";
    }

    /** The CodeDeploy deployment configuration of a strategy: AWS's own where one fits, else one that the CDK app creates. */
    public String deploymentConfig(Strategy strategy) {
        return switch (strategy) {
            case Strategy.AllAtOnce() -> ALL_AT_ONCE;
            case Strategy.Canary(int percent, Duration interval)
            when percent == 10 && (interval.toMinutes() == 5 || interval.toMinutes() == 15) ->
                "CodeDeployDefault.ECSCanary10Percent" + interval.toMinutes() + "Minutes";
            case Strategy.Linear(int percent, Duration interval)
            when percent == 10 && (interval.toMinutes() == 1 || interval.toMinutes() == 3) ->
                "CodeDeployDefault.ECSLinear10PercentEvery" + interval.toMinutes() + "Minutes";
            case Strategy.Canary(int percent, Duration interval) ->
                of("HeadgateCanary" + percent + "Percent" + interval.toMinutes() + "Minutes");
            case Strategy.Linear(int percent, Duration interval) ->
                of("HeadgateLinear" + percent + "PercentEvery" + interval.toMinutes() + "Minutes");
        };
    }

    /** The physical name that {@code part} has in this installation. */
    public String of(String part) {
        return environmentSuffix.isEmpty() ? part : part + "-" + environmentSuffix;
    }
}
