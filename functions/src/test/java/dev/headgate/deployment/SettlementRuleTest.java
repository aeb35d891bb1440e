package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.testing.Example;
import dev.headgate.testing.ExampleProd;
import dev.headgate.testing.RevisionLike;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The outcome of what somebody settles as it is: what is seen, never what is wished. */
class SettlementRuleTest {

    private static final Optional<String> NOTHING = Optional.empty();

    @Test
    void greenThatServesAllAndIsHealthyIsDeployed() {
        assertThat(outcome(view(List.of(Example.green(Revision.Status.PRIMARY, 4)), 100, NOTHING)))
                .isEqualTo(Outcome.DEPLOYED);
    }

    @Test
    void blueThatServesAllAndIsHealthyIsRolledBack() {
        assertThat(outcome(Example.onBlue())).isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    void anythingElseStaysUnclear() {
        Revision blue = Example.blue(Revision.Status.PRIMARY, 4);
        Revision green = Example.green(Revision.Status.ACTIVE, 4);
        assertThat(List.of(
                        view(List.of(blue, green), 50, NOTHING),
                        view(List.of(Example.green(Revision.Status.PRIMARY, 3)), 100, NOTHING),
                        view(List.of(Example.blue(Revision.Status.PRIMARY, 0)), 0, NOTHING),
                        view(List.of(blue, green), 0, Optional.of(Example.CODE_DEPLOY_ID)),
                        ServiceView.ABSENT))
                .allSatisfy(seen -> assertThat(outcome(seen)).isEqualTo(Outcome.NEEDS_HUMAN));
        assertThat(SettlementRule.outcome(ExampleProd.started(), Optional.empty(), false))
                .isEqualTo(Outcome.NEEDS_HUMAN);
    }

    @Test
    void whatSomebodyElseDeployedIsNeitherDeployedNorRolledBack() {
        Revision byHand = new RevisionLike(Example.green(Revision.Status.PRIMARY, 4))
                .id("ecs-svc/9")
                .runs("web-prod:9")
                .startedBy("d-BYHAND")
                .seen();

        assertThat(outcome(view(List.of(byHand), 100, NOTHING))).isEqualTo(Outcome.NEEDS_HUMAN);
    }

    @Test
    void whatNeverStartedIsRejected() {
        assertThat(SettlementRule.outcome(ExampleProd.opened(ExampleProd.RULES), Optional.of(Example.onBlue()), false))
                .isEqualTo(Outcome.REJECTED);
    }

    private static Outcome outcome(ServiceView seen) {
        return SettlementRule.outcome(ExampleProd.started(), Optional.of(seen), false);
    }

    private static ServiceView view(List<Revision> taskSets, int greenWeight, Optional<String> active) {
        return Example.view(taskSets, greenWeight, active, List.of());
    }
}
