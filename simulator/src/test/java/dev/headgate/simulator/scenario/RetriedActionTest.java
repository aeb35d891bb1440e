package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** A stage is retried while the release that its action started goes on. */
class RetriedActionTest {

    private static final String EXECUTION = "0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11";
    private static final String DATED = "{\"pipeline\":\"web\",\"pipelineExecutionId\":\"" + EXECUTION
            + "\",\"service\":\"web\",\"startedAt\":\"2026-03-02T08:50:00Z\"}";
    private static final String ACTION =
            "{\"pipeline\":\"web\",\"pipelineExecutionId\":\"" + EXECUTION + "\",\"service\":\"web\"}";

    @Test
    void isNotGreenBeforeTheReleaseIs() {
        PromiseScene scene = retried(stage -> {});
        scene.pass(Duration.ofMinutes(3));
        assertThat(scene.path("retry")).doesNotEndWith(" Released").doesNotEndWith(" NothingToDeploy");

        scene.pass(Duration.ofHours(3));

        assertThat(scene.path("first")).endsWith(" Released");
        assertThat(scene.path("retry")).endsWith(" Released");
        assertThat(scene.log.executions())
                .filteredOn(it -> it.startsWith("web-prod-"))
                .hasSize(1);
    }

    @Test
    void failsAsTheReleaseDoes() {
        PromiseScene scene = retried(stage -> stage.whenGreenHas(
                100,
                "prod",
                "make green sick",
                () -> stage.place("prod").account().makeImageSick(stage.newDigest())));
        scene.pass(Duration.ofHours(3));

        assertThat(scene.path("first")).endsWith(" ReleaseFailed");
        assertThat(scene.path("retry")).endsWith(" ReleaseFailed");
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");
    }

    /** The first release is green for its pipeline, as nothing is wrong: so is the retry. */
    @Test
    void isSupersededAsTheReleaseIs() {
        PromiseScene scene = begun();
        scene.until(() -> isQueued(scene), Duration.ofHours(1));
        scene.world().start("release", "retry", DATED);
        scene.pass(Duration.ofMinutes(1));
        scene.deploy("newer", "v4");
        scene.pass(Duration.ofHours(4));

        assertThat(scene.path("first")).endsWith(" Superseded");
        assertThat(scene.path("retry")).as(scene.story()).endsWith(" Superseded");
    }

    /** Its code is older than what is deployed by now, however often somebody retries it. */
    @Test
    void afterItWasSupersededARetryIsSupersededAgain() {
        PromiseScene scene = begun();
        scene.until(() -> isQueued(scene), Duration.ofHours(1));
        scene.deploy("newer", "v4");
        scene.pass(Duration.ofHours(4));
        assertThat(scene.path("first")).endsWith(" Superseded");

        scene.world().start("release", "retry", DATED);
        scene.pass(Duration.ofHours(2));

        assertThat(scene.path("retry")).as(scene.story()).endsWith(" Superseded");
        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
    }

    @Test
    void twoRetriesAtOnceStartOneReleaseAndBothEndAsItDoes() {
        PromiseScene scene = retried(stage -> {});
        scene.until(() -> deployments(scene) == 1, Duration.ofHours(1)).untilMoved(prod(scene));
        scene.prod().alarm("web-prod-5xx", StateValue.ALARM);
        scene.pass(Duration.ofHours(1));
        scene.prod().alarm("web-prod-5xx", StateValue.OK);
        assertThat(scene.path("first")).endsWith(" ReleaseFailed");
        long before = deployments(scene);

        scene.world().start("release", "again", ACTION);
        scene.world().start("release", "again-too", ACTION);
        scene.pass(Duration.ofHours(3));

        assertThat(deployments(scene)).isEqualTo(before + 1);
        assertThat(scene.path("again")).endsWith(" ReleaseFailed");
        assertThat(scene.path("again-too")).endsWith(" ReleaseFailed");
        assertThat(scene.locks()).isEmpty();
    }

    /** What needs a human holds the environment until somebody has settled it: here as rolled back, for harm. */
    @Test
    void whereTheReleaseNeedsAHumanARetryStartsAnotherThatWaitsUntilThatIsSettledAndIsHeld() {
        PromiseScene scene = retried(stage -> stage.whenGreenHas(100, "prod", "make both sick", () -> {
            stage.place("prod").account().makeImageSick(stage.newDigest());
            stage.place("prod").account().makeImageSick(stage.currentDigest());
        }));
        scene.pass(Duration.ofHours(6));
        scene.prod().cureImage(scene.stage().newDigest());
        scene.prod().cureImage(scene.stage().currentDigest());
        String lost = prod(scene);
        assertThat(scene.end(lost)).startsWith("NEEDS_HUMAN");
        assertThat(scene.path("retry")).endsWith(" ReleaseFailed");

        scene.world().start("release", "again", ACTION);
        scene.until(() -> isQueued(scene), Duration.ofHours(1)).pass(Duration.ofHours(2));
        assertThat(scene.locks()).containsExactly(lost);

        scene.start(
                "settled",
                "{\"settle\":\"" + lost
                        + "\",\"serving\":\"as it is\",\"reason\":\"cured by hand\",\"requestedBy\":\"carol\"}");
        scene.pass(Duration.ofHours(3));

        assertThat(scene.end(lost)).startsWith("ROLLED_BACK: settled as it is by carol");
        assertThat(scene.path("again")).as(scene.story()).endsWith(" ReleaseFailed");
        assertThat(scene.mails("team"))
                .anySatisfy(it -> assertThat(it.body()).contains("was rolled back here by deployment " + lost));
        assertThat(scene.locks()).isEmpty();
    }

    /** It waits for its turn in prod, where another deployment is at work. */
    private static PromiseScene begun() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
        scene.deploy("at-work", "v2").pass(Duration.ofSeconds(10));
        scene.world().tooling().ecr().push("web", EXECUTION, scene.stage().digest("v3"));
        scene.world().start("release", "first", DATED);
        return scene;
    }

    private static boolean isQueued(PromiseScene scene) {
        return scene.log.executions().stream()
                .filter(it -> it.startsWith("web-prod-"))
                .anyMatch(it -> scene.path(it).contains("WaitForTurn"));
    }

    private static String prod(PromiseScene scene) {
        return scene.log.executions().stream()
                .filter(it -> it.startsWith("web-prod-"))
                .findFirst()
                .orElseThrow();
    }

    private static long deployments(PromiseScene scene) {
        return scene.log.executions().stream()
                .filter(it -> it.startsWith("web-prod-"))
                .count();
    }

    private static PromiseScene retried(Consumer<Stage> conditions) {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE, conditions);
        scene.world().tooling().ecr().push("web", EXECUTION, scene.stage().digest("v3"));
        scene.world().start("release", "first", ACTION);
        scene.pass(Duration.ofMinutes(5));
        scene.world().start("release", "retry", ACTION);
        return scene;
    }
}
