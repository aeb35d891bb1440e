package dev.headgate.traffic.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.release.DeploymentPlan;
import dev.headgate.testing.Example;
import org.junit.jupiter.api.Test;

class DescriptionTest {

    @Test
    void saysWhatIsDeployedWhereForWhomAndEndsInTheMarker() {
        assertThat(Description.of(requestedBy("ann", false), "headgate:r-1-prod"))
                .isEqualTo("Headgate deploys web 7f7f7f7f7f7f to prod for ann [headgate:r-1-prod]");
    }

    @Test
    void saysWhenAnEarlierImageIsBroughtBack() {
        assertThat(Description.of(requestedBy("ann", true), "m"))
                .isEqualTo("Headgate brings web 7f7f7f7f7f7f back to prod for ann [m]");
    }

    @Test
    void keepsTheWholeMarkerWhenTheSentenceIsTooLong() {
        String description = Description.of(requestedBy("x".repeat(300), false), "headgate:r-1-prod");

        assertThat(description).hasSize(256);
        assertThat(Description.carries(description, "headgate:r-1-prod")).isTrue();
    }

    @Test
    void replacesWhatIsNotPlainText() {
        assertThat(Description.of(requestedBy("J\u00fcrgen\n", false), "m"))
                .isEqualTo("Headgate deploys web 7f7f7f7f7f7f to prod for J?rgen? [m]");
    }

    @Test
    void refusesAMarkerThatCannotFit() {
        assertThatThrownBy(() -> Description.of(requestedBy("ann", false), "m".repeat(254)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A marker has at most 253 characters, not 254");
    }

    @Test
    void tellsMarkersApartThatBeginOrEndAlike() {
        String description = Description.of(requestedBy("ann", false), "r-12");

        assertThat(Description.carries(description, "r-12")).isTrue();
        assertThat(Description.carries(description, "r-1")).isFalse();
        assertThat(Description.carries(description, "2")).isFalse();
        assertThat(Description.carries("somebody's own deployment of r-12", "r-12"))
                .isFalse();
    }

    private static DeploymentPlan requestedBy(String person, boolean rollback) {
        return Example.plan(Example.release("reason", person, Example.OPENED, rollback), "prod");
    }
}
