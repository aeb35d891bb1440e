package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The outcome of what somebody settles as it is: what is seen, never what is wished. */
class SettlementRuleTest {

    private static final Optional<String> NOTHING = Optional.empty();

    @Test
    void greenThatServesAllAndIsHealthyIsDeployed() {
        assertThat(outcome(view(List.of(Sample.green(Revision.Status.PRIMARY, 4)), 100, NOTHING)))
                .isEqualTo(Outcome.DEPLOYED);
    }

    @Test
    void blueThatServesAllAndIsHealthyIsRolledBack() {
        assertThat(outcome(Sample.steadyBlue())).isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    void anythingElseStaysUnclear() {
        Revision blue = Sample.blue(Revision.Status.PRIMARY, 4);
        Revision green = Sample.green(Revision.Status.ACTIVE, 4);
        assertThat(List.of(
                        view(List.of(blue, green), 50, NOTHING),
                        view(List.of(Sample.green(Revision.Status.PRIMARY, 3)), 100, NOTHING),
                        view(List.of(Sample.blue(Revision.Status.PRIMARY, 0)), 0, NOTHING),
                        view(List.of(blue, green), 0, Optional.of(Sample.CODE_DEPLOY_ID)),
                        ServiceView.ABSENT))
                .allSatisfy(seen -> assertThat(outcome(seen)).isEqualTo(Outcome.NEEDS_HUMAN));
        assertThat(SettlementRule.outcome(Sample.started(), Optional.empty())).isEqualTo(Outcome.NEEDS_HUMAN);
    }

    @Test
    void whatSomebodyElseDeployedIsNeitherDeployedNorRolledBack() {
        Revision byHand = new Revision(
                "ecs-svc/9",
                Revision.Status.PRIMARY,
                "web-prod:9",
                Optional.of("d-BYHAND"),
                Sample.GREEN_GROUP,
                4,
                4,
                0,
                4,
                true);

        assertThat(outcome(view(List.of(byHand), 100, NOTHING))).isEqualTo(Outcome.NEEDS_HUMAN);
    }

    @Test
    void whatNeverStartedIsRejected() {
        assertThat(SettlementRule.outcome(Sample.opened(Sample.RULES), Optional.of(Sample.steadyBlue())))
                .isEqualTo(Outcome.REJECTED);
    }

    private static Outcome outcome(ServiceView seen) {
        return SettlementRule.outcome(Sample.started(), Optional.of(seen));
    }

    private static ServiceView view(List<Revision> taskSets, int greenWeight, Optional<String> active) {
        return Sample.view(taskSets, greenWeight, active, List.of());
    }
}
