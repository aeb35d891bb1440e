package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Builds and events take their time: what counts is when the code was there. */
class ReleaseOrderTest {

    private static final String OLDER = "aaaaaaaa-0000-4000-8000-000000000001";
    private static final String NEWER = "bbbbbbbb-0000-4000-8000-000000000002";

    private final PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
    private final Instant began = scene.now();

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
