package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** A person has a release that stopped go on from where it stopped. */
class RetriedReleaseTest {

    private static final String EXECUTION = "aaaaaaaa-0000-4000-8000-000000000001";
    private static final String RETRY =
            "{\"retry\":\"first\",\"reason\":\"the alarm had another cause\",\"requestedBy\":\"alice\"}";

    private final PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);

    @Test
    void goesOnInProdWhereItWasRolledBackThoughNoEventMayReleaseItThere() {
        rolledBackInProd();
        long inDev = deployments("web-dev-");

        scene.world().start("release", "retry", RETRY);
        scene.pass(Duration.ofHours(2));

        assertThat(scene.path("retry")).as(scene.story()).endsWith(" Released");
        assertThat(deployments("web-dev-")).isEqualTo(inDev);
        assertThat(scene.serving()).containsExactly("100 % v3, 4 of 4 healthy");
        assertThat(scene.locks()).isEmpty();
    }

    @Test
    void isRefusedWhileTheReleaseIsUnderWayAndOnceItHasDeployedEverything() {
        begin();
        scene.pass(Duration.ofMinutes(5));
        scene.world().start("release", "early", RETRY);
        scene.pass(Duration.ofMinutes(2));
        assertThat(scene.path("early")).endsWith(" ReleaseFailed");
        assertThat(scene.mails("on-call"))
                .anySatisfy(it -> assertThat(it.body()).contains("still under way"));

        scene.pass(Duration.ofHours(2));
        assertThat(scene.path("first")).endsWith(" Released");
        scene.world().start("release", "late", RETRY);
        scene.pass(Duration.ofMinutes(2));

        assertThat(scene.path("late")).endsWith(" ReleaseFailed");
        assertThat(scene.mails("on-call"))
                .anySatisfy(it -> assertThat(it.body()).contains("has deployed every environment"));
    }

    @Test
    void ofTwoAtOnceOneIsRefused() {
        rolledBackInProd();
        long before = deployments("web-prod-");

        scene.world().start("release", "retry", RETRY);
        scene.world().start("release", "too", RETRY);
        scene.pass(Duration.ofHours(2));

        assertThat(deployments("web-prod-")).isEqualTo(before + 1);
        assertThat(List.of("retry", "too"))
                .extracting(it -> scene.path(it).replaceFirst(".* ", ""))
                .containsExactlyInAnyOrder("Released", "ReleaseFailed");
    }

    private void rolledBackInProd() {
        begin();
        scene.until(() -> deployments("web-prod-") == 1, Duration.ofHours(1));
        String prod = scene.log.executions().stream()
                .filter(it -> it.startsWith("web-prod-"))
                .findFirst()
                .orElseThrow();
        scene.untilMoved(prod);
        scene.prod().alarm("web-prod-5xx", StateValue.ALARM);
        scene.untilClosed(prod);
        scene.prod().alarm("web-prod-5xx", StateValue.OK);
        scene.pass(Duration.ofMinutes(5));
        assertThat(scene.path("first")).endsWith(" ReleaseFailed");
    }

    private void begin() {
        scene.world().tooling().ecr().push("web", EXECUTION, scene.stage().digest("v3"));
        scene.world().start("release", "first", "{\"pipeline\":\"web\",\"pipelineExecutionId\":\"" + EXECUTION + "\"}");
    }

    private long deployments(String prefix) {
        return scene.log.executions().stream()
                .filter(it -> it.startsWith(prefix))
                .count();
    }
}
