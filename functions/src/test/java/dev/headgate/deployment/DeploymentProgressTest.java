package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.DeploymentProgress.LifecycleEvent;
import dev.headgate.deployment.DeploymentProgress.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CodeDeploy's own words come to. */
class DeploymentProgressTest {

    @Test
    void isAtTheEventThatRunsOrElseTheLastThatEnded() {
        LifecycleEvent install = new LifecycleEvent("Install", "Succeeded");
        LifecycleEvent skipped = new LifecycleEvent("AfterInstall", "Skipped");
        LifecycleEvent runs = new LifecycleEvent("AllowTraffic", "InProgress");
        LifecycleEvent pending = new LifecycleEvent("AfterAllowTraffic", "Pending");

        assertThat(progress(install, skipped, runs, pending).currentEvent()).contains("AllowTraffic");
        assertThat(progress(install, skipped, pending).currentEvent()).contains("Install");
        assertThat(progress(pending).currentEvent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FAILED  | TIMEOUT      | it took too long | CodeDeploy failed it (TIMEOUT): it took too long",
                "STOPPED | MANUAL_STOP  |                  | CodeDeploy stopped it (MANUAL_STOP)",
                "STOPPED |              | by carol         | CodeDeploy stopped it: by carol",
                "STOPPED | ALARM_ACTIVE | One or more alarms have been activated. Activated alarms: <web-5xx>"
                        + " | alarm web-5xx is red: CodeDeploy stopped it",
            })
    void tellsWhyItEndedWithWhatMattersFirst(Status status, String code, String message, String words) {
        DeploymentProgress ended = new DeploymentProgress(
                Sample.CODE_DEPLOY_ID,
                status,
                Optional.ofNullable(code),
                Optional.ofNullable(message),
                Optional.empty(),
                List.of());

        assertThat(CodeDeployWords.ended(ended)).isEqualTo(words);
    }

    private static DeploymentProgress progress(LifecycleEvent... events) {
        return new DeploymentProgress(
                Sample.CODE_DEPLOY_ID,
                Status.IN_PROGRESS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(events));
    }
}
