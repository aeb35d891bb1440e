package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Start;
import dev.headgate.release.Overruling;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.tooling.Mail;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What a person overrules is passed, and stands in the record, on the page and in an alert; what is about green is not passed. */
class OverrulingPromisesTest {

    private static final String ECS = "controller: ecs\nexisting: {cluster: headgate-prod, service: web-prod}\n";
    private static final String ASKED = PromiseScene.AT_ONCE
            + "gates: [{before: traffic, approvers: [alice], expiresAfter: 2h}]\nturnTimeout: 2h\n";
    private static final String REASON = "v3 cures the outage";

    @ParameterizedTest
    @ValueSource(strings = {ASKED, ECS + ASKED})
    void aSickBlueIsPassedAndStandsInTheRecordOnThePageAndInAnAlert(String prod) {
        PromiseScene scene = new PromiseScene(prod, Manner.IGNORE);
        scene.prod().makeImageSick(scene.stage().currentDigest());
        scene.pass(Duration.ofMinutes(10));

        cure(scene).untilEntered("RequestApproval").pass(Duration.ofMinutes(1));

        Deployment record = scene.record("fix");
        assertThat(record.start().map(Start::blue).flatMap(Start.Blue::sick)).contains("0 of 4");
        assertThat(record.plan().release().override()).contains(new Overruling(REASON));
        assertThat(page(scene)).contains("Overrides", REASON);
        assertThat(scene.mails("on-call"))
                .filteredOn(it -> it.subject().contains("OVERRULED"))
                .singleElement()
                .extracting(Mail::body)
                .asString()
                .contains(
                        "dave overrules that blue had 0 of 4 tasks healthy",
                        "dave says why: " + REASON,
                        "{\"deployment\":\"fix\",\"do\":\"abort\"",
                        "docs/operating.md#overruled");

        assertThat(scene.answer("alice", "APPROVED")).isEqualTo(200);
        scene.untilClosed("fix");
        assertThat(scene.end("fix")).as(scene.story()).startsWith("DEPLOYED");
        assertThat(scene.serving()).containsExactly("100 % v3, 4 of 4 healthy");
        assertThat(lastUpdate(scene)).containsPattern("Overruled +blue had 0 of 4 tasks healthy");
    }

    @ParameterizedTest
    @ValueSource(strings = {PromiseScene.AT_ONCE, ECS + PromiseScene.AT_ONCE})
    void aRedAlarmIsPassedTheSameWay(String prod) {
        PromiseScene scene = new PromiseScene(prod, Manner.IGNORE, stage -> stage.alarm("prod", "web-prod-5xx"));

        cure(scene).untilClosed("fix");

        assertThat(scene.end("fix")).as(scene.story()).startsWith("DEPLOYED");
        assertThat(scene.mails("on-call"))
                .singleElement()
                .extracting(Mail::subject)
                .asString()
                .contains("OVERRULED - dave overrules that alarm web-prod-5xx was red");
        assertThat(lastUpdate(scene)).containsPattern("Overruled +alarm web-prod-5xx was red");
    }

    @Test
    void nobodyIsPagedWhereNothingHadToBeOverruled() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.IGNORE);

        cure(scene).untilClosed("fix");

        assertThat(scene.end("fix")).startsWith("DEPLOYED");
        assertThat(scene.alerts()).isEmpty();
    }

    @Test
    void withoutAWordASickBlueIsWaitedForAndThenRefused() {
        PromiseScene scene = new PromiseScene(ASKED, Manner.IGNORE);
        scene.prod().makeImageSick(scene.stage().currentDigest());
        scene.pass(Duration.ofMinutes(10));

        scene.deploy("d1", "v3").pass(Duration.ofHours(1));
        assertThat(scene.closing("d1")).as(scene.story()).isEmpty();
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("REJECTED: the service is not steady: 0 of 4 tasks are healthy");
    }

    /** Whether green may stay is not known before it serves: who overrules beforehand cannot have meant that. */
    @ParameterizedTest
    @ValueSource(strings = {"extend", "hold"})
    void theQuestionAfterTheBakeIsAskedAllTheSame(String then) {
        PromiseScene scene = inTheDark(then);

        cure(scene).until(() -> !scene.questions("alice").isEmpty(), Duration.ofHours(2));

        assertThat(scene.questions("alice").getLast().subject()).contains("Approve that green stays");
        assertThat(page(scene)).contains("Overrides", REASON);
        scene.untilClosed("fix");
        assertThat(scene.end("fix")).startsWith("ROLLED_BACK").contains("nobody decided");
    }

    @Test
    void whatPassesThatQuestionIsTheAnswerOfItsApproversAndNobodysWord() {
        PromiseScene scene = inTheDark("hold");
        cure(scene).until(() -> !scene.questions("alice").isEmpty(), Duration.ofHours(2));

        scene.start(
                        "promote",
                        "{\"deployment\":\"fix\",\"do\":\"promote\",\"reason\":\"it works\",\"requestedBy\":\"dave\"}")
                .pass(Duration.ofMinutes(1));
        assertThat(scene.log.statusOf("promote")).contains(ExecutionStatus.FAILED);
        assertThat(scene.answer("alice", "APPROVED")).isEqualTo(200);
        scene.untilClosed("fix");

        assertThat(scene.end("fix")).startsWith("DEPLOYED").contains("approved by alice");
    }

    /** Nobody uses prod, so that the judge can tell nothing. */
    private static PromiseScene inTheDark(String then) {
        return new PromiseScene(
                PromiseScene.AT_ONCE + "judge: {onInconclusive: " + then + ", holdFor: 1h}\n",
                Manner.IGNORE,
                stage -> stage.place("prod").account().traffic().requestsPerMinute("web-prod", 0));
    }

    private static PromiseScene cure(PromiseScene scene) {
        return scene.start(
                "fix",
                "{\"service\":\"web\",\"environment\":\"prod\",\"imageTag\":\"v3\",\"requestedBy\":\"dave\","
                        + "\"override\":{\"reason\":\"" + REASON + "\"}}");
    }

    private static String page(PromiseScene scene) {
        return new Visitor(scene.world())
                .get(Approvers.linkIn(scene.questions("alice").getLast()).orElseThrow())
                .html();
    }

    private static String lastUpdate(PromiseScene scene) {
        return scene.mails("team").getLast().body();
    }
}
