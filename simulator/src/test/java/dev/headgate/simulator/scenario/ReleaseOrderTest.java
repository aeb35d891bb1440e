package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.json.Json;
import dev.headgate.release.ActionInput;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Builds and events take their time: what counts is when the code was there. */
class ReleaseOrderTest {

    private static final String OLDER = "aaaaaaaa-0000-4000-8000-000000000001";
    private static final String NEWER = "bbbbbbbb-0000-4000-8000-000000000002";

    private final PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
    private final Instant began = scene.now();

    /** By the input that the CDK app gives to the action, and by the event that CodePipeline sends. */
    @Test
    void theExecutionThatBeganEarlierGivesWayHoweverLongItsBuildTook() {
        begin(OLDER);
        scene.pass(Duration.ofMinutes(1));
        begin(NEWER);
        scene.pass(Duration.ofMinutes(5));
        release(NEWER, "v4", "newer");
        scene.pass(Duration.ofMinutes(3));
        release(OLDER, "v3", "older");
        scene.pass(Duration.ofHours(3));

        assertThat(scene.path("newer")).endsWith(" Released");
        assertThat(scene.path("older")).endsWith(" Superseded");
        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
        assertThat(scene.alerts()).isEmpty();
        assertThat(scene.locks()).isEmpty();
    }

    @Test
    void anEventOfTheBeginningThatComesTwiceOrLateChangesNothing() {
        begin(OLDER, began);
        scene.pass(Duration.ofMinutes(1));
        begin(NEWER);
        scene.pass(Duration.ofMinutes(5));
        release(NEWER, "v4", "newer");
        begin(OLDER, scene.now());
        scene.pass(Duration.ofMinutes(3));
        release(OLDER, "v3", "older");
        scene.pass(Duration.ofHours(3));

        assertThat(scene.path("older")).endsWith(" Superseded");
        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
    }

    @Test
    void aStageThatIsRetriedMuchLaterIsStillOfTheOlderCode() {
        begin(OLDER);
        scene.pass(Duration.ofMinutes(1));
        begin(NEWER);
        scene.pass(Duration.ofMinutes(5));
        release(NEWER, "v4", "newer");
        scene.pass(Duration.ofDays(2));
        release(OLDER, "v3", "older");
        scene.pass(Duration.ofHours(3));

        assertThat(scene.path("older")).endsWith(" Superseded");
        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
    }

    @Test
    void whereTheOrderIsUnknownTheSecondBuildIsNotReleasedAndTheAlertSaysWhatToDo() {
        release(NEWER, "v4", "newer");
        scene.pass(Duration.ofMinutes(3));
        release(OLDER, "v3", "older");
        scene.pass(Duration.ofHours(3));

        assertThat(scene.path("newer")).endsWith(" Released");
        assertThat(scene.path("older")).endsWith(" ReleaseFailed");
        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
        assertThat(scene.mails("on-call"))
                .singleElement()
                .satisfies(it -> assertThat(it.body())
                        .contains(
                                "It cannot be known whether execution " + OLDER,
                                "newer code than web/pipeline/web/" + NEWER,
                                "retry the action from",
                                "by hand"));
    }

    @Test
    void whereTheOrderIsUnknownARetryInTimeIsReleased() {
        release(OLDER, "v3", "older");
        scene.pass(Duration.ofMinutes(3));
        release(NEWER, "v4", "refused");
        scene.pass(Duration.ofHours(2));
        scene.world().start("release", "retried", action(NEWER));
        scene.pass(Duration.ofHours(3));

        assertThat(scene.path("refused")).endsWith(" ReleaseFailed");
        assertThat(scene.path("retried")).endsWith(" Released");
        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
    }

    @Test
    void theOlderCommitThatWasBuiltMoreSlowlyDoesNotReplaceTheNewer() {
        act(NEWER, "v4", began.plusSeconds(60), "newer");
        scene.pass(Duration.ofMinutes(3));
        act(OLDER, "v3", began, "older");
        scene.pass(Duration.ofHours(3));

        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
        assertThat(scene.path("newer")).endsWith("Released");
        assertThat(scene.path("older")).doesNotEndWith(" Released");
        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
        assertThat(scene.locks()).isEmpty();
    }

    @Test
    void aLateEventOfAnOlderExecutionReleasesNothingAndSaysWhy() {
        happen(NEWER, "v4", began.plusSeconds(60), "newer");
        scene.pass(Duration.ofHours(2));
        happen(OLDER, "v3", began, "older");
        scene.pass(Duration.ofHours(2));

        assertThat(scene.path("older")).endsWith("NothingToDeploy");
        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
        assertThat(scene.alerts()).noneMatch(it -> it.contains("FAILED"));
    }

    @Test
    void newerCodeIsReleasedEvenIfItsEventCameFirst() {
        happen(OLDER, "v3", began, "older");
        scene.pass(Duration.ofHours(2));
        happen(NEWER, "v4", began.plusSeconds(60), "newer");
        scene.pass(Duration.ofHours(2));

        assertThat(scene.path("newer")).endsWith("Released");
        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
    }

    @Test
    void aPersonMayReleaseOlderCodeAllTheSame() {
        happen(NEWER, "v4", began.plusSeconds(60), "newer");
        scene.pass(Duration.ofHours(2));
        scene.world().start("release", "by-hand", "{\"service\":\"web\",\"imageTag\":\"v3\"}");
        scene.pass(Duration.ofHours(2));

        assertThat(scene.serving()).containsExactly("100 % v3, 4 of 4 healthy");
    }

    @Test
    void aStageThatWasRolledBackInCodePipelineIsNoFailedRelease() {
        scene.world().start("release", "event", """
                {"id":"e-1","detail-type":"CodePipeline Pipeline Execution State Change","source":"aws.codepipeline",
                 "time":"2026-03-02T09:00:00Z","detail":{"pipeline":"web",
                 "execution-id":"cccccccc-0000-4000-8000-000000000003","state":"SUCCEEDED","version":3.0,
                 "execution-trigger":{"trigger-type":"ManualRollback","trigger-detail":"arn:aws:iam::1:user/x"}}}""");
        scene.pass(Duration.ofHours(1));

        assertThat(scene.path("event")).endsWith("NothingToDeploy");
        assertThat(scene.alerts()).isEmpty();
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");
    }

    /** As the rule passes CodePipeline's event on. */
    private void begin(String execution) {
        begin(execution, scene.now());
    }

    private void begin(String execution, Instant at) {
        scene.world()
                .wakeWatchdog(Json.write(
                        Map.of("type", "Beginning", "pipeline", "web", "execution", execution, "at", at.toString())));
    }

    private void release(String execution, String tag, String name) {
        scene.world().tooling().ecr().push("web", execution, scene.stage().digest(tag));
        scene.world().start("release", name, action(execution));
    }

    /** What CodePipeline makes of the input that the CDK app gives to the action. */
    private static String action(String execution) {
        return Json.write(ActionInput.of("web", "web", Optional.of("#{Source.CommitId}")))
                .replace(ActionInput.EXECUTION_ID, execution)
                .replace("#{Source.CommitId}", execution.startsWith("a") ? "1111111" : "2222222");
    }

    private void act(String execution, String tag, Instant startedAt, String name) {
        scene.world().tooling().ecr().push("web", execution, scene.stage().digest(tag));
        scene.world()
                .start(
                        "release",
                        name,
                        "{\"pipeline\":\"web\",\"pipelineExecutionId\":\"" + execution + "\",\"startedAt\":\""
                                + startedAt + "\"}");
    }

    private void happen(String execution, String tag, Instant startedAt, String name) {
        scene.world().tooling().ecr().push("web", execution, scene.stage().digest(tag));
        scene.world().start("release", name, """
                {"id":"e-%s","detail-type":"CodePipeline Pipeline Execution State Change","source":"aws.codepipeline",
                 "time":"%s","detail":{"pipeline":"web","execution-id":"%s","state":"SUCCEEDED","start-time":"%s"}}""".formatted(name, scene.now(), execution, startedAt));
    }
}
