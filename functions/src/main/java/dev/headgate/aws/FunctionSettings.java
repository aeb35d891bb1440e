package dev.headgate.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a Lambda function is told by its environment variables.
 *
 * @param configurationParameter what the names of the configuration's parameters begin with
 * @param approvalsUrl where links to the approval page begin, without a slash at the end
 * @param signIn how approvers prove who they are, where they have to
 */
public record FunctionSettings(
        String table,
        String configurationParameter,
        String approvalsTopicArn,
        String alertsTopicArn,
        String updatesTopicArn,
        String approvalsUrl,
        String deploymentStateMachineArn,
        Optional<SignInSettings> signIn) {

    /** Without sign-in. */
    public FunctionSettings(
            String table,
            String configurationParameter,
            String approvalsTopicArn,
            String alertsTopicArn,
            String updatesTopicArn,
            String approvalsUrl,
            String deploymentStateMachineArn) {
        this(
                table,
                configurationParameter,
                approvalsTopicArn,
                alertsTopicArn,
                updatesTopicArn,
                approvalsUrl,
                deploymentStateMachineArn,
                Optional.empty());
    }

    /**
     * Reads the settings of the function that runs.
     *
     * @throws IllegalStateException that names every variable that is missing
     */
    public static FunctionSettings of(Map<String, String> variables) {
        List<String> missing =
                NAMES.stream().filter(name -> !variables.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Missing environment variables: " + String.join(", ", missing));
        }
        List<String> values =
                NAMES.stream().map(name -> variables.getOrDefault(name, "")).toList();
        return new FunctionSettings(
                values.get(0),
                values.get(1),
                values.get(2),
                values.get(3),
                values.get(4),
                values.get(5),
                values.get(6),
                SignInSettings.of(variables));
    }

    /** The environment variables that say this: what {@link #of} reads. */
    public Map<String, String> variables() {
        List<String> values = List.of(
                table,
                configurationParameter,
                approvalsTopicArn,
                alertsTopicArn,
                updatesTopicArn,
                approvalsUrl,
                deploymentStateMachineArn);
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            variables.put(NAMES.get(i), values.get(i));
        }
        signIn.ifPresent(it -> variables.putAll(it.variables()));
        return variables;
    }

    private static final List<String> NAMES = List.of(
            "HEADGATE_TABLE",
            "HEADGATE_CONFIGURATION_PARAMETER",
            "HEADGATE_APPROVALS_TOPIC_ARN",
            "HEADGATE_ALERTS_TOPIC_ARN",
            "HEADGATE_UPDATES_TOPIC_ARN",
            "HEADGATE_APPROVALS_URL",
            "HEADGATE_DEPLOYMENT_STATE_MACHINE_ARN");
}
