package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.states.execution.ExecutionListener;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two people who recover the same deployment do no harm to the one that comes next. */
class RepeatedRecoveryTest {

    private static final String QUICK = "strategy: allAtOnce\nbake: 2m\nalarms: [web-prod-5xx]\nturnTimeout: 4h\n";

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void twoRecoveriesOfOneDeploymentDoNotUndoTheNextRelease(long seed) {
        PromiseScene scene = new PromiseScene(QUICK, Manner.APPROVE, stage -> {}, seed);
        scene.deploy("d1", "v3");
        scene.untilMoved("d1");
        scene.stage().removeDeployRole("prod");
        scene.untilClosed("d1");
        scene.deploy("d2", "v4");
        scene.pass(Duration.ofMinutes(3));
        scene.world()
                .tooling()
                .sts()
                .addRole(
                        scene.stage().target("prod").roleArn(),
                        scene.stage().target("prod").externalId());
        scene.world().stepFunctions().addListener(new SecondRecovery(scene));
        scene.world().start("deployment", "alice-recovers", "{\"recover\":\"d1\"}");
        scene.untilClosed("d2");
        scene.pass(Duration.ofMinutes(50));

        assertThat(scene.serving().toString()).as(scene::story).contains("v4");
    }

    /** Bob recovers as well once Alice's recovery has brought blue back and only has to confirm it. */
    private static final class SecondRecovery implements ExecutionListener {

        private final PromiseScene scene;
        private boolean done;

        SecondRecovery(PromiseScene scene) {
            this.scene = scene;
        }

        @Override
        public void stateEntered(String arn, String state, Instant at, String input) {
            if (!done
                    && arn.endsWith("alice-recovers")
                    && state.contains("Rollback")
                    && scene.serving().toString().startsWith("[100 % v2")) {
                done = true;
                scene.world().start("deployment", "bob-recovers", "{\"recover\":\"d1\"}");
            }
        }
    }
}
