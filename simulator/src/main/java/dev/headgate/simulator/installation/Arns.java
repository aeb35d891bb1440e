package dev.headgate.simulator.installation;

import dev.headgate.aws.FunctionSettings;
import dev.headgate.aws.SignInSettings;
import dev.headgate.config.Configuration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Names of what an installation has in its tooling account. */
final class Arns {

    private final Configuration configuration;

    Arns(Configuration configuration) {
        this.configuration = configuration;
    }

    /** The table that the functions keep their records in. */
    String table() {
        return named("deployments");
    }

    String function(String name) {
        return "arn:aws:lambda:" + place() + ":function:" + named(name) + ":live";
    }

    String stateMachine(String name) {
        return "arn:aws:states:" + place() + ":stateMachine:" + named(name);
    }

    /** A role of Headgate's own, as whoever acts by it is named. */
    String session(String role, String session) {
        return "arn:aws:sts::" + account() + ":assumed-role/" + named(role) + "/" + session;
    }

    boolean isExecutionOfOurs(String executionArn) {
        return Stream.of("release", "deployment")
                .map(machine -> stateMachine(machine).replace(":stateMachine:", ":execution:") + ":")
                .anyMatch(executionArn::startsWith);
    }

    String account() {
        return configuration.account();
    }

    String region() {
        return configuration.region();
    }

    String topic(String name) {
        return "arn:aws:sns:" + place() + ":" + name;
    }

    /** What a deployment puts in place of each {@code ${…}} of the definitions. */
    Map<String, String> substitutions() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("ReleaseFunctionArn", function("ReleaseFunction"));
        all.put("DeploymentFunctionArn", function("DeploymentFunction"));
        all.put("DeploymentStateMachineArn", stateMachine("deployment"));
        return all;
    }

    FunctionSettings settings(String approvalsUrl) {
        return new FunctionSettings(
                table(),
                configuration.names().configurationParameters().path(),
                topic(configuration.names().approvalsTopic()),
                topic(configuration.names().alertsTopic()),
                topic(configuration.names().updatesTopic()),
                approvalsUrl,
                stateMachine("deployment"),
                configuration
                        .signIn()
                        .map(it -> new SignInSettings(it, configuration.names().signInParameter())));
    }

    /** It ends in the installation's suffix, as all that it has does. */
    private String named(String part) {
        return configuration.names().of("headgate-" + part);
    }

    private String place() {
        return configuration.region() + ":" + configuration.account();
    }
}
