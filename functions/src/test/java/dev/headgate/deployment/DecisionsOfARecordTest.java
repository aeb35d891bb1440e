package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.testing.Example;
import dev.headgate.testing.ExampleProd;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionsOfARecordTest {

    private static final GateDecision TRAFFIC = decision(Gate.Before.TRAFFIC, Decided.APPROVED);

    private final Deployment opened = ExampleProd.opened(ExampleProd.withGate(Gate.Before.TRAFFIC));

    @Test
    void aDecisionAtOneGateSettlesNoOther() {
        Deployment decided = opened.decided(TRAFFIC);

        assertThat(decided.decisionAt(Gate.Before.TRAFFIC)).contains(TRAFFIC);
        assertThat(decided.decisionAt(Gate.Before.DEPLOYMENT)).isEmpty();
        assertThat(decided.decisionAt(Gate.Before.FINISH)).isEmpty();
    }

    @Test
    void onlyARejectionIsOne() {
        assertThat(TRAFFIC.isRejection()).isFalse();
        assertThat(decision(Gate.Before.TRAFFIC, Decided.REJECTED).isRejection())
                .isTrue();
    }

    @Test
    void whatSettledAGateStandsWhateverComesAfter() {
        Deployment decided = opened.decided(TRAFFIC);
        GateDecision late = decision(Gate.Before.TRAFFIC, Decided.REJECTED);

        assertThat(decided.decided(late)).isEqualTo(decided);
        assertThat(decided.decided(List.of(late))).isEqualTo(decided);
    }

    @Test
    void allThatWasDecidedAtAGateIsKeptOnceHoweverOftenItIsRecorded() {
        GateDecision second =
                new GateDecision(Gate.Before.TRAFFIC, Decided.APPROVED, "bob", Optional.empty(), Example.OPENED);
        Deployment one = opened.decided(List.of(TRAFFIC, second));

        assertThat(one.decisions()).containsExactly(TRAFFIC, second);
        assertThat(one.decided(List.of(TRAFFIC, second))).isEqualTo(one);
        assertThat(opened.decided(List.of())).isSameAs(opened);
    }

    @Test
    void aMilestoneIsSetOnceAndAnEarlierSightingOfItCounts() {
        Deployment moved = opened.trafficMoved(Example.OPENED.plusSeconds(60));

        assertThat(moved.trafficMoved(Example.OPENED.plusSeconds(90))).isEqualTo(moved);
        assertThat(moved.trafficMoved(Example.OPENED.plusSeconds(30))
                        .milestones()
                        .trafficMoved())
                .contains(Example.OPENED.plusSeconds(30));
    }

    private static GateDecision decision(Gate.Before gate, Decided decided) {
        return new GateDecision(gate, decided, "alice", Optional.empty(), Example.OPENED);
    }
}
