package dev.headgate.notification;

import dev.headgate.config.Backend;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Trouble;

/** Alerts while a deployment goes on: something that guards it cannot be seen any more. */
public final class TroubleMessages {

    private TroubleMessages() {}

    /** What stands, and what the look decided all the same. */
    public static Message of(Deployment deployment, Trouble trouble, Decision decision) {
        return DeploymentMessages.alert(
                deployment, trouble.name(), headline(trouble), decision.why(), advice(trouble, deployment.backend()));
    }

    private static String headline(Trouble trouble) {
        return switch (trouble) {
            case ALARM_MISSING -> "an alarm that guards it does not exist any more";
            case CLOUDWATCH_UNSEEN -> "CloudWatch cannot be read";
            case BLIND -> "nothing can be seen of it";
            case BLUE_ENDED_EARLY -> "blue was ended before the bake was over";
            case GREEN_SHORT -> "green has lost tasks";
            case LISTENER_STRAYED -> "the production listener was changed";
        };
    }

    private static String advice(Trouble trouble, Backend backend) {
        return switch (trouble) {
            case ALARM_MISSING ->
                "Create the alarm again under the same name. If it stays away, what follows is onAlarmUnseen in"
                        + " headgate.yaml: rollBack or goOn.";
            case CLOUDWATCH_UNSEEN ->
                "Look at CloudWatch in that account, and at what the deploy role may read. The alarms that " + backend
                        + " watches still stop the deployment.";
            case BLIND ->
                "Look at the account's ECS, " + backend
                        + " and load balancing, and at the deploy role. If it lasts, blue is"
                        + " brought back.";
            case BLUE_ENDED_EARLY ->
                "A person or " + backend
                        + " ended it. Green is watched to the end of the bake, but there is nothing to roll"
                        + " back to at once: a rollback would have to start the earlier revision anew.";
            case GREEN_SHORT, LISTENER_STRAYED -> "Nothing yet: a message follows.";
        };
    }
}
