package dev.headgate.config;

/** Physical names that configuration, functions and infrastructure must agree on: each is computed here and nowhere else. */
public record Names(String environmentSuffix) {

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

    /** An ECS service, and what the traffic backend knows it by, share this name. */
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

    /** Role of the release state machine, by which it starts deployments. */
    public String releaseStateMachineRole() {
        return of("headgate-release-state-machine");
    }

    /** Role of the function {@code WatchdogFunction}, by which it starts recoveries. */
    public String watchdogFunctionRole() {
        return of("headgate-watchdog-function");
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

    /** Where the functions read what headgate.yaml says. */
    public ConfigurationParameters configurationParameters() {
        return new ConfigurationParameters("/" + of("headgate") + "/configuration");
    }

    /** The parameter that keeps stacks from changing what moves a service's traffic. */
    public String sealOf(String service, String environment) {
        return "/" + of("headgate") + "/sealed/" + serviceIn(service, environment);
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

    /** The secret of the approval page's sign-in. */
    public String signInSecret() {
        return of("headgate") + "/sign-in";
    }

    /** The name by which Systems Manager reads that secret. */
    public String signInParameter() {
        return "/aws/reference/secretsmanager/" + signInSecret();
    }

    /** The physical name that {@code part} has in this installation. */
    public String of(String part) {
        return environmentSuffix.isEmpty() ? part : part + "-" + environmentSuffix;
    }
}
