package dev.headgate.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;

class DeploymentFinderTest {

    private static final String MARKER = "headgate:web-prod-1";

    @Test
    void knowsItsOwnByTheMarkerAndByNothingElse() {
        assertThat(DeploymentFinder.isOurs(made("user", Description.of(SamplePlan.requestedBy("alice", false), MARKER)), MARKER)).isTrue();
        assertThat(DeploymentFinder.isOurs(made("user", Description.of(SamplePlan.requestedBy("alice", false), MARKER + "1")), MARKER)).isFalse();
        assertThat(DeploymentFinder.isOurs(made("user", "by hand"), MARKER)).isFalse();
        assertThat(DeploymentFinder.isOurs(DeploymentInfo.builder().creator("user").build(), MARKER)).isFalse();
    }

    /** CodeDeploy may describe its rollback as it likes: adopted as ours, it would be watched and rolled back as green. */
    @Test
    void takesNoRollbackOfCodeDeploysForItsOwnWhateverItIsCalled() {
        assertThat(DeploymentFinder.isOurs(made("codeDeployRollback", Description.of(SamplePlan.requestedBy("alice", false), MARKER)), MARKER))
                .isFalse();
    }

    private static DeploymentInfo made(String creator, String description) {
        return DeploymentInfo.builder().creator(creator).description(description).build();
    }
}
