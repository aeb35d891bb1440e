package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** A stage that is rolled back in CodePipeline brings back what the execution had built that it is rolled back to. */
class StageRollbackTest {

    private static final String FIRST = "aaaaaaaa-0000-4000-8000-000000000001";
    private static final String SECOND = "bbbbbbbb-0000-4000-8000-000000000002";
    private static final String ROLLED_BACK = "cccccccc-0000-4000-8000-000000000003";
    private static final String ACTION = """
            {"pipeline":"web","pipelineExecutionId":"%s","service":"web","commit":"1111111"}""";
    private static final String EVENT = """
            {"id":"e-1","detail-type":"CodePipeline Pipeline Execution State Change","source":"aws.codepipeline",
             "time":"2026-03-02T09:00:00Z","detail":{"pipeline":"web","execution-id":"%s","state":"SUCCEEDED",
             "version":3.0,"execution-trigger":{"trigger-type":"ManualRollback","trigger-detail":"arn:aws:iam::1:user/x"}}}""";

    private final PromiseScene scene = new PromiseScene(
            PromiseScene.AT_ONCE + "gates: [{before: deployment, approvers: [alice], expiresAfter: 8h}]\n",
            Manner.APPROVE);

    @ParameterizedTest
    @ValueSource(strings = {ACTION, EVENT})
    void goesBackThoughTheCodeIsOlderAndNobodyIsAskedAgain(String trigger) {
        release("first", FIRST, "v3");
        release("second", SECOND, "v4");
        assertThat(scene.serving()).as(scene.story()).containsExactly("100 % v4, 4 of 4 healthy");
        int asked = scene.questions("alice").size();

        rollBackTo(FIRST, trigger);
        scene.pass(Duration.ofHours(2));

        assertThat(scene.path("back")).as(scene.story()).endsWith(" Released");
        assertThat(scene.serving()).containsExactly("100 % v3, 4 of 4 healthy");
        assertThat(scene.questions("alice")).hasSize(asked);
        assertThat(scene.locks()).isEmpty();
    }

    /** As when CodePipeline rolls a stage back by itself after Headgate has brought blue back. */
    @Test
    void whereThatServesAlreadyNothingIsStarted() {
        release("first", FIRST, "v3");
        push(SECOND, "v4");
        scene.world().start("release", "second", ACTION.formatted(SECOND));
        scene.until(() -> prods() == 2, Duration.ofHours(9));
        String failed = lastProd();
        scene.untilMoved(failed);
        scene.prod().alarm("web-prod-5xx", StateValue.ALARM);
        scene.untilClosed(failed);
        assertThat(scene.end(failed)).startsWith("ROLLED_BACK");
        long started = scene.calls("CreateDeployment");

        rollBackTo(FIRST, ACTION);
        scene.pass(Duration.ofHours(2));

        assertThat(scene.path("back")).as(scene.story()).endsWith(" Released");
        assertThat(scene.end(lastProd())).startsWith("DEPLOYED: what was asked for serves already");
        assertThat(scene.calls("CreateDeployment")).as("dev alone is deployed").isEqualTo(started + 1);
    }

    /** No gate stands before a rollback: it is no way around one. */
    @Test
    void whatNeverServedHereIsNotRolledBackTo() {
        release("first", FIRST, "v3");
        push(SECOND, "v4");

        rollBackTo(SECOND, EVENT);
        scene.pass(Duration.ofHours(2));

        assertThat(scene.path("back")).endsWith(" ReleaseFailed");
        assertThat(scene.serving()).containsExactly("100 % v3, 4 of 4 healthy");
    }

    private void rollBackTo(String target, String trigger) {
        scene.world().tooling().codePipeline().rollBack("web", ROLLED_BACK, target);
        scene.world().start("release", "back", trigger.formatted(ROLLED_BACK));
    }

    private void release(String name, String execution, String tag) {
        push(execution, tag);
        scene.pass(Duration.ofHours(2));
        scene.world().start("release", name, ACTION.formatted(execution));
        scene.pass(Duration.ofHours(4));
        assertThat(scene.path(name)).as(scene.story()).endsWith(" Released");
    }

    private void push(String execution, String tag) {
        scene.world().tooling().ecr().push("web", execution, scene.stage().digest(tag));
    }

    private long prods() {
        return scene.log.executions().stream()
                .filter(it -> it.startsWith("web-prod-"))
                .count();
    }

    private String lastProd() {
        return scene.log.executions().stream()
                .filter(it -> it.startsWith("web-prod-"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
