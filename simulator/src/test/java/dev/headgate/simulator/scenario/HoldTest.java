package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.tooling.Mail;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** An image that was rolled back for harm is not released again there by what comes by itself. */
class HoldTest {

    private static final String FIRST = "aaaaaaaa-0000-4000-8000-000000000001";
    private static final String AGAIN = "bbbbbbbb-0000-4000-8000-000000000002";
    private static final String BY_HAND = "{\"service\":\"web\",\"environments\":[\"prod\"],\"imageTag\":\"v3\"}";

    private final PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);

    @Test
    void aRetriedActionIsHeldWhereItsImageWasRolledBack() {
        rolledBack();

        act("retried", FIRST);
        scene.pass(Duration.ofHours(2));

        assertThat(scene.path("retried")).endsWith(" ReleaseFailed");
        String held = scene.log.executions().stream()
                .filter(it -> it.startsWith("web-prod-"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        assertThat(scene.end(held))
                .startsWith("REJECTED: image ")
                .contains(
                        "was rolled back here by deployment " + first() + " (alarm web-prod-5xx is red",
                        "\"environments\":[\"prod\"]");
        assertThat(scene.path(held)).isEqualTo("OpenDeployment IsItOurTurn CloseDeployment HowDidItEnd Rejected");
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");
        assertThat(scene.locks()).isEmpty();
    }

    @Test
    void followersAreToldWhatReleasesItAndNobodyIsPagedAgain() {
        rolledBack();
        int pages = scene.alerts().size();

        act("retried", FIRST);
        scene.pass(Duration.ofHours(2));

        assertThat(scene.alerts()).hasSize(pages);
        assertThat(scene.mails("team"))
                .filteredOn(it -> it.subject().contains("web in prod: REJECTED"))
                .singleElement()
                .extracting(Mail::body)
                .asString()
                .contains("If green was not to blame, start the release state machine with");
    }

    @Test
    void theSameEventAgainStartsAndTellsNothing() {
        push("v3", FIRST);
        happen("event", FIRST);
        harm();
        int told = scene.mails("team").size();

        happen("copy", FIRST);
        scene.pass(Duration.ofHours(2));

        assertThat(scene.path("copy")).endsWith(" NothingToDeploy");
        assertThat(scene.mails("team")).hasSize(told);
    }

    @Test
    void anotherBuildOfTheSameImageIsHeldToo() {
        rolledBack();
        push("v3", AGAIN);

        happen("event", AGAIN);
        scene.pass(Duration.ofHours(2));

        assertThat(scene.path("event")).endsWith(" ReleaseFailed");
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");
    }

    @Test
    void anotherImagePasses() {
        rolledBack();
        push("v4", AGAIN);

        happen("event", AGAIN);
        scene.pass(Duration.ofHours(2));

        assertThat(scene.path("event")).endsWith(" Released");
        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
    }

    @Test
    void aPersonReleasesItAllTheSameAndThenItIsHeldNoMore() {
        rolledBack();

        scene.world().start("release", "by-hand", BY_HAND);
        scene.pass(Duration.ofHours(2));
        assertThat(scene.path("by-hand")).endsWith(" Released");
        assertThat(scene.serving()).containsExactly("100 % v3, 4 of 4 healthy");

        scene.rollBack("back").untilClosed("back");
        push("v3", AGAIN);
        happen("event", AGAIN);
        scene.pass(Duration.ofHours(2));

        assertThat(scene.path("event")).as(scene.story()).endsWith(" Released");
    }

    /** What waits is looked at when it has its turn, not when it came. */
    @Test
    void whatWaitsForItsTurnWhileTheSameImageIsRolledBackIsHeld() {
        push("v3", FIRST);
        act("first", FIRST);
        scene.until(
                () -> scene.log.executions().stream().anyMatch(it -> it.startsWith("web-prod-")), Duration.ofHours(1));
        scene.untilMoved(first());
        push("v3", AGAIN);
        happen("event", AGAIN);
        scene.untilEntered("WaitForTurn");

        scene.prod().alarm("web-prod-5xx", StateValue.ALARM);
        scene.untilClosed(first());
        scene.prod().alarm("web-prod-5xx", StateValue.OK);
        scene.pass(Duration.ofHours(2));

        assertThat(scene.end(first())).startsWith("ROLLED_BACK");
        assertThat(scene.path("event")).as(scene.story()).endsWith(" ReleaseFailed");
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");
    }

    /** The first release of v3, which an alarm takes back. */
    private void rolledBack() {
        push("v3", FIRST);
        act("first", FIRST);
        harm();
    }

    private void harm() {
        scene.until(
                () -> scene.log.executions().stream().anyMatch(it -> it.startsWith("web-prod-")), Duration.ofHours(1));
        scene.untilMoved(first());
        scene.prod().alarm("web-prod-5xx", StateValue.ALARM);
        scene.untilClosed(first());
        scene.prod().alarm("web-prod-5xx", StateValue.OK);
        scene.pass(Duration.ofMinutes(5));
        assertThat(scene.end(first())).startsWith("ROLLED_BACK");
    }

    private String first() {
        return scene.log.executions().stream()
                .filter(it -> it.startsWith("web-prod-"))
                .findFirst()
                .orElseThrow();
    }

    private void push(String tag, String execution) {
        scene.world().tooling().ecr().push("web", execution, scene.stage().digest(tag));
    }

    private void act(String name, String execution) {
        scene.world()
                .start(
                        "release",
                        name,
                        "{\"pipeline\":\"web\",\"pipelineExecutionId\":\"" + execution
                                + "\",\"service\":\"web\",\"startedAt\":\"2026-03-02T08:59:00Z\"}");
    }

    private void happen(String name, String execution) {
        Instant began = scene.now();
        scene.world().start("release", name, """
                {"id":"e-%s","detail-type":"CodePipeline Pipeline Execution State Change","source":"aws.codepipeline",
                 "time":"%s","detail":{"pipeline":"web","execution-id":"%s","state":"SUCCEEDED","start-time":"%s"}}""".formatted(name, began, execution, began));
    }
}
