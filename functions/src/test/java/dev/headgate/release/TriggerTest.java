package dev.headgate.release;

import static dev.headgate.testing.ExampleInput.PUSHED_DIGEST;
import static dev.headgate.testing.ExampleInput.event;
import static dev.headgate.testing.ExampleInput.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.json.Json;
import dev.headgate.testing.Example;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TriggerTest {

    private static final String EXECUTION_ID = "9f2d7c3e-1b8a-4c55-8f0e-6a4f2f6f7d21";

    /** What an input transformer makes of an event that it does not fit. */
    @Test
    void refusesAnEventWithoutDetailInWords() {
        for (String detail : List.of("null", "{}", "{\"pipeline\":null}")) {
            assertThatThrownBy(() -> Trigger.parse(Json.object(
                            Json.tree("{\"source\":\"aws.codepipeline\",\"detail-type\":"
                                    + "\"CodePipeline Pipeline Execution State Change\",\"detail\":" + detail + "}"),
                            "$")))
                    .isInstanceOf(InvalidReleaseException.class)
                    .hasMessageStartingWith("The event has no text \"pipeline\"");
        }
    }

    @Test
    void recognisesASucceededPipeline() {
        assertThat(Trigger.parse(event("pipeline-succeeded.json")))
                .isEqualTo(new Trigger.PipelineSucceeded(
                        "web",
                        EXECUTION_ID,
                        "b136c6b0-3a47-4d5f-9a6e-0f3a6a1f4a10",
                        Optional.of(Instant.parse("2026-03-02T10:08:51.208Z")),
                        Optional.of(Instant.parse("2026-03-02T10:14:07Z"))));
    }

    @Test
    void tellsAPipelineThatOnlyRolledAStageBackFromOneThatHasBuilt() {
        for (String type : List.of("ManualRollback", "AutomatedRollback")) {
            Trigger trigger = Trigger.parse(json("{'source':'aws.codepipeline','id':'e-1',"
                    + "'detail-type':'CodePipeline Pipeline Execution State Change','detail':{'pipeline':'web',"
                    + "'execution-id':'" + EXECUTION_ID + "','state':'SUCCEEDED','version':3.0,"
                    + "'execution-trigger':{'trigger-type':'" + type
                    + "','trigger-detail':'arn:aws:iam::1:user/x'}}}"));

            assertThat(trigger).isEqualTo(new Trigger.StageRolledBack("web", EXECUTION_ID, "e-1"));
        }
        assertThat(Trigger.parse(event("pipeline-stage-rolled-back.json")).triggerId("web"))
                .hasValue("web/pipeline/web/2004a94e-8b46-4c34-a695-c8d20f1b7e55");
    }

    @Test
    void goesByTheOrderOfReleasesWhereAnEventTellsNoTime() {
        assertThat(Trigger.parse(json("{'source':'aws.codepipeline','id':'e-1',"
                        + "'detail-type':'CodePipeline Pipeline Execution State Change','detail':{'pipeline':'web',"
                        + "'execution-id':'" + EXECUTION_ID + "','state':'SUCCEEDED','start-time':'yesterday'}}")))
                .isEqualTo(new Trigger.PipelineSucceeded("web", EXECUTION_ID, "e-1"));
    }

    @Test
    void anExecutionsBeginningIsTakenFromItselfThenFromWhatWasNotedThenFromItsEnd() {
        Instant said = Instant.parse("2026-03-02T10:00:00Z");
        Instant noted = said.plusSeconds(1);
        Instant ended = said.plusSeconds(300);

        assertThat(beganAt(new Trigger.PipelineAction("web", EXECUTION_ID, Optional.empty()), Optional.of(noted)))
                .contains(noted);
        assertThat(beganAt(new Trigger.PipelineAction("web", EXECUTION_ID, Optional.empty()), Optional.empty()))
                .isEmpty();
        assertThat(beganAt(succeeded(Optional.of(said), ended), Optional.of(noted)))
                .contains(said);
        assertThat(beganAt(succeeded(Optional.empty(), ended), Optional.of(noted)))
                .contains(noted);
        assertThat(beganAt(succeeded(Optional.empty(), ended), Optional.empty()))
                .contains(ended);
    }

    private static Trigger succeeded(Optional<Instant> startedAt, Instant at) {
        return new Trigger.PipelineSucceeded("web", EXECUTION_ID, "e-1", startedAt, Optional.of(at));
    }

    private static Optional<Instant> beganAt(Trigger trigger, Optional<Instant> noted) {
        Trigger dated = trigger.dated(
                (pipeline, execution) -> noted.filter(it -> pipeline.equals("web") && execution.equals(EXECUTION_ID)));
        if (dated instanceof Trigger.PipelineAction action) {
            return action.startedAt();
        }
        return dated instanceof Trigger.PipelineSucceeded event ? event.startedAt() : Optional.empty();
    }

    @Test
    void severalTagsOfOneImageAreOneRelease() {
        Optional<String> latest =
                Trigger.parse(pushWith("image-tag", "release-latest")).triggerId("web");

        assertThat(latest).isPresent();
        assertThat(Trigger.parse(pushWith("image-tag", "release-1.4.0")).triggerId("web"))
                .isEqualTo(latest);
        assertThat(Trigger.parse(pushWith("image-digest", "sha256:" + "0".repeat(64)))
                        .triggerId("web"))
                .isNotEqualTo(latest);
    }

    @Test
    void takesFromAPipelinesActionWhenItBegan() {
        assertThat(Trigger.parse(json("{'pipeline':'web','pipelineExecutionId':'" + EXECUTION_ID
                        + "','startedAt':'2026-03-02T10:00:00Z'}")))
                .isEqualTo(new Trigger.PipelineAction(
                        "web",
                        EXECUTION_ID,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Instant.parse("2026-03-02T10:00:00Z")),
                        Optional.empty()));
    }

    @Test
    void takesFromAPipelinesActionWhenItsCommitWasMade() {
        assertThat(Trigger.parse(json("{'pipeline':'web','pipelineExecutionId':'" + EXECUTION_ID
                        + "','commitAt':'2026-03-02T10:00:00Z'}")))
                .isInstanceOfSatisfying(
                        Trigger.PipelineAction.class,
                        it -> assertThat(it.commitAt()).contains(Instant.parse("2026-03-02T10:00:00Z")));
        assertThatThrownBy(() -> Trigger.parse(
                        json("{'pipeline':'web','pipelineExecutionId':'" + EXECUTION_ID + "','commitAt':'Monday'}")))
                .hasMessageContaining("\"commitAt\" must be a point in time");
    }

    @Test
    void anOperatorMayOverrideWithAReason() {
        assertThat(Trigger.parse(json("{'service':'web','imageTag':'1','override':{'reason':'it is the cure'}}")))
                .isInstanceOfSatisfying(
                        Trigger.OperatorRequest.class,
                        it -> assertThat(it.override()).contains(new Overruling("it is the cure")));
    }

    @Test
    void noEventAndNoPipelineOverrides() {
        assertThatThrownBy(() -> Trigger.parse(json("{'pipeline':'web','pipelineExecutionId':'" + EXECUTION_ID
                        + "','override':{'reason':'hurry'}}")))
                .hasMessageContaining("\"override\" has no place in a pipeline's action");
        assertThat(Trigger.parse(json("{'source':'aws.codepipeline','id':'e-1','override':{'reason':'hurry'},"
                        + "'detail-type':'CodePipeline Pipeline Execution State Change','detail':{'pipeline':'web',"
                        + "'override':{'reason':'hurry'},'execution-id':'" + EXECUTION_ID + "','state':'SUCCEEDED'}}")))
                .isEqualTo(new Trigger.PipelineSucceeded("web", EXECUTION_ID, "e-1"));
    }

    @Test
    void leavesAFailedPipelineAlone() {
        assertThat(Trigger.parse(event("pipeline-failed.json")))
                .isEqualTo(new Trigger.NotForUs("Execution 41c0e7aa-52d9-4f0f-a3a5-2f9a0a5b9c66 of pipeline \"web\""
                        + " is FAILED: only SUCCEEDED starts a release"));
    }

    @Test
    void recognisesAPushedImage() {
        assertThat(Trigger.parse(event("image-pushed.json")))
                .isEqualTo(new Trigger.ImagePushed(
                        "web",
                        "release-1.4.0",
                        PUSHED_DIGEST,
                        "13cde686-328b-6117-af20-0e5566167482",
                        Optional.of(Instant.parse("2026-03-02T10:12:34Z"))));
    }

    @Test
    void leavesAFailedOrOtherImageActionAlone() {
        assertThat(Trigger.parse(pushWith("action-type", "DELETE")))
                .isEqualTo(new Trigger.NotForUs("DELETE with result SUCCESS in repository \"web\":"
                        + " only a PUSH with SUCCESS starts a release"));
        assertThat(Trigger.parse(pushWith("result", "FAILURE"))).isInstanceOf(Trigger.NotForUs.class);
    }

    @Test
    void leavesAnUntaggedPushAlone() {
        assertThat(Trigger.parse(push(detail -> detail.remove("image-tag"))))
                .isEqualTo(new Trigger.NotForUs("The image pushed to repository \"web\" has no tag"));
        assertThat(Trigger.parse(pushWith("image-tag", ""))).isInstanceOf(Trigger.NotForUs.class);
    }

    @Test
    void leavesASignatureOfAnImageAlone() {
        String tag = PUSHED_DIGEST.replace(':', '-') + ".sig";

        assertThat(Trigger.parse(pushWith("image-tag", tag))).isInstanceOf(Trigger.NotForUs.class);
    }

    @Test
    void leavesAnyOtherEventAlone() {
        assertThat(Trigger.parse(json("{'source':'aws.ecs','detail-type':'ECS Task State Change','detail':{}}")))
                .isEqualTo(new Trigger.NotForUs("The event \"ECS Task State Change\" of aws.ecs starts no release"));
        assertThat(Trigger.parse(json("{'source':'my.app','detail-type':'ECR Image Action','detail':{}}")))
                .isInstanceOf(Trigger.NotForUs.class);
    }

    @Test
    void refusesAnEventThatLacksWhatMatters() {
        assertThatThrownBy(() -> Trigger.parse(json("{'source':'aws.ecr','detail-type':'ECR Image Action'}")))
                .isInstanceOf(InvalidReleaseException.class)
                .hasMessage("The event has no text \"repository-name\": check that the rule passes the whole event on,"
                        + " with no input transformer");
    }

    @Test
    void recognisesAPipelinesAction() {
        assertThat(Trigger.parse(event("pipeline-action.json")))
                .isEqualTo(new Trigger.PipelineAction("web", EXECUTION_ID, Optional.empty()));
    }

    @Test
    void recognisesAnOperatorsRequestByTag() {
        assertThat(Trigger.parse(event("operator-release.json")))
                .isEqualTo(new Trigger.OperatorRequest(
                        "web",
                        Optional.empty(),
                        Optional.of("release-1.4.0"),
                        List.of("staging", "prod"),
                        "Checkout fix, dev was done by hand",
                        "alice"));
    }

    @Test
    void recognisesAnOperatorsRequestByImageAndFillsInTheRest() {
        assertThat(Trigger.parse(event("operator-release-image.json")))
                .isEqualTo(new Trigger.OperatorRequest(
                        "web",
                        Optional.of(Example.WEB_URI + "@" + PUSHED_DIGEST),
                        Optional.empty(),
                        List.of(),
                        "No reason given",
                        "an operator"));
    }

    @Test
    void recognisesARollback() {
        assertThat(Trigger.parse(event("operator-rollback.json")))
                .isEqualTo(new Trigger.RollbackRequest("web", "prod", "Customers cannot log in", "bob"));
    }

    @Test
    void recognisesARollbackThatIsToBeNow() {
        assertThat(Trigger.parse(event("operator-rollback-now.json")))
                .isEqualTo(new Trigger.RollbackRequest("web", "prod", "Customers cannot log in", "bob", true));
        assertThatThrownBy(() -> Trigger.parse(
                        json("{'service':'web','environment':'prod','rollback':true,'now':false,'environments':[]}")))
                .hasMessageContaining("\"now\" must be true, or be left out")
                .hasMessageContaining("\"environments\" has no place in a rollback");
        assertThatThrownBy(() -> Trigger.parse(json("{'service':'web','imageTag':'1','now':true}")))
                .hasMessageContaining("\"now\" has no place in a release");
    }

    @Test
    void recognisesARetryAndRefusesWhatItDoesNotTake() {
        assertThat(Trigger.parse(event("operator-retry.json")))
                .isEqualTo(new Trigger.RetryRequest(
                        "2f0c8f4e-6d3a-4b57-8a11-0d9f6a7c1b20", "The alarm had another cause", "alice"));
        assertThatThrownBy(() -> Trigger.parse(json("{'retry':'','imageTag':'1'}")))
                .hasMessageContaining("\"retry\" must be")
                .hasMessageContaining("\"imageTag\" has no place in a retry");
    }

    /** One that is retried twice at once is retried once. */
    @Test
    void retriesOfOneReleaseAreOneRequest() {
        assertThat(Trigger.parse(event("operator-retry.json")).triggerId("web"))
                .hasValue("web/retry/2f0c8f4e-6d3a-4b57-8a11-0d9f6a7c1b20");
    }

    @Test
    void toleratesStepFunctionsOwnMember() {
        assertThat(Trigger.parse(
                        json("{'service':'web','imageTag':'1','AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID':'arn'}")))
                .isInstanceOf(Trigger.OperatorRequest.class);
    }

    @Test
    void givesTheEventAndTheActionOfOneExecutionTheSameId() {
        Optional<String> event = Trigger.parse(event("pipeline-succeeded.json")).triggerId("web");

        assertThat(event).hasValue("web/pipeline/web/" + EXECUTION_ID);
        assertThat(Trigger.parse(event("pipeline-action.json")).triggerId("web"))
                .isEqualTo(event);
    }

    @Test
    void tellsServicesOfOnePipelineApart() {
        Trigger trigger = Trigger.parse(event("pipeline-action.json"));

        assertThat(trigger.triggerId("web")).isNotEqualTo(trigger.triggerId("worker"));
    }

    @Test
    void givesEachCopyOfAPushTheSameId() {
        Trigger copy = Trigger.parse(event("image-pushed.json"));

        assertThat(copy.triggerId("web")).hasValue("web/push/web@" + PUSHED_DIGEST);
    }

    @Test
    void countsEveryRequestOfAPerson() {
        assertThat(Trigger.parse(event("operator-release.json")).triggerId("web"))
                .isEmpty();
        assertThat(Trigger.parse(event("operator-rollback.json")).triggerId("web"))
                .isEmpty();
    }

    private static Map<String, Object> pushWith(String member, String value) {
        return push(detail -> detail.put(member, value));
    }

    private static Map<String, Object> push(Consumer<Map<String, Object>> change) {
        Map<String, Object> event = event("image-pushed.json");
        change.accept(Json.object(event.getOrDefault("detail", Map.of()), "detail"));
        return event;
    }
}
