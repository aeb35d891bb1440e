package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore.BuiltRequest;
import dev.headgate.deployment.DeploymentStore.KeptRelease;
import dev.headgate.deployment.Outcome;
import dev.headgate.handler.PlanReleaseHandler.Input;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.InvalidReleaseException;
import dev.headgate.release.Release;
import dev.headgate.release.ReleasePlan;
import dev.headgate.release.ReleasePlanner;
import dev.headgate.testing.Example;
import dev.headgate.testing.Scene;
import dev.headgate.testing.ShelvedImages;
import dev.headgate.traffic.codedeploy.DeploymentConfigName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanReleaseHandlerTest {

    private static final String PIPELINE_EXECUTION = "9f2d7c3e-1b8a-4c55-8f0e-6a4f2f6f7d21";
    private static final Map<String, Object> ACTION =
            Map.of("pipeline", "web", "pipelineExecutionId", PIPELINE_EXECUTION);
    private static final Instant STARTED = Instant.parse("2026-03-02T08:00:00Z");
    private static final Map<String, Object> EVENT = event(PIPELINE_EXECUTION);
    private static final Map<String, Object> REQUEST = Map.of("service", "web", "imageTag", PIPELINE_EXECUTION);

    private final Scene scene = new Scene();
    private final PlanReleaseHandler handler =
            new PlanReleaseHandler(planner(), Example::configuration, scene.store, scene.mailbox::add);

    private static ReleasePlanner planner() {
        return new ReleasePlanner(
                new ShelvedImages().push("web", PIPELINE_EXECUTION, Scene.IMAGE.digest()),
                (service, environment) -> List.of(),
                DeploymentConfigName::of);
    }

    @Test
    void plansTheWavesAndTells() {
        ReleasePlan.Deploy plan = (ReleasePlan.Deploy) plan(ACTION, "r-1");

        assertThat(plan.release().id()).isEqualTo("r-1");
        assertThat(plan.waves()).extracting(ReleasePlan.Wave::number).containsExactly(1, 2, 3);
        assertThat(scene.told()).containsExactly("PLANNED");
    }

    @Test
    void keepsThePlanOfEachDeploymentForTheExecutionThatOpensIt() {
        ReleasePlan.Deploy plan = (ReleasePlan.Deploy) plan(ACTION, "r-1");

        assertThat(plan.waves())
                .flatExtracting(ReleasePlan.Wave::deployments)
                .hasSize(4)
                .allSatisfy(
                        it -> assertThat(scene.store.plan(it.deploymentId())).contains(it));
    }

    @Test
    void aSecondRunComesToTheSamePlan() {
        assertThat(plan(ACTION, "r-1")).isEqualTo(plan(ACTION, "r-1"));
    }

    @Test
    void actsOnceOnAPipelineExecutionHoweverOftenItIsToldOfIt() {
        plan(EVENT, "r-1");

        assertThat(plan(EVENT, "r-2"))
                .isEqualTo(new ReleasePlan.NothingToDeploy(
                        "another execution has acted on web/pipeline/web/" + PIPELINE_EXECUTION + " already"));
        assertThat(scene.told()).containsExactly("PLANNED");
    }

    @Test
    void anEventThatComesTwiceDoesNothingEvenAfterARejection() {
        plan(EVENT, "r-1");
        scene.store.giveUpTrigger("r-1");

        assertThat(plan(EVENT, "r-2")).isInstanceOf(ReleasePlan.NothingToDeploy.class);
        assertThat(plan(EVENT, "r-1")).isInstanceOf(ReleasePlan.Deploy.class);
    }

    @Test
    void aRetriedActionStartsAnotherReleaseAfterAFailedOneAndALateEventDoesNot() {
        plan(ACTION, "r-1");
        scene.store.giveUpTrigger("r-1");

        assertThat(plan(EVENT, "r-2")).isInstanceOf(ReleasePlan.NothingToDeploy.class);
        assertThat(plan(ACTION, "r-3")).isInstanceOf(ReleasePlan.Deploy.class);
    }

    @Test
    void olderCodeDoesNotFollowNewerCode() {
        deployed("newer", STARTED.plusSeconds(60));

        ReleasePlan plan = plan(EVENT, "r-1");

        assertThat(plan)
                .isInstanceOfSatisfying(
                        ReleasePlan.NothingToDeploy.class,
                        it -> assertThat(it.reason())
                                .contains("dev has had newer code, as of 2026-03-02T08:01:00Z", "deployment newer"));
        assertThat(scene.told()).containsExactly("NOTHING_TO_DEPLOY");
    }

    @Test
    void newerCodeFollowsOlderCode() {
        deployed("older", STARTED.minusSeconds(60));

        assertThat(plan(EVENT, "r-1")).isInstanceOf(ReleasePlan.Deploy.class);
    }

    @Test
    void aPersonMayReleaseOlderCode() {
        deployed("newer", STARTED.plusSeconds(60));

        assertThat(plan(REQUEST, "r-1")).isInstanceOf(ReleasePlan.Deploy.class);
    }

    @Test
    void anActionIsAsOldAsItsPipelinesExecution() {
        scene.store.noteBeginning("web", PIPELINE_EXECUTION, STARTED, Instant.MAX);

        assertThat(((ReleasePlan.Deploy) plan(ACTION, "r-1")).release().asOf()).isEqualTo(STARTED);
    }

    @Test
    void anActionWhoseAgeIsUnknownDoesNotFollowAnotherBuildThatCameShortlyBefore() {
        scene.store.noteRequest(
                new BuiltRequest("web", "web/pipeline/web/another", Scene.NINE.minusSeconds(180)), Duration.ZERO);

        assertThatThrownBy(() -> plan(ACTION, "r-1"))
                .isInstanceOf(InvalidReleaseException.class)
                .hasMessageContaining("It cannot be known whether execution " + PIPELINE_EXECUTION)
                .hasMessageContaining("newer code than web/pipeline/web/another")
                .hasMessageContaining("retry the action from 2026-03-02T09:57:00Z on, or start a release of its image");
        scene.store.noteBeginning("web", PIPELINE_EXECUTION, STARTED, Instant.MAX);
        scene.store.giveUpTrigger("r-1");
        assertThat(plan(ACTION, "r-2")).isInstanceOf(ReleasePlan.Deploy.class);
    }

    @Test
    void anActionWhoseAgeIsUnknownIsReleasedWhereNoOtherBuildIsNear() {
        scene.store.noteRequest(
                new BuiltRequest("web", "web/pipeline/web/another", Scene.NINE.minusSeconds(3601)), Duration.ZERO);
        scene.store.noteRequest(
                new BuiltRequest("other", "other/pipeline/web/another", Scene.NINE.minusSeconds(1)), Duration.ZERO);

        assertThat(plan(ACTION, "r-1")).isInstanceOf(ReleasePlan.Deploy.class);
        assertThat(plan(ACTION, "r-1")).isInstanceOf(ReleasePlan.Deploy.class);
    }

    @Test
    void saysSoWhenAPipelineBuiltNothing() {
        Map<String, Object> builtNothing = event("00000000-1b8a-4c55-8f0e-6a4f2f6f7d21");

        assertThat(plan(builtNothing, "r-1")).isInstanceOf(ReleasePlan.NothingToDeploy.class);
        assertThat(scene.told()).containsExactly("NOTHING_TO_DEPLOY");
    }

    /** To dev, with code as of then. */
    private void deployed(String id, Instant codeAt) {
        Release release = Scene.release(false);
        Release asOf = new Release(
                release.id(),
                release.service(),
                release.image(),
                false,
                release.reason(),
                release.requestedBy(),
                release.requestedAt(),
                release.executionArn(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(codeAt),
                Optional.empty());
        Deployment opened = scene.opened(Scene.plan(id, asOf, "dev"));
        scene.store.close(opened.closed(new Closing(Outcome.DEPLOYED, "green passed its bake", "green", Scene.NINE)));
    }

    private static Map<String, Object> event(String execution) {
        return Map.of(
                "source",
                "aws.codepipeline",
                "detail-type",
                "CodePipeline Pipeline Execution State Change",
                "id",
                "e-1",
                "detail",
                Map.of(
                        "pipeline",
                        "web",
                        "execution-id",
                        execution,
                        "state",
                        "SUCCEEDED",
                        "start-time",
                        STARTED.toString()));
    }

    @Test
    void aRetriedActionFollowsTheReleaseThatIsUnderWay() {
        ReleasePlan.Deploy first = (ReleasePlan.Deploy) plan(ACTION, "r-1");

        assertThat(plan(ACTION, "r-2"))
                .isEqualTo(new ReleasePlan.Follow(
                        "r-1",
                        first.waves().stream()
                                .map(wave -> wave.deployments().stream()
                                        .map(DeploymentPlan::deploymentId)
                                        .toList())
                                .toList(),
                        5));
        assertThat(scene.told()).containsExactly("PLANNED");
    }

    /** Their deployments' ids follow from the release's execution, and their environments from its own configuration. */
    @Test
    void aRetriedActionFollowsWhatTheReleaseHasPlannedWhateverIsConfiguredSince() {
        plan(ACTION, "r-1");
        KeptRelease smaller =
                new KeptRelease(scene.store.release("r-1").orElseThrow().release(), List.of(List.of("web-dev-1")));
        scene.store.keepRelease(smaller, Instant.MAX);

        assertThat(plan(ACTION, "r-2")).isEqualTo(new ReleasePlan.Follow("r-1", List.of(List.of("web-dev-1")), 5));
    }

    @Test
    void ofTwoRetriedActionsAtOnceOneStartsAReleaseAndTheOtherFollowsIt() {
        plan(ACTION, "r-1");
        scene.store.giveUpTrigger("r-1");

        assertThat(plan(ACTION, "r-2")).isInstanceOf(ReleasePlan.Deploy.class);
        assertThat(plan(ACTION, "r-3"))
                .isInstanceOfSatisfying(
                        ReleasePlan.Follow.class,
                        it -> assertThat(it.releaseId()).isEqualTo("r-2"));
    }

    @Test
    void saysWhatAReleaseCameFrom() {
        assertThat(((ReleasePlan.Deploy) plan(ACTION, "r-1")).release().isAutomatic())
                .isTrue();
        assertThat(((ReleasePlan.Deploy) plan(REQUEST, "r-2")).release().isAutomatic())
                .isFalse();
    }

    @Test
    void everyRequestOfAPersonCounts() {
        assertThat(plan(REQUEST, "r-1")).isInstanceOf(ReleasePlan.Deploy.class);
        assertThat(plan(REQUEST, "r-2")).isInstanceOf(ReleasePlan.Deploy.class);
    }

    @Test
    void staysSilentOnEventsThatStartNoRelease() {
        Map<String, Object> failed = Map.of(
                "source",
                "aws.codepipeline",
                "detail-type",
                "CodePipeline Pipeline Execution State Change",
                "id",
                "e-1",
                "detail",
                Map.of("pipeline", "web", "execution-id", PIPELINE_EXECUTION, "state", "FAILED"));

        assertThat(plan(failed, "r-1")).isInstanceOf(ReleasePlan.NothingToDeploy.class);
        assertThat(scene.mailbox).isEmpty();
    }

    @Test
    void refusesWhatCannotBeWithTheFault() {
        assertThatThrownBy(() -> plan(Map.of("service", "webb", "imageTag", "v1"), "r-1"))
                .isInstanceOf(InvalidReleaseException.class)
                .hasMessageContaining("webb");
        assertThat(scene.mailbox).isEmpty();
    }

    private ReleasePlan plan(Map<String, Object> input, String execution) {
        return handler.handle(new Input(input, Scene.execution(execution)));
    }
}
