package dev.headgate.deployment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why CodeDeploy ended a deployment, in words that say what matters first: subjects of mails and lines of a screen are cut. */
final class CodeDeployWords {

    /** CodeDeploy names the alarms at the end of a sentence of 150 characters that says nothing else. */
    private static final Pattern ALARMS = Pattern.compile("Activated alarms: <([^>]+)>");

    private CodeDeployWords() {}

    static String ended(DeploymentProgress progress) {
        String how = progress.status() == DeploymentProgress.Status.FAILED ? "failed" : "stopped";
        String code = progress.errorCode().map(it -> " (" + it + ")").orElse("");
        String message = progress.errorMessage().orElse("");
        Matcher alarms = ALARMS.matcher(message);
        if (alarms.find()) {
            return "alarm " + alarms.group(1) + " is red: CodeDeploy " + how + " it";
        }
        return "CodeDeploy " + how + " it" + code + (message.isBlank() ? "" : ": " + message);
    }
}
