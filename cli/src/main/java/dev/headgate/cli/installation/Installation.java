package dev.headgate.cli.installation;

import dev.headgate.config.Configuration;
import dev.headgate.config.StackNames;

/**
 * An installation that can be reached: as its configuration describes it, and by whom it is reached.
 *
 * @param region of the tooling account, which is the configuration's unless the command line names another
 * @param options by which another command reaches the same one, each after a blank; may be empty
 */
public record Installation(
        Configuration configuration,
        String region,
        Caller caller,
        ToolingClients clients,
        Waiting waiting,
        String options) {

    /** The ARN of the state machine of releases. */
    public String releases() {
        return stateMachine("release");
    }

    /** The ARN of the state machine of deployments, and of what people say to one. */
    public String deployments() {
        return stateMachine("deployment");
    }

    /** The table of deployments, locks and questions. */
    public String table() {
        return configuration.names().of("headgate-deployments");
    }

    /** Another command about this installation, to be copied. */
    public String command(String words) {
        return "./headgate " + words + options;
    }

    /** The command that deploys what is missing here. */
    String deploy() {
        return "npx cdk deploy " + new StackNames(configuration.names()).orchestrator();
    }

    private String stateMachine(String machine) {
        return "arn:aws:states:" + region + ":" + configuration.account() + ":stateMachine:"
                + configuration.names().of("headgate-" + machine);
    }
}
