package dev.headgate.release;

import static dev.headgate.testing.ExampleInput.PUSHED_DIGEST;
import static dev.headgate.testing.ExampleInput.event;
import static dev.headgate.testing.ExampleInput.json;
import static dev.headgate.testing.ShelvedImages.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.BuildOrder;
import dev.headgate.config.Configuration;
import dev.headgate.config.Service;
import dev.headgate.release.ReleasePlan.Deploy;
import dev.headgate.release.ReleasePlan.NothingToDeploy;
import dev.headgate.release.ReleasePlan.Wave;
import dev.headgate.testing.Example;
import dev.headgate.testing.ShelvedImages;
import dev.headgate.traffic.codedeploy.DeploymentConfigName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class ReleasePlannerTest {

    private static final String BUILD = "9f2d7c3e-1b8a-4c55-8f0e-6a4f2f6f7d21";
    private static final Execution EXECUTION = new Execution(
            "arn:aws:states:us-east-1:111122223333:execution:headgate-release:r1",
            "r1",
            Instant.parse("2026-03-02T10:15:00Z"));
    private static final Configuration CONFIGURATION = Example.configuration();

    private final ShelvedImages registry =
            new ShelvedImages().push("web", BUILD, digest('b')).push("web", "release-1.4.0", PUSHED_DIGEST);

    private List<Image> history = List.of();

    /** What stages were rolled back to, by the execution that did it. */
    private final Map<String, String> targets = new HashMap<>();

    @Test
    void releasesWhatASucceededPipelineBuilt() {
        Release release = deploy(event("pipeline-succeeded.json")).release();

        assertThat(release)
                .isEqualTo(new Release(
                        "r1",
                        "web",
                        new Image(Example.WEB_URI, digest('b'), Optional.of(BUILD)),
                        false,
                        "Execution " + BUILD + " succeeded",
                        "pipeline web",
                        EXECUTION.startedAt(),
                        EXECUTION.arn(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Instant.parse("2026-03-02T10:08:51.208Z")),
                        Optional.empty(),
                        Optional.of(Origin.PIPELINE),
                        Optional.empty()));
    }

    @Test
    void ordersWavesByNumberAndKeepsEqualOnesSideBySide() {
        List<Wave> waves = deploy(event("pipeline-succeeded.json")).waves();

        assertThat(waves).extracting(Wave::number).containsExactly(1, 2, 3);
        assertThat(waves.get(1).deployments())
                .extracting(it -> it.environment().name())
                .containsExactly("staging", "load");
    }

    @Test
    void namesEachDeploymentAfterServiceEnvironmentAndExecution() {
        String id = deploy(event("pipeline-succeeded.json"))
                .waves()
                .getFirst()
                .deployments()
                .getFirst()
                .deploymentId();

        assertThat(id).isEqualTo("web-dev-1680c655fc1c").matches("[0-9A-Za-z_-]{1,80}");
    }

    @Test
    void comesToTheSamePlanAgainForTheSameExecution() {
        assertThat(plan(event("image-pushed.json"))).isEqualTo(plan(event("image-pushed.json")));
    }

    @Test
    void givesAnotherExecutionOtherDeployments() {
        Execution other = new Execution(EXECUTION.arn() + "2", "r12", EXECUTION.startedAt());
        Deploy again = (Deploy) planner().plan(event("pipeline-succeeded.json"), CONFIGURATION, other);

        assertThat(again.waves().getFirst().deployments().getFirst().deploymentId())
                .startsWith("web-dev-")
                .isNotEqualTo("web-dev-1680c655fc1c");
    }

    @Test
    void fillsInWhatTheDeploymentNeedsToKnow() {
        List<Wave> waves = deploy(event("pipeline-succeeded.json")).waves();

        assertThat(waves.getLast().deployments().getFirst()).satisfies(prod -> {
            assertThat(prod.container()).isEqualTo("web");
            assertThat(prod.port()).isEqualTo(8080);
            assertThat(prod.backendStrategy()).isEqualTo("CodeDeployDefault.ECSCanary10Percent5Minutes");
        });
        assertThat(waves.get(1).deployments().getFirst().backendStrategy())
                .isEqualTo("HeadgateCanary20Percent4Minutes");
    }

    @Test
    void releasesTheSameForThePipelinesActionAsForItsEvent() {
        assertThat(deploy(event("pipeline-action.json")).release().image())
                .isEqualTo(deploy(event("pipeline-succeeded.json")).release().image());
    }

    @Test
    void releasesTheServiceThatAPipelinesActionNames() {
        registry.push("team/worker", BUILD, digest('c'));

        Deploy plan = deploy(json("{'pipeline':'web','pipelineExecutionId':'" + BUILD + "','service':'worker'}"));

        assertThat(plan.release().service()).isEqualTo("worker");
        assertThat(plan.release().image().digest()).isEqualTo(digest('c'));
    }

    @Test
    void releasesThePushedDigestEvenIfTheTagHasMovedSince() {
        registry.push("web", "release-1.4.0", digest('e'));

        assertThat(deploy(event("image-pushed.json")).release().image())
                .isEqualTo(new Image(Example.WEB_URI, PUSHED_DIGEST, Optional.of("release-1.4.0")));
    }

    @Test
    void looksUpAnOperatorsTagOnceAndPinsItsDigest() {
        Image image = deploy(event("operator-release.json")).release().image();

        assertThat(image.reference()).isEqualTo(Example.WEB_URI + "@" + PUSHED_DIGEST);
    }

    @Test
    void deploysToTheNamedEnvironmentsOnlyButInTheirWavesOrder() {
        Deploy plan = deploy(json("{'service':'web','imageTag':'release-1.4.0','environments':['prod','dev','prod']}"));

        assertThat(plan.waves()).extracting(Wave::number).containsExactly(1, 3);
        assertThat(plan.waves())
                .allSatisfy(wave -> assertThat(wave.deployments()).hasSize(1));
    }

    @Test
    void acceptsAnImageByDigestByNameAndByUri() {
        for (String image : List.of(
                PUSHED_DIGEST,
                "web@" + PUSHED_DIGEST,
                "web:release-1.4.0",
                Example.WEB_URI + ":release-1.4.0",
                Example.WEB_URI + ":release-1.4.0@" + PUSHED_DIGEST)) {
            assertThat(deploy(json("{'service':'web','image':'" + image + "'}"))
                            .release()
                            .image()
                            .digest())
                    .as(image)
                    .isEqualTo(PUSHED_DIGEST);
        }
    }

    @Test
    void refusesATagThatHasMovedFromTheDigestNamedWithIt() {
        registry.push("web", "release-1.4.0", digest('e'));

        assertRefused(json("{'service':'web','image':'web:release-1.4.0@" + PUSHED_DIGEST + "'}"))
                .hasMessage("The mutable tag \"release-1.4.0\" of repository \"web\" has moved: it was to be "
                        + PUSHED_DIGEST + " and is " + digest('e')
                        + " now. Name the digest without the tag, or the tag without the digest");
    }

    @Test
    void refusesAnImageThatDoesNotExist() {
        assertRefused(json("{'service':'web','imageTag':'1.5'}"))
                .hasMessage("Repository \"web\" has no image tagged \"1.5\": check that it was pushed,"
                        + " and that no lifecycle policy has deleted it since");
        assertRefused(json("{'service':'web','image':'" + digest('0') + "'}"))
                .hasMessage("Repository \"web\" has no image " + digest('0')
                        + ": check that no lifecycle policy has deleted it since");
    }

    @Test
    void aBuildIsAsOldAsItsCommitWhereTheServiceSaysSoAndTheActionTellsIt() {
        Map<String, Object> told = json("{'pipeline':'web','pipelineExecutionId':'" + BUILD
                + "','startedAt':'2026-03-02T10:00:00Z','commitAt':'2026-03-01T08:00:00Z'}");
        Map<String, Object> untold =
                json("{'pipeline':'web','pipelineExecutionId':'" + BUILD + "','startedAt':'2026-03-02T10:00:00Z'}");
        Service.ReleaseOn byCommit = new Service.ReleaseOn(List.of("web"), List.of(), Optional.of(BuildOrder.COMMIT));
        Configuration ordered = Example.configuration(
                Example.service("web", "web", byCommit, Example.web().environments()));

        assertThat(asOf(told, ordered)).isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
        assertThat(asOf(untold, ordered)).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
        assertThat(asOf(told, CONFIGURATION)).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
    }

    private Instant asOf(Map<String, Object> input, Configuration configuration) {
        return ((Deploy) planner().plan(input, configuration, EXECUTION))
                .release()
                .asOf();
    }

    private static final String ROLLED_BACK = "2004a94e-8b46-4c34-a695-c8d20f1b7e55";
    private static final Map<String, Object> ROLLED_BACK_ACTION =
            json("{'pipeline':'web','pipelineExecutionId':'" + ROLLED_BACK + "','commit':'abc'}");

    /** CodePipeline has no word of it in its event: it is asked. */
    @Test
    void goesBackToWhatTheExecutionHasBuiltThatAStageWasRolledBackTo() {
        targets.put("web/" + ROLLED_BACK, BUILD);

        for (Map<String, Object> input : List.of(event("pipeline-stage-rolled-back.json"), ROLLED_BACK_ACTION)) {
            Release release = deploy(input).release();

            assertThat(release.rollback()).isTrue();
            assertThat(release.goesBackToItsImage()).isTrue();
            assertThat(release.isAutomatic()).isFalse();
            assertThat(release.image().digest()).isEqualTo(digest('b'));
            assertThat(release.reason())
                    .isEqualTo("Execution " + ROLLED_BACK + " rolled a stage back to execution " + BUILD);
            assertThat(release.asOf()).isEqualTo(EXECUTION.startedAt());
        }
    }

    /** It runs with the variables of the execution that it goes back to. */
    @Test
    void isAsNewAsItIsAskedForWhateverTheCommitOfWhatItGoesBackTo() {
        targets.put("web/" + ROLLED_BACK, BUILD);

        assertThat(asOf(
                        json("{'pipeline':'web','pipelineExecutionId':'" + ROLLED_BACK
                                + "','startedAt':'2026-02-01T10:00:00Z','commitAt':'2026-02-01T08:00:00Z'}"),
                        CONFIGURATION))
                .isEqualTo(EXECUTION.startedAt());
    }

    @Test
    void saysSoWhereNobodyKnowsToWhatAStageWasRolledBack() {
        assertThat(plan(event("pipeline-stage-rolled-back.json"))).isInstanceOfSatisfying(NothingToDeploy.class, it -> {
            assertThat(it.toTell()).isTrue();
            assertThat(it.reason()).contains("only rolled a stage back", "\"rollback\": true");
        });
        assertRefused(ROLLED_BACK_ACTION).hasMessageContaining("has no image tagged \"" + ROLLED_BACK);
    }

    @Test
    void refusesToGoBackToABuildWhoseImageIsGone() {
        targets.put("web/" + ROLLED_BACK, BUILD.replace('9', '0'));

        assertRefused(event("pipeline-stage-rolled-back.json"))
                .hasMessageContaining("has no image tagged \"" + BUILD.replace('9', '0'));
    }

    /** Where the stage that was rolled back is the one that builds. */
    @Test
    void releasesWhatAStageThatWasRolledBackHasBuiltAnew() {
        targets.put("web/" + BUILD, ROLLED_BACK);

        assertThat(deploy(event("pipeline-action.json")).release().rollback()).isFalse();
        registry.push("web", ROLLED_BACK, digest('c'));
        Release release = deploy(event("pipeline-stage-rolled-back.json")).release();
        assertThat(release.image().digest()).isEqualTo(digest('c'));
        assertThat(release.rollback()).isFalse();
        assertThat(release.isAutomatic()).isFalse();
    }

    @Test
    void tellsWhatThePipelineShouldHavePushed() {
        assertRefused(json("{'pipeline':'web','pipelineExecutionId':'" + BUILD.replace('9', '0') + "'}"))
                .hasMessage("Repository \"web\" has no image tagged \"" + BUILD.replace('9', '0')
                        + "\", which that execution of pipeline \"web\" should have pushed: check that its build tags the"
                        + " image with the pipeline's execution id (#{codepipeline.PipelineExecutionId})");
    }

    @Test
    void hasNothingToDeployForWhatStartsNoRelease() {
        assertThat(plan(event("pipeline-failed.json"))).isInstanceOf(NothingToDeploy.class);
    }

    @Test
    void hasNothingToDeployForPipelinesAndTagsOfNoService() {
        assertThat(planner().plan(new Trigger.PipelineSucceeded("other", BUILD, "e1"), CONFIGURATION, EXECUTION))
                .isEqualTo(new NothingToDeploy("No service is released on pipeline \"other\""));
        assertThat(planner().plan(push("nightly"), CONFIGURATION, EXECUTION))
                .isEqualTo(new NothingToDeploy("No service is released on a push of \"web:nightly\""));
    }

    @Test
    void hasNothingToDeployForAPipelineThatBuiltNothingAndSaysSo() {
        String other = "00000000-1b8a-4c55-8f0e-6a4f2f6f7d21";

        assertThat(planner().plan(new Trigger.PipelineSucceeded("web", other, "e1"), CONFIGURATION, EXECUTION))
                .isInstanceOfSatisfying(NothingToDeploy.class, nothing -> {
                    assertThat(nothing.toTell()).isTrue();
                    assertThat(nothing.reason())
                            .contains("succeeded and pushed no image of web", "#{codepipeline.PipelineExecutionId}");
                });
    }

    @Test
    void anOverrideIsKeptOnTheReleaseAndOnALoneDeployment() {
        Map<String, Object> release =
                json("{'service':'web','imageTag':'release-1.4.0','override':{'reason':'it is the cure'}}");
        Map<String, Object> alone = json(
                "{'service':'web','environment':'dev','imageTag':'release-1.4.0','override':{'reason':'it is the cure'}}");

        assertThat(deploy(release).release().override()).contains(new Overruling("it is the cure"));
        assertThat(planner()
                        .planAlone(alone, CONFIGURATION, EXECUTION)
                        .release()
                        .override())
                .contains(new Overruling("it is the cure"));
        assertThat(deploy(event("pipeline-succeeded.json")).release().override())
                .isEmpty();
    }

    @Test
    void matchesTagsByTheirPatternsStarsOnly() {
        assertThat(planner().plan(push("v2.final"), CONFIGURATION, EXECUTION)).isInstanceOf(Deploy.class);
        assertThat(planner().plan(push("release-"), CONFIGURATION, EXECUTION)).isInstanceOf(Deploy.class);
        assertThat(planner().plan(push("v2-final"), CONFIGURATION, EXECUTION)).isInstanceOf(NothingToDeploy.class);
        assertThat(planner().plan(push("a-release-1"), CONFIGURATION, EXECUTION))
                .isInstanceOf(NothingToDeploy.class);
    }

    @Test
    void failsAPipelinesActionThatFindsNoService() {
        assertRefused(json("{'pipeline':'other','pipelineExecutionId':'" + BUILD + "'}"))
                .hasMessage(
                        "No service is released on pipeline \"other\": name it by \"service\" in the action's input,"
                                + " or put the pipeline into the service's releaseOn.pipelines");
    }

    @Test
    void refusesToPickOneOfSeveralServices() {
        Service twin = Example.service(
                "twin", "twin", Example.web().releaseOn(), Example.web().environments());
        Configuration twins = Example.configuration(Example.web(), twin);

        assertThatThrownBy(() -> planner().plan(event("pipeline-succeeded.json"), twins, EXECUTION))
                .isInstanceOf(InvalidReleaseException.class)
                .hasMessageStartingWith("By headgate.yaml, pipeline \"web\" starts releases of web, twin,"
                        + " but one execution releases one service");
    }

    @Test
    void rollsBackToTheLastImageThatDiffersFromTheDeployedOne() {
        registry.push("web", "old", digest('1')).push("web", "older", digest('2'));
        history = List.of(image('b'), image('b'), image('1'), image('2'));

        Deploy plan = deploy(event("operator-rollback.json"));

        assertThat(plan.release().image().digest()).isEqualTo(digest('1'));
        assertThat(plan.release().rollback()).isTrue();
        assertThat(plan.waves())
                .singleElement()
                .satisfies(wave -> assertThat(wave.deployments())
                        .singleElement()
                        .satisfies(it -> assertThat(it.environment().name()).isEqualTo("prod")));
    }

    @Test
    void refusesARollbackToNowhere() {
        assertRefused(event("operator-rollback.json"))
                .hasMessage(
                        "There is nothing to roll back to: no deployment of web in prod has ended DEPLOYED yet. To end"
                                + " one that is under way, stop its execution");
    }

    /** It may differ in its variables only, or be ended in the bake: its turn tells. */
    @Test
    void leavesItToTheTurnOfARollbackWhatItBringsBack() {
        history = List.of(image('b'), image('b'));
        assertThat(deploy(event("operator-rollback.json")).release().image().digest())
                .isEqualTo(digest('b'));

        history = List.of(image('b'), image('1'));
        assertThat(deploy(event("operator-rollback.json")).release().image().digest())
                .isEqualTo(digest('1'));
    }

    @Test
    void namesADeploymentThatIsStartedAloneAfterItsExecution() {
        DeploymentPlan plan = planner().planAlone(event("operator-deployment.json"), CONFIGURATION, EXECUTION);

        assertThat(plan.deploymentId()).isEqualTo("r1");
        assertThat(plan.lockName()).isEqualTo("web/dev");
        assertThat(plan.release().id()).isEqualTo("r1");
        assertThat(plan.release().requestedBy()).isEqualTo("alice");
        assertThat(plan.backendStrategy()).isEqualTo("CodeDeployDefault.ECSAllAtOnce");
    }

    @Test
    void rollsBackAlone() {
        history = List.of(image('1'), image('b'));

        DeploymentPlan plan = planner().planAlone(event("operator-rollback.json"), CONFIGURATION, EXECUTION);

        assertThat(plan.release().rollback()).isTrue();
        assertThat(plan.release().image().digest()).isEqualTo(digest('b'));
        assertThat(plan.environment().name()).isEqualTo("prod");
    }

    @Test
    void refusesADeploymentAloneThatNamesNoOrAnUnknownEnvironment() {
        assertThatThrownBy(() -> planner()
                        .planAlone(
                                json("{'service':'web','environments':['dev'],'imageTag':'1'}"),
                                CONFIGURATION,
                                EXECUTION))
                .isInstanceOf(InvalidReleaseException.class)
                .hasMessage("The input has 2 faults:"
                        + " (1) \"environment\" is missing: name the environment to deploy to;"
                        + " (2) \"environments\" has no place in a deployment: did you mean \"environment\"?");
        assertThatThrownBy(() -> planner()
                        .planAlone(
                                json("{'service':'web','environment':'pord','imageTag':'1'}"),
                                CONFIGURATION,
                                EXECUTION))
                .hasMessageStartingWith(
                        "\"environment\" names \"pord\", where web does not run: did you mean \"prod\"?");
    }

    private ReleasePlanner planner() {
        return new ReleasePlanner(
                registry,
                (service, environment) -> history,
                DeploymentConfigName::of,
                (pipeline, execution) -> Optional.ofNullable(targets.get(pipeline + "/" + execution)));
    }

    private ReleasePlan plan(Map<String, Object> input) {
        return planner().plan(input, CONFIGURATION, EXECUTION);
    }

    private Deploy deploy(Map<String, Object> input) {
        return (Deploy) plan(input);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Map<String, Object> input) {
        return assertThatThrownBy(() -> plan(input)).isInstanceOf(InvalidReleaseException.class);
    }

    private static Trigger push(String tag) {
        return new Trigger.ImagePushed("web", tag, PUSHED_DIGEST, "e1");
    }

    private static Image image(char digit) {
        return new Image(Example.WEB_URI, digest(digit), Optional.empty());
    }
}
