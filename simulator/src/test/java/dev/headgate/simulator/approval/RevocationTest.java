package dev.headgate.simulator.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Cause;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is taken out of headgate.yaml while a question stands, and a quorum that is raised, from the file to the outcome. */
class RevocationTest {

    private static final String WITHOUT_BOB = "alice: alice@example.com, carol: carol@example.com";
    private static final String ALL = WITHOUT_BOB + ", bob: bob@example.com";

    @ParameterizedTest
    @ValueSource(strings = {"deployment", "traffic"})
    void bobIsRemovedAndHisApprovalAloneDeploysNothing(String before) {
        GateRun run = new GateRun("{before: %s, approvers: [alice, bob], expiresAfter: 4h}".formatted(before))
                .start()
                .untilAsked();
        run.reconfigure(WITHOUT_BOB, "{before: %s, approvers: [alice], expiresAfter: 4h}".formatted(before));
        run.approve("bob");
        run.pass(Duration.ofMinutes(10));

        assertThat(run.closing()).isEmpty();
        assertThat(run.open("bob").status()).isEqualTo(403);
        assertThat(run.open("bob").html()).contains("You are not asked any more");
        assertThat(run.approve("bob").status()).isEqualTo(403);

        assertThat(run.approve("alice").status()).isEqualTo(200);
        assertThat(run.untilClosed()).isEqualTo(Outcome.DEPLOYED);
        assertThat(run.record().decisions()).extracting(GateDecision::by).containsExactly("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deployment", "traffic"})
    void silenceAfterHimRejectsWhenTheQuestionWasToExpireAnyway(String before) {
        GateRun run = new GateRun("{before: %s, approvers: [alice, bob], expiresAfter: 4h}".formatted(before))
                .start()
                .untilAsked();
        run.pass(Duration.ofHours(1));
        run.reconfigure(WITHOUT_BOB, "{before: %s, approvers: [alice], expiresAfter: 4h}".formatted(before));
        run.approve("bob");
        run.pass(Duration.ofMinutes(170));
        assertThat(run.closing()).isEmpty();
        run.pass(Duration.ofMinutes(20));

        assertThat(run.closing().orElseThrow().outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(run.record().cause()).map(Cause::kind).contains(Cause.Kind.EXPIRED);
        assertThat(run.subjects("alice"))
                .filteredOn(it -> it.contains("Reminder"))
                .hasSize(1);
    }

    @Test
    void aRaisedQuorumWaitsForTheOther() {
        GateRun run = new GateRun("{before: deployment, approvers: [alice, bob], expiresAfter: 4h}")
                .start()
                .untilAsked();
        run.reconfigure(ALL, "{before: deployment, approvers: [alice, bob], expiresAfter: 4h, required: 2}");
        run.approve("bob");
        run.pass(Duration.ofMinutes(10));

        assertThat(run.closing()).isEmpty();
        assertThat(run.open("bob").html()).contains("2 of 2 approvers");
        run.approve("alice");
        assertThat(run.untilClosed()).isEqualTo(Outcome.DEPLOYED);
        assertThat(run.record().decisions()).extracting(GateDecision::by).containsExactly("bob", "alice");
    }

    @Test
    void whoTakesHisPlaceIsAskedAtOnce() {
        GateRun run = new GateRun("{before: deployment, approvers: [alice, bob], expiresAfter: 4h, required: 2}")
                .start()
                .untilAsked();
        run.approve("alice");
        run.reconfigure(WITHOUT_BOB, "{before: deployment, approvers: [alice, carol], expiresAfter: 4h, required: 2}");
        run.approve("bob");
        run.pass(Duration.ofMinutes(1));

        assertThat(run.approve("carol").status()).isEqualTo(200);
        assertThat(run.untilClosed()).isEqualTo(Outcome.DEPLOYED);
        assertThat(run.record().decisions()).extracting(GateDecision::by).containsExactly("alice", "carol");
        assertThat(run.subjects("alice"))
                .filteredOn(it -> it.contains("Approve web"))
                .hasSize(1);
    }

    @Test
    void theOnesWhoAreNamedNowMayReject() {
        GateRun run = new GateRun("{before: deployment, approvers: [alice, bob], expiresAfter: 4h}")
                .start()
                .untilAsked();
        run.reconfigure(
                ALL,
                "{before: deployment, approvers: [alice, carol], expiresAfter: 4h, required: 2,"
                        + " separationOfDuties: true}");
        run.pass(Duration.ofMinutes(1));
        run.approve("bob");

        assertThat(run.pass(Duration.ofMinutes(5)).closing()).isEmpty();
        assertThat(run.reject("carol").status()).isEqualTo(200);
        assertThat(run.untilClosed()).isEqualTo(Outcome.REJECTED);
    }
}
