package dev.headgate.traffic.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Progress;
import dev.headgate.traffic.codedeploy.CodeDeployStatus.LifecycleEvent;
import dev.headgate.traffic.codedeploy.CodeDeployStatus.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What CodeDeploy's own words come to. */
class CodeDeployStatusTest {

    @Test
    void isAtTheEventThatRunsOrElseTheLastThatEnded() {
        LifecycleEvent install = new LifecycleEvent("Install", "Succeeded");
        LifecycleEvent skipped = new LifecycleEvent("AfterInstall", "Skipped");
        LifecycleEvent runs = new LifecycleEvent("AllowTraffic", "InProgress");
        LifecycleEvent pending = new LifecycleEvent("AfterAllowTraffic", "Pending");

        assertThat(progress(install, skipped, runs, pending).progress().activity())
                .contains("AllowTraffic");
        assertThat(progress(install, skipped, pending).progress().activity()).contains("Install");
        assertThat(progress(pending).progress().activity()).isEmpty();
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
        CodeDeployStatus ended =
                new CodeDeployStatus("d-1", status, Optional.ofNullable(code), Optional.ofNullable(message), List.of());

        assertThat(ended.progress().failure()).contains(words);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void hasFailedOrWasStoppedOrTellsNoReason(Status status) {
        Progress progress =
                new CodeDeployStatus("d-1", status, Optional.of("X"), Optional.of("y"), List.of()).progress();

        assertThat(progress.failure().isPresent())
                .isEqualTo(progress.stage() == Progress.Stage.FAILED || progress.stage() == Progress.Stage.STOPPED);
        assertThat(progress.stage().isOver())
                .isEqualTo(
                        Set.of(Status.SUCCEEDED, Status.FAILED, Status.STOPPED).contains(status));
        assertThat(progress.stage() == Progress.Stage.HELD).isEqualTo(status == Status.READY);
    }

    private static CodeDeployStatus progress(LifecycleEvent... events) {
        return new CodeDeployStatus("d-1", Status.IN_PROGRESS, Optional.empty(), Optional.empty(), List.of(events));
    }
}
