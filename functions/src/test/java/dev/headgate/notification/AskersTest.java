package dev.headgate.notification;

import static dev.headgate.testing.Example.closed;
import static dev.headgate.testing.Example.opened;
import static dev.headgate.testing.Example.started;
import static dev.headgate.testing.ExampleAsker.ALICE;
import static dev.headgate.testing.ExampleAsker.AT;
import static dev.headgate.testing.ExampleAsker.BOB;
import static dev.headgate.testing.ExampleAsker.asker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.asker.Asker;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.testing.InMemoryAskerStore;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AskersTest {

    private static final Deployment DEPLOYMENT = opened("prod");
    private static final String RECOVERY = DEPLOYMENT.executionArn() + "-recovery-3";
    private static final Asker WATCHDOG = new Asker(
            Asker.Act.STARTED,
            "arn:aws:sts::111122223333:assumed-role/headgate-watchdog-function/headgate-watchdog",
            Optional.of(Asker.Part.WATCHDOG),
            Optional.empty(),
            AT,
            "1");

    private final InMemoryAskerStore store = new InMemoryAskerStore();

    @Test
    void aWavesDeploymentWasAskedForByWhoeverAskedForItsRelease() {
        noteStart(ALICE, DEPLOYMENT.plan().release().executionArn());
        noteStart("arn:aws:sts::111122223333:assumed-role/headgate-release-state-machine/x", DEPLOYMENT.executionArn());

        assertThat(Askers.of(DEPLOYMENT, store))
                .isEqualTo(new Askers(
                        Optional.of(asker(Asker.Act.STARTED, ALICE, 0)), Optional.empty(), Optional.empty()));
    }

    @Test
    void nobodyIsKnownWhereNoTrailTells() {
        assertThat(Askers.of(DEPLOYMENT, store)).isEqualTo(Askers.UNKNOWN);
        assertThat(Askers.of(DEPLOYMENT.takenOverBy(RECOVERY, AT), store)).isEqualTo(Askers.UNKNOWN);
    }

    @Test
    void tellsWhoStoppedTheExecutionAndWhoTookOver() {
        Asker stopped = asker(Asker.Act.STOPPED, BOB, 60);
        store.note(DEPLOYMENT.executionArn(), stopped, AT);
        store.note(RECOVERY, WATCHDOG, AT);

        Askers askers = Askers.of(DEPLOYMENT.takenOverBy(RECOVERY, AT), store);

        assertThat(askers).isEqualTo(new Askers(Optional.empty(), Optional.of(stopped), Optional.of(WATCHDOG)));
        assertThat(end(askers))
                .contains("Stopped by      " + BOB + " (IAM)\n", "Taken over by   Headgate's watchdog (IAM)\n")
                .doesNotContain("Asked by", "headgate-watchdog-function");
    }

    /** To "stop" what has ended changes nothing, and IAM allows it all the same. */
    @Test
    void doesNotSayThatWhatWentItsWayWasStopped() {
        store.note(DEPLOYMENT.executionArn(), asker(Asker.Act.STOPPED, BOB, 60), AT);

        assertThat(Askers.of(DEPLOYMENT, store).stopped()).isEmpty();
    }

    @Test
    void whatAnInputSaysIsSaidAsAClaimBesideWhatIamKnows() {
        Askers askers = new Askers(Optional.of(asker(Asker.Act.STARTED, BOB, 0)), Optional.empty(), Optional.empty());

        assertThat(end(askers))
                .contains("Requested by    alice (as its input says)\n  Asked by        " + BOB + " (IAM)\n");
        assertThat(end(Askers.UNKNOWN))
                .contains("Requested by    alice (as its input says)\n")
                .doesNotContain("(IAM)");
    }

    private static String end(Askers askers) {
        return DeploymentMessages.ended(closed(started(), Outcome.DEPLOYED, "green passed its bake", "green"), askers)
                .body();
    }

    private void noteStart(String who, String executionArn) {
        store.note(executionArn, asker(Asker.Act.STARTED, who, 0), AT);
    }
}
