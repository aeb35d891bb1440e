package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.tooling.Mail;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is deployed is what was approved, and it takes the place of what was shown as serving. */
class ApprovedAsShownTest {

    private static final String GATED = """
            strategy: allAtOnce
            bake: 2m
            turnTimeout: 4h
            gates: [{before: deployment, approvers: [alice], expiresAfter: 8h}]
            """;

    private final PromiseScene scene = new PromiseScene(GATED, Manner.IGNORE);

    @Test
    void anApprovalDoesNotReplaceWhatSomebodyDeployedByHandMeanwhile() {
        asked();
        scene.repairByHand("v4");

        assertThat(scene.answer("alice", "APPROVED")).isEqualTo(200);
        askedAgain(2);

        assertThat(scene.serving().toString()).contains("100 % v4");
        assertThat(scene.questions("alice").getLast().subject()).contains("Asked again");
        assertThat(scene.questions("alice").getLast().body()).contains("serves, not web-prod:");
    }

    @Test
    void aRevisionThatWasRegisteredAfterTheQuestionIsNotDeployedUnseen() {
        asked();
        scene.registerByHand("v4", Optional.of("DB_HOST"));

        scene.answer("alice", "APPROVED");
        askedAgain(2);
        assertThat(scene.variableServing("DB_HOST")).isEmpty();
        assertThat(scene.questions("alice").getLast().body()).contains("environment DB_HOST", "is the newest revision");

        scene.answer("alice", "APPROVED");
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("DEPLOYED");
        assertThat(scene.serving().toString()).contains("100 % v3");
        assertThat(scene.variableServing("DB_HOST")).contains("other");
    }

    @Test
    void evenWhatIsRegisteredInTheLastMomentIsShownFirst() {
        asked();
        scene.answer("alice", "APPROVED");
        scene.untilEntered("StartDeployment");
        scene.registerByHand("v3", Optional.of("DB_HOST"));
        askedAgain(2);

        assertThat(scene.record("d1").start()).isEmpty();
        assertThat(scene.questions("alice").getLast().body()).contains("environment DB_HOST");
    }

    @Test
    void whereNobodyIsAskedWhatIsRegisteredInTheLastMomentIsDeployed() {
        PromiseScene open = new PromiseScene("strategy: allAtOnce\nbake: 2m\n", Manner.IGNORE);
        open.deploy("d1", "v3").untilEntered("StartDeployment");
        open.registerByHand("v2", Optional.of("DB_HOST"));
        open.untilClosed("d1");

        assertThat(open.end("d1")).startsWith("DEPLOYED");
        assertThat(open.serving().toString()).contains("100 % v3");
        assertThat(open.variableServing("DB_HOST")).contains("other");
    }

    @Test
    void theFormerLinkIsGone() {
        asked();
        URI former = Approvers.linkIn(scene.questions("alice").getLast()).orElseThrow();
        scene.registerByHand("v4", Optional.of("DB_HOST"));
        scene.answer("alice", "APPROVED");
        askedAgain(2);
        Visitor visitor = new Visitor(scene.world());

        assertThat(visitor.get(former).status()).isEqualTo(410);
        assertThat(visitor.get(former).html()).contains("This is asked again", "is the newest revision");
        assertThat(visitor.post(former, Map.of("decision", "APPROVED", "environment", "prod", "comment", ""))
                        .status())
                .isEqualTo(410);
    }

    @Test
    void nobodyIsAskedForEver() {
        asked();
        for (int round = 2; round <= 4; round++) {
            scene.registerByHand("v4", Optional.of("ROUND_" + round));
            scene.answer("alice", "APPROVED");
            if (round < 4) {
                askedAgain(round);
            }
        }
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("REJECTED: it was approved 3 times");
        assertThat(scene.serving().toString()).contains("100 % v2");
        assertThat(scene.locks()).isEmpty();
    }

    @Test
    void anApprovalCountsWhereNothingHasChanged() {
        asked();
        scene.answer("alice", "APPROVED");
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("DEPLOYED");
        assertThat(scene.questions("alice")).extracting(Mail::subject).noneMatch(it -> it.contains("again"));
    }

    private void asked() {
        scene.deploy("d1", "v3");
        scene.untilEntered("RequestApproval").pass(Duration.ofMinutes(5));
    }

    private void askedAgain(int round) {
        scene.until(
                () -> scene.questions("alice").stream()
                                .map(Mail::subject)
                                .filter(it -> it.contains("Asked again"))
                                .count()
                        >= round - 1,
                Duration.ofHours(2));
        scene.pass(Duration.ofMinutes(1));
    }
}
