package dev.headgate.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.release.Execution;
import dev.headgate.testing.Example;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExecutionMessagesTest {

    private static final Execution RELEASE = execution("headgate-release", "r2");
    private static final Execution ALONE = execution("headgate-deployment", "by-hand");

    @Test
    void alertsAboutARequestThatCouldNotBePlanned() {
        Message message = ExecutionMessages.notPlanned(RELEASE, "\"imageTag\" is wrong\nWhat to do next");

        assertThat(message.topic()).isEqualTo(Topic.ALERTS);
        assertThat(message.subject()).isEqualTo("[Headgate] RELEASE_FAILED - \"imageTag\" is wrong What to do next");
        assertThat(message.body()).isEqualTo("""
                        A release was asked for that cannot be. Nothing was started.

                        Why
                          "imageTag" is wrong What to do next

                        What to do next
                          Put the input right and start the release state machine anew.

                        Links
                          Step Functions  https://us-east-1.console.aws.amazon.com/states/home?region=us-east-1\
                        #/v2/executions/details/arn:aws:states:us-east-1:111122223333:execution:headgate-release:r2
                          Runbook         docs/operating.md#release_failed
                        """);
    }

    @Test
    void saysHowFarToLookWhenAReleaseBrokeOff() {
        Message message = ExecutionMessages.broken(RELEASE, "ABORTED");

        assertThat(message.subject()).isEqualTo("[Headgate] RELEASE_BROKEN - r2: ABORTED");
        assertThat(message.body()).contains("its execution r2 ended early", "  See in the execution how far it came.");
    }

    @Test
    void sendsWhoStartedADeploymentAloneBackToItsOwnStateMachine() {
        Message message = ExecutionMessages.notOpened(ALONE, "\"environment\" names \"prdo\"");

        assertThat(message.topic()).isEqualTo(Topic.ALERTS);
        assertThat(message.subject()).isEqualTo("[Headgate] NOT_OPENED - \"environment\" names \"prdo\"");
        assertThat(message.attributes()).isEqualTo(Map.of("status", "NOT_OPENED"));
        assertThat(message.body())
                .startsWith("A deployment was started alone and could not be opened. Nothing was locked or started.\n")
                .contains(
                        "  Put right what is named above and start the deployment state machine anew.",
                        "execution:headgate-deployment:by-hand")
                .doesNotContain("release");
    }

    @Test
    void saysWhereTheIdIsFoundOfADeploymentThatCannotBeTakenOver() {
        Message message = ExecutionMessages.notTakenOver(ALONE, "web-prod-9", "No deployment has the id web-prod-9");

        assertThat(message.subject()).isEqualTo("[Headgate] NOT_TAKEN_OVER - No deployment has the id web-prod-9");
        assertThat(message.body())
                .contains(
                        "Deployment web-prod-9 was to be taken over or settled, and that could not be done.",
                        "start the deployment state machine anew with it as \"recover\" or \"settle\"")
                .doesNotContain("release");
    }

    private static Execution execution(String stateMachine, String name) {
        String arn = "arn:aws:states:us-east-1:111122223333:execution:" + stateMachine + ":" + name;
        return new Execution(arn, name, Example.OPENED);
    }
}
