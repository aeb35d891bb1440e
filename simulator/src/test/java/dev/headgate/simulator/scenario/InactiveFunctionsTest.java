package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The first release after quiet weeks: Lambda has let the functions' snapshots go, and takes minutes to make them anew. */
class InactiveFunctionsTest {

    @Test
    void twoMinutesOfItFailNoRelease() {
        Played played = Played.release(stage -> stage.world().becomeInactive(Duration.ofMinutes(2)));

        assertThat(played.release()).endsWith("AnnounceRelease", "IsReleased", "Released");
        assertThat(played.serving("prod")).containsExactly("100 % v3, 4 of 4 healthy");
        assertThat(played.alerts()).isEmpty();
    }

    @Test
    void nineMinutesOfItInTheMiddleOfADeploymentOnlyDelayIt() {
        Played played = Played.release(stage -> stage.whenGreenHas(
                10, "prod", "the functions are let go", () -> stage.world().becomeInactive(Duration.ofMinutes(9))));

        assertThat(played.outcome("prod")).startsWith("DEPLOYED");
        assertThat(played.alerts()).isEmpty();
    }

    @Test
    void whatLastsLongerIsAFailureAndTold() {
        Played played = Played.release(stage -> stage.world().becomeInactive(Duration.ofMinutes(11)));

        assertThat(played.release()).contains("AnnounceRelease").doesNotContain("DeployWaves");
        assertThat(played.alertSubjects()).isNotEmpty();
    }
}
