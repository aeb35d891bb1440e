package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.HistoryBudget;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The longest of what the configuration accepts, played to its end; the simulated Step Functions ends what has 25,000 events. */
class LongestRunPlayedTest {

    /** So long before the end of a question that the answer still counts. */
    private static final Duration LAST_MOMENT = Duration.ofMinutes(5);

    private static final Duration LONGEST_QUESTION = Duration.ofDays(5);
    private static final String GATES = """
            gates:
            - {before: deployment, approvers: [alice], expiresAfter: 120h}
            - {before: traffic, approvers: [bob], expiresAfter: 119h}
            """;

    @Test
    void everyWaitAtItsLongestAndAShiftOfTwoDays() {
        PromiseScene scene = new PromiseScene("""
                strategy: {linear: {percent: 1, interval: 29m}}
                bake: 46h
                turnTimeout: 168h
                judge: {enabled: false}
                """ + GATES, Manner.IGNORE);
        scene.deploy("holder", "v4").untilEntered("holder RequestApproval");
        scene.deploy("longest", "v3").pass(LONGEST_QUESTION.minus(LAST_MOMENT));
        assertThat(scene.answer("alice", "REJECTED")).isEqualTo(200);
        scene.prod().occupy(scene.service(), Duration.ofHours(160));
        passUntilAsked(scene, "alice", 2);
        scene.pass(LONGEST_QUESTION.minus(LAST_MOMENT));
        scene.prod().occupy(scene.service(), Duration.ofHours(160));
        assertThat(scene.answer("alice", "APPROVED")).isEqualTo(200);
        passUntilAsked(scene, "bob", 1);
        scene.pass(Duration.ofHours(119).minus(LAST_MOMENT));
        assertThat(scene.answer("bob", "APPROVED")).isEqualTo(200);

        passUntilClosed(scene, "longest", Duration.ofDays(60));

        assertThat(scene.end("longest")).as(scene::story).startsWith("DEPLOYED");
        assertThat(scene.serving()).containsExactly("100 % v3, 4 of 4 healthy");
        assertThat(Histories.of(scene.world(), "longest")).hasSizeLessThan(HistoryBudget.MOST_EVENTS);
    }

    @Test
    void aWaitForATurnThatIsNeverFree() {
        PromiseScene scene =
                new PromiseScene("strategy: allAtOnce\nbake: 46h\nturnTimeout: 119h\n" + GATES, Manner.IGNORE);
        scene.deploy("holder", "v4").untilEntered("holder RequestApproval");
        scene.deploy("waits", "v3").pass(Duration.ofHours(119).plusMinutes(2));

        assertThat(scene.end("waits")).startsWith("REJECTED: the environment was not free within its turnTimeout");
        assertThat(scene.alerts()).isEmpty();
    }

    @Test
    void aWaitForReadinessThatNeverEnds() {
        PromiseScene scene = new PromiseScene("strategy: allAtOnce\nbake: 10m\nturnTimeout: 168h\n", Manner.IGNORE);
        scene.prod().occupy(scene.service(), Duration.ofDays(10));
        scene.deploy("waits", "v3").pass(Duration.ofDays(7).plusMinutes(2));

        assertThat(scene.end("waits"))
                .startsWith("REJECTED: CodeDeploy deployment")
                .contains("turnTimeout");
    }

    /** Ended by nobody: the question of the hold runs out, and blue is brought back. */
    @Test
    void theLongestBakeExtensionAndHoldThatFitBesideEachOther() {
        PromiseScene scene = new PromiseScene("""
                strategy: {canary: {percent: 10, interval: 5m}}
                bake: 10h
                turnTimeout: 168h
                judge: {onInconclusive: extend, maximumExtension: 13h30m, holdFor: 24h}
                gates: [{before: deployment, approvers: [alice], expiresAfter: 1h}]
                """, Manner.IGNORE);
        scene.prod().traffic().requestsPerMinute(scene.service(), 0);
        scene.deploy("held", "v3").untilEntered("held RequestApproval").pass(LAST_MOMENT);
        scene.answer("alice", "APPROVED");
        scene.untilMoved("held").pass(Duration.ofHours(47));
        assertThat(scene.closing("held")).isEmpty();
        passUntilClosed(scene, "held", Duration.ofHours(2));

        assertThat(scene.end("held")).startsWith("ROLLED_BACK").contains("nobody decided before the question expired");
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");
        assertThat(Histories.of(scene.world(), "held")).hasSizeLessThan(HistoryBudget.MOST_EVENTS);
    }

    /** Looks once in a minute, as weeks of looks at every event would take long. */
    private static void passUntilAsked(PromiseScene scene, String approver, int questions) {
        Instant limit = scene.now().plus(Duration.ofHours(200));
        while (asked(scene, approver) < questions && scene.now().isBefore(limit)) {
            scene.pass(Duration.ofMinutes(1));
        }
        assertThat(asked(scene, approver)).as(scene::story).isEqualTo(questions);
    }

    private static void passUntilClosed(PromiseScene scene, String id, Duration atMost) {
        Instant limit = scene.now().plus(atMost);
        while (scene.closing(id).isEmpty() && scene.now().isBefore(limit)) {
            scene.pass(Duration.ofMinutes(10));
        }
    }

    private static int asked(PromiseScene scene, String approver) {
        return (int) scene.mails(approver).stream()
                .filter(mail -> mail.subject().startsWith("[Headgate] Approve"))
                .count();
    }
}
