package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Release;
import dev.headgate.release.ReleasePlan;
import dev.headgate.release.ReleasePlan.Wave;
import dev.headgate.testing.Example;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A release to dev and staging side by side, and then to prod. */
class ReleaseEndTest {

    private static final Release RELEASE = Example.release("Fix the checkout", "alice");
    private static final DeploymentPlan DEV = Example.plan(RELEASE, "dev");
    private static final DeploymentPlan STAGING = Example.plan(RELEASE, "staging");
    private static final DeploymentPlan PROD = Example.plan(RELEASE, "prod");
    private static final ReleasePlan.Deploy PLAN =
            new ReleasePlan.Deploy(RELEASE, List.of(new Wave(1, List.of(DEV, STAGING)), new Wave(2, List.of(PROD))));

    private final List<Deployment> records = new ArrayList<>();

    @Test
    void isReleasedOnceEveryEnvironmentIsDeployed() {
        ended(DEV, Outcome.DEPLOYED);
        ended(STAGING, Outcome.DEPLOYED);
        ended(PROD, Outcome.DEPLOYED);

        assertThat(ReleaseEnd.of(PLAN, records)).isEqualTo(ReleaseEnd.RELEASED);
        assertThat(ReleaseEnd.unheardOf(PLAN, records)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DEPLOYED,    SUPERSEDED,  SUPERSEDED",
        "SUPERSEDED,  DEPLOYED,    SUPERSEDED",
        "SUPERSEDED,  REJECTED,    REJECTED",
        "REJECTED,    SUPERSEDED,  REJECTED",
        "REJECTED,    ROLLED_BACK, FAILED",
        "ROLLED_BACK, REJECTED,    FAILED",
        "NEEDS_HUMAN, DEPLOYED,    FAILED",
    })
    void endsAsTheWorstOfTheWaveInWhichItStopped(Outcome inDev, Outcome inStaging, ReleaseEnd end) {
        ended(DEV, inDev);
        ended(STAGING, inStaging);

        assertThat(ReleaseEnd.of(PLAN, records)).isEqualTo(end);
        assertThat(ReleaseEnd.unheardOf(PLAN, records))
                .as("prod was never to be reached")
                .isEmpty();
    }

    @Test
    void theWaveInWhichItStoppedDecidesAndNoneThatItPassed() {
        ended(DEV, Outcome.DEPLOYED);
        ended(STAGING, Outcome.DEPLOYED);
        ended(PROD, Outcome.REJECTED);

        assertThat(ReleaseEnd.of(PLAN, records)).isEqualTo(ReleaseEnd.REJECTED);
    }

    @Test
    void hasFailedWhereADeploymentHasNoEndOfItsOwn() {
        ended(DEV, Outcome.DEPLOYED);
        records.add(Example.opened(STAGING));

        assertThat(ReleaseEnd.of(PLAN, records)).isEqualTo(ReleaseEnd.FAILED);
        assertThat(ReleaseEnd.unheardOf(PLAN, records))
                .as("its record tells of it")
                .isEmpty();
    }

    @Test
    void namesWhatWasToRunAndNeverHadARecord() {
        assertThat(ReleaseEnd.of(PLAN, records)).isEqualTo(ReleaseEnd.FAILED);
        assertThat(ReleaseEnd.unheardOf(PLAN, records)).containsExactly(DEV, STAGING);

        ended(DEV, Outcome.DEPLOYED);
        assertThat(ReleaseEnd.unheardOf(PLAN, records)).containsExactly(STAGING);

        ended(STAGING, Outcome.DEPLOYED);
        assertThat(ReleaseEnd.unheardOf(PLAN, records)).containsExactly(PROD);
        assertThat(ReleaseEnd.of(PLAN, records)).isEqualTo(ReleaseEnd.FAILED);
    }

    private void ended(DeploymentPlan plan, Outcome outcome) {
        records.add(Example.closed(Example.opened(plan), outcome, "why", "what"));
    }
}
