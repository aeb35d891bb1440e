package dev.headgate.infra.stack;

import dev.headgate.config.Configuration;
import dev.headgate.config.Names;
import dev.headgate.config.Service;
import java.util.List;

/**
 * Names and ARNs in the tooling account. Where two resources need each other, one of them knows the other by its name alone,
 * as CloudFormation has to make one of them first.
 */
public record ToolingNames(Configuration configuration) {

    /** The state machine of a release, and its definition. */
    public static final String RELEASE = "release";

    /** The state machine of one service's deployment in one environment, and its definition. */
    public static final String DEPLOYMENT = "deployment";

    /** What ends the name of the orchestrator's queue of undelivered events. */
    private static final String UNDELIVERED = "undelivered-orchestrator";

    public Names names() {
        return configuration.names();
    }

    /** A physical name of Headgate's own. */
    public String of(String part) {
        return names().of("headgate-" + part);
    }

    public String logGroup(String part) {
        return "/" + names().of("headgate") + "/" + part;
    }

    public String stateMachineArn(String machine) {
        return arn("states", "stateMachine:" + of(machine));
    }

    public String executionArns(String machine) {
        return arn("states", "execution:" + of(machine) + ":*");
    }

    /** Of all parameters of the configuration, and of the one in which earlier versions kept all of it. */
    public String configurationParameterArns() {
        return arn("ssm", "parameter" + names().configurationParameters().path() + "*");
    }

    /** The queue of what the orchestrator could not be told. */
    public String undeliveredQueueArn() {
        return arn("sqs", of(UNDELIVERED));
    }

    /** All rules of this installation, on the account's own bus and on its own. */
    public List<String> ruleArns() {
        return List.of(arn("events", "rule/" + of("*")), arn("events", "rule/" + names().eventBus() + "/" + of("*")));
    }

    /** The function that is woken by events, as whoever calls it calls it. */
    public String watchdogArn() {
        return arn("lambda", "function:" + of("watchdog") + ":live");
    }

    /** A rule that tells the watchdog of a service's pipeline. */
    public String stageRule(String service) {
        return of("on-failed-stages-of-" + service);
    }

    /** All of these. */
    public String stageRuleArns() {
        return arn("events", "rule/" + stageRule("*"));
    }

    /** An alarm of this account, by its physical name. */
    public String alarmArn(String name) {
        return arn("cloudwatch", "alarm:" + name);
    }

    public String alertsTopicArn() {
        return arn("sns", names().alertsTopic());
    }

    /** Secrets Manager ends the ARN in six characters of its own choice. */
    public String dockerRegistrySecretArn() {
        return arn("secretsmanager", "secret:" + names().dockerRegistrySecret() + "-??????");
    }

    /** Any pipeline of this account and region: each service would else change what all share. */
    public String pipelineArns() {
        return arn("codepipeline", "*");
    }

    /** Any repository of this account. */
    public String repositoryArns() {
        return repositoryArn("*");
    }

    /** The same. */
    public String signInSecretArn() {
        return arn("secretsmanager", "secret:" + names().signInSecret() + "-??????");
    }

    /** As which Systems Manager reads it. */
    public String signInParameterArn() {
        return arn("ssm", "parameter" + names().signInParameter());
    }

    /** Of Systems Manager. */
    public String documentArn(String name) {
        return arn("ssm", "document/" + name);
    }

    public String repositoryArn(String repository) {
        return arn("ecr", "repository/" + repository);
    }

    public String repositoryUri(String repository) {
        return configuration.account() + ".dkr.ecr." + configuration.region() + ".amazonaws.com/" + repository;
    }

    /** Where the images are in which a service is built; a repository that is made has the suffix already. */
    public String buildRepository(Service service) {
        String repository = "headgate/build/" + service.repository();
        return service.bringsRepository() ? names().of(repository) : repository;
    }

    public String pipeline(Service service) {
        return names().of(service.name());
    }

    /** Unique in all of AWS, as a bucket's name must be, by the account in it. */
    public String bucket(Service service, String part) {
        return names().of(service.name() + "-" + part + "-" + configuration.account());
    }

    private String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, configuration.region(), configuration.account(), resource);
    }
}
