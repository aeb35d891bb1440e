package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.ConcurrentChangeException;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.testing.Example;
import dev.headgate.testing.Scene;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeploymentsTest {

    private static final String ID = "web-prod-1";
    private static final String RECOVERY =
            Scene.execution("web-prod-1-recovery-1").arn();

    private final Scene scene = new Scene();
    private final Deployments deployments = new Deployments(scene.store);

    @Test
    void onlyTheExecutionThatRunsADeploymentGetsItsRecord() {
        scene.started();

        assertThat(deployments.owned(ID, Scene.owner(ID))).isEqualTo(scene.record());
        assertThatThrownBy(() -> deployments.owned(ID, Optional.of(RECOVERY)))
                .isInstanceOf(NotOwnedException.class)
                .hasMessageContaining(Scene.execution(ID).arn());
    }

    @Test
    void aStepThatComesAfterATakeoverGetsNothing() {
        scene.store.save(scene.started().takenOverBy(RECOVERY, Scene.NINE));

        assertThatThrownBy(() -> deployments.owned(ID, Scene.owner(ID))).isInstanceOf(NotOwnedException.class);
        assertThatThrownBy(() -> deployments.toClose(ID, Scene.owner(ID))).isInstanceOf(NotOwnedException.class);
        assertThat(deployments.owned(ID, Optional.of(RECOVERY))).isEqualTo(scene.record());
    }

    @Test
    void aTakeoverBetweenAStepsLookAndItsWriteStopsTheStep() {
        scene.started();
        Deployment read = deployments.owned(ID, Scene.owner(ID));
        scene.store.save(read.takenOverBy(RECOVERY, Scene.NINE));

        assertThatThrownBy(() -> deployments.save(read, read.trafficAllowed(Scene.NINE)))
                .isInstanceOf(ConcurrentChangeException.class);
    }

    @Test
    void afterItsEndADeploymentCanOnlyBeClosedAgain() {
        scene.store.close(
                scene.started().closed(new Closing(Outcome.ROLLED_BACK, "alarm", Example.BLUE.image(), Scene.NINE)));

        assertThatThrownBy(() -> deployments.owned(ID, Scene.owner(ID)))
                .isInstanceOf(NotOwnedException.class)
                .hasMessageContaining("ROLLED_BACK");
        assertThat(deployments.toClose(ID, Scene.owner(ID)).closing()).isPresent();
    }

    @Test
    void whatIsToEndIsNotWantedToGoOn() {
        scene.started();
        assertThat(deployments.wanted(ID, Scene.owner(ID))).isEqualTo(scene.record());

        scene.store.save(scene.record().failing(new Cause(Cause.Kind.SUPERSEDED, "gave way to back", Scene.NINE)));

        assertThatThrownBy(() -> deployments.wanted(ID, Scene.owner(ID)))
                .isInstanceOf(NotWantedException.class)
                .hasMessage("deployment web-prod-1 is to end: gave way to back");
        assertThat(deployments.owned(ID, Scene.owner(ID))).isEqualTo(scene.record());
    }

    @Test
    void anExecutionOfAnOlderDefinitionPassesNoNameAndGoesOn() {
        scene.started();

        assertThat(deployments.owned(ID, Optional.empty())).isEqualTo(scene.record());
    }
}
