package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.testing.Example;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of two deployments that want one environment, which is newer, which goes first, and which goes away. */
class RecencyTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final Recency earlier = new Recency(NINE, "b", false);
    private final Recency later = new Recency(NINE.plusSeconds(1), "a", false);
    private final Recency earlierRollback = new Recency(NINE, "b", true);
    private final Recency laterRollback = new Recency(NINE.plusSeconds(1), "a", true);

    @Test
    void theOneThatWasRequestedLaterIsNewerWhateverItsName() {
        assertThat(later.isNewerThan(earlier)).isTrue();
        assertThat(earlier.isNewerThan(later)).isFalse();
    }

    @Test
    void ofTwoThatWereRequestedAtOnceTheNameDecidesAndNoneIsNewerThanItself() {
        Recency sameInstant = new Recency(NINE, "c", false);

        assertThat(sameInstant.isNewerThan(earlier)).isTrue();
        assertThat(earlier.isNewerThan(sameInstant)).isFalse();
        assertThat(earlier.isNewerThan(earlier)).isFalse();
    }

    @Test
    void theNewerSupersedesTheOlderAndNeverTheOtherWayRound() {
        assertThat(later.supersedes(earlier)).isTrue();
        assertThat(earlier.supersedes(later)).isFalse();
        assertThat(laterRollback.supersedes(earlierRollback)).isTrue();
        assertThat(earlierRollback.supersedes(laterRollback)).isFalse();
    }

    @Test
    void aRollbackSupersedesWhatIsOlderAndARoutineReleaseNeverARollback() {
        assertThat(laterRollback.supersedes(earlier)).isTrue();
        assertThat(later.supersedes(earlierRollback)).isFalse();
        assertThat(earlierRollback.supersedes(later)).isFalse();
    }

    @Test
    void aRollbackComesFirstAndOfTwoOfAKindTheNewer() {
        assertThat(earlierRollback.comesBefore(later)).isTrue();
        assertThat(later.comesBefore(earlierRollback)).isFalse();
        assertThat(later.comesBefore(earlier)).isTrue();
        assertThat(earlier.comesBefore(later)).isFalse();
        assertThat(laterRollback.comesBefore(earlierRollback)).isTrue();
        assertThat(earlierRollback.comesBefore(laterRollback)).isFalse();
    }

    @Test
    void deploymentsAreOrderedByTheirReleases() {
        Deployment older = Example.opened("prod");
        Deployment newer = Deployment.open(
                Example.plan(Example.release("Fix it", "alice", Example.OPENED.plusSeconds(60), false), "prod"),
                "arn",
                Example.OPENED);

        assertThat(newer.isNewerThan(older)).isTrue();
        assertThat(older.isNewerThan(newer)).isFalse();
    }

    @Test
    void aDeploymentHasEndedOnceNobodyIsNeededForItAnyMore() {
        Deployment open = Example.started();
        Deployment stuck = Example.closed(open, Outcome.NEEDS_HUMAN, "why", "green");
        Settlement settlement = new Settlement("carol", "green is fine", Example.ENDED);

        assertThat(open.isEnded()).isFalse();
        assertThat(stuck.isEnded()).isFalse();
        assertThat(stuck.settledBy(settlement).isEnded()).isTrue();
        assertThat(open.settledBy(settlement).isEnded()).as("not closed yet").isFalse();
        assertThat(List.of(Outcome.DEPLOYED, Outcome.REJECTED, Outcome.ROLLED_BACK, Outcome.SUPERSEDED))
                .allSatisfy(outcome -> assertThat(
                                Example.closed(open, outcome, "why", "blue").isEnded())
                        .isTrue());
    }
}
