package dev.headgate.traffic.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.codedeploy.model.DeploymentCreator;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;

class DeploymentFinderTest {

    private static final String MARKER = "headgate:web-prod-1";

    @Test
    void aDeploymentWithItsMarkerIsItsOwn() {
        assertThat(DeploymentFinder.isOurs(made(DeploymentCreator.USER, "Deploys web [" + MARKER + "]"), MARKER))
                .isTrue();
    }

    @Test
    void aRollbackThatCodeDeployMadeIsNotWhateverItsDescriptionSays() {
        assertThat(DeploymentFinder.isOurs(
                        made(DeploymentCreator.CODE_DEPLOY_ROLLBACK, "Deploys web [" + MARKER + "]"), MARKER))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(DeploymentCreator.class)
    void noneIsWithoutItsMarker(DeploymentCreator creator) {
        assertThat(DeploymentFinder.isOurs(made(creator, "Deploys web [headgate:web-prod-12]"), MARKER))
                .isFalse();
        assertThat(DeploymentFinder.isOurs(
                        DeploymentInfo.builder().creator(creator).build(), MARKER))
                .isFalse();
    }

    private static DeploymentInfo made(DeploymentCreator creator, String description) {
        return DeploymentInfo.builder()
                .creator(creator)
                .description(description)
                .build();
    }
}
