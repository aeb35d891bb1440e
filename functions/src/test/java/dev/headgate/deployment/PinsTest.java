package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.json.Json;
import dev.headgate.testing.Example;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PinsTest {

    private static final String FAMILY = "arn:aws:ecs:us-east-1:111122223333:task-definition/web-prod:";
    private static final Instant AT = Example.OPENED;

    private final Deployment pinned = Example.opened("prod").pinnedTo(FAMILY + 40, FAMILY + 12, AT);

    @Test
    void anApprovalStandsAsLongAsNothingHasChanged() {
        Deployment approved = approved(pinned);

        assertThat(approved.pinnedTo(FAMILY + 40, FAMILY + 12, AT.plusSeconds(60)))
                .isEqualTo(approved);
    }

    @Test
    void anApprovalLapsesWhenAnotherRevisionIsRegistered() {
        Deployment again = approved(pinned).pinnedTo(FAMILY + 41, FAMILY + 12, AT);

        assertThat(again.decisionAt(Gate.Before.DEPLOYMENT)).isEmpty();
        assertThat(again.round()).isEqualTo(2);
        assertThat(pins(again).since()).contains("now web-prod:41 is the newest revision, not web-prod:40");
        assertThat(pins(again).lapsed().getFirst().decisions())
                .extracting(GateDecision::by)
                .containsExactly("carol");
    }

    @Test
    void anApprovalLapsesWhenSomethingElseServes() {
        Deployment again = approved(pinned).pinnedTo(FAMILY + 40, FAMILY + 13, AT);

        assertThat(again.decisionAt(Gate.Before.DEPLOYMENT)).isEmpty();
        assertThat(pins(again).since()).contains("now web-prod:13 serves, not web-prod:12");
    }

    @Test
    void decisionsAtOtherGatesStay() {
        Deployment both = approved(pinned).decided(decision(Gate.Before.TRAFFIC, "dan"));

        assertThat(both.pinnedTo(FAMILY + 41, FAMILY + 12, AT).decisions())
                .extracting(GateDecision::by)
                .containsExactly("dan");
    }

    @Test
    void whatNobodyHasApprovedIsPinnedAnewAsOftenAsItChanges() {
        Deployment moving = pinned;
        for (int revision = 41; revision < 60; revision++) {
            moving = moving.pinnedTo(FAMILY + revision, FAMILY + 12, AT);
        }

        assertThat(pins(moving).exhausted()).isEmpty();
        assertThat(moving.round()).isEqualTo(20);
    }

    @Test
    void nobodyIsAskedAFourthTime() {
        Deployment second = approved(pinned).pinnedTo(FAMILY + 41, FAMILY + 12, AT);
        Deployment third = approved(second).pinnedTo(FAMILY + 42, FAMILY + 12, AT);
        assertThat(pins(third).exhausted()).isEmpty();

        Deployment fourth = approved(third).pinnedTo(FAMILY + 43, FAMILY + 12, AT);

        assertThat(pins(fourth).exhausted().orElseThrow().sentence())
                .contains("approved 3 times", "web-prod:43 is the newest revision, not web-prod:42");
    }

    @Test
    void aRecordFromBeforeKeepsItsApprovalAndIsReadWithoutPins() {
        Deployment before = approved(Example.opened("prod"));

        assertThat(Json.read(Json.write(before), Deployment.class)).isEqualTo(before);
        assertThat(before.round()).isEqualTo(1);
        assertThat(before.pinnedTo(FAMILY + 40, FAMILY + 12, AT).decisionAt(Gate.Before.DEPLOYMENT))
                .isPresent();
    }

    @Test
    void pinsSurviveStorage() {
        Deployment again = approved(pinned).pinnedTo(FAMILY + 41, FAMILY + 13, AT);

        assertThat(Json.read(Json.write(again), Deployment.class)).isEqualTo(again);
    }

    private static Pins pins(Deployment deployment) {
        return deployment.pinned().orElseThrow();
    }

    private static Deployment approved(Deployment deployment) {
        return deployment.decided(decision(Gate.Before.DEPLOYMENT, "carol"));
    }

    private static GateDecision decision(Gate.Before gate, String by) {
        return new GateDecision(gate, GateDecision.Decided.APPROVED, by, Optional.empty(), AT);
    }
}
