package dev.headgate.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.Reason;
import dev.headgate.approval.DecisionResult;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Finding;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.Wish;
import dev.headgate.json.Json;
import dev.headgate.release.Verb;
import dev.headgate.testing.ApprovalScene;
import dev.headgate.testing.ExampleQuestion;
import dev.headgate.testing.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndLogTest {

    private final ApprovalScene approvals = new ApprovalScene();
    private final Deployment opened =
            Deployment.open(Scene.plan("prod"), Scene.owner("web-prod-1").orElseThrow(), ExampleQuestion.NOON);
    private final List<String> lines = new ArrayList<>();
    private final EndLog log = new EndLog(new StructuredLog(approvals.clock, lines::add), "headgate-deployments");

    /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html */
    @Test
    void isALineOfWhichCloudWatchMakesMetrics() {
        Map<String, Object> line = line(ended(opened, Outcome.DEPLOYED, 40));

        assertThat(line)
                .containsEntry("level", "INFO")
                .containsEntry("message", "deployment ended")
                .containsEntry("deploymentId", "web-prod-1")
                .containsEntry("Service", "web")
                .containsEntry("Environment", "prod")
                .containsEntry("Outcome", "DEPLOYED")
                .containsEntry("Deployments", 1.0);
        Map<String, Object> aws = Json.object(line.get("_aws"), "_aws");
        assertThat(aws.get("Timestamp"))
                .isInstanceOfSatisfying(
                        Number.class,
                        it -> assertThat(it.longValue()).isEqualTo(minute(40).toEpochMilli()));
        List<?> directives = (List<?>) aws.get("CloudWatchMetrics");
        assertThat(directives).hasSize(2).allSatisfy(it -> {
            Map<String, Object> directive = Json.object(it, "directive");
            assertThat(directive).containsEntry("Namespace", "headgate-deployments");
            ((List<?>) directive.getOrDefault("Dimensions", List.of()))
                    .forEach(set -> assertThat(line)
                            .containsKeys(((List<?>) set)
                                    .stream().map(String::valueOf).toArray(String[]::new)));
            ((List<?>) directive.getOrDefault("Metrics", List.of()))
                    .forEach(metric -> assertThat(line.get(
                                    String.valueOf(Json.object(metric, "metric").get("Name"))))
                            .isNotNull());
        });
    }

    @Test
    void partsTheTimeIntoProgressAndWaitingForPeople() {
        ask(5);
        decide(15);

        assertThat(line(ended(opened, Outcome.DEPLOYED, 40)))
                .containsEntry("DeploymentDuration", 2_400.0)
                .containsEntry("WaitingForPeopleDuration", 600.0)
                .containsEntry("ProgressDuration", 1_800.0)
                .containsEntry("ApprovalLatency", List.of(600.0));
    }

    /** Nobody is waited for twice at the same time. */
    @Test
    void countsAPauseWhileAQuestionIsOpenOnce() {
        ask(5);
        decide(15);
        Deployment paused = opened.told(wish(Verb.PAUSE, 10, Optional.of(minute(30))))
                .told(wish(Verb.RESUME, 20, Optional.empty()));

        assertThat(line(ended(paused, Outcome.DEPLOYED, 40))).containsEntry("WaitingForPeopleDuration", 900.0);
    }

    @Test
    void aPauseThatNobodyEndsCountsUntilItWasGranted() {
        Deployment paused = opened.told(wish(Verb.PAUSE, 10, Optional.of(minute(30))));

        assertThat(line(ended(paused, Outcome.ROLLED_BACK, 40))).containsEntry("WaitingForPeopleDuration", 1_200.0);
        assertThat(line(ended(paused, Outcome.ROLLED_BACK, 20))).containsEntry("WaitingForPeopleDuration", 600.0);
    }

    @Test
    void aQuestionThatNobodyAnswersCountsUntilTheEndAndHasNoLatency() {
        ask(5);

        assertThat(line(ended(opened, Outcome.REJECTED, 25)))
                .containsEntry("WaitingForPeopleDuration", 1_200.0)
                .doesNotContainKey("ApprovalLatency");
    }

    @Test
    void measuresFromTheMinuteThatTheJudgeFailedGreenByUntilTheRollbackWasAskedFor() {
        Deployment harmed = opened.found(
                        new Finding(Reason.HARM, "green does harm", List.of(), minute(12), Optional.of(minute(11))))
                .failing(new Cause(Cause.Kind.FAILED, "green does harm", minute(12)))
                .rollbackAsked(minute(12).plusSeconds(3));

        assertThat(line(ended(harmed, Outcome.ROLLED_BACK, 20))).containsEntry("EvidenceToRollbackLatency", 63.0);
    }

    /** As with an alarm, whose own evidence nobody dates for us. */
    @Test
    void measuresFromTheLookThatSawAnyOtherHarm() {
        Deployment harmed = opened.found(new Finding(
                        Reason.DEADLINE_NOT_REACHED, "12 requests", List.of(), minute(12), Optional.of(minute(11))))
                .failing(new Cause(Cause.Kind.FAILED, "alarm web-prod-5xx is red", minute(12)))
                .rollbackAsked(minute(12).plusSeconds(3));

        assertThat(line(ended(harmed, Outcome.ROLLED_BACK, 20))).containsEntry("EvidenceToRollbackLatency", 3.0);
    }

    @Test
    void measuresNoRollbackOfWhatDidNoHarm() {
        Deployment aborted = opened.failing(new Cause(Cause.Kind.ABORTED, "aborted by alice", minute(12)))
                .rollbackAsked(minute(13));

        assertThat(line(ended(aborted, Outcome.ROLLED_BACK, 20))).doesNotContainKey("EvidenceToRollbackLatency");
    }

    @Test
    void saysNothingOfADeploymentThatHasNotEnded() {
        log.ended(opened, List.of());

        assertThat(lines).isEmpty();
    }

    private void ask(int minute) {
        passUntil(minute);
        approvals.asked();
    }

    private void decide(int minute) {
        passUntil(minute);
        assertThat(approvals.approve("alice")).isInstanceOf(DecisionResult.Decided.class);
    }

    private void passUntil(int minute) {
        approvals.pass(Duration.between(approvals.clock.instant(), minute(minute)));
    }

    private static Wish wish(Verb verb, int minute, Optional<Instant> until) {
        return new Wish(verb, 10, Optional.empty(), Optional.empty(), minute(minute), until, "arn:" + verb);
    }

    private static Deployment ended(Deployment deployment, Outcome outcome, int minute) {
        return deployment.closed(new Closing(outcome, "as it is", "blue", minute(minute)));
    }

    private Map<String, Object> line(Deployment ended) {
        lines.clear();
        log.ended(
                ended,
                approvals.store.find(ended.id(), Gate.Before.DEPLOYMENT).stream()
                        .toList());
        assertThat(lines).hasSize(1);
        Map<String, Object> line = new LinkedHashMap<>(Json.object(Json.tree(lines.getFirst()), "$"));
        line.replaceAll((name, value) -> value instanceof List<?> list
                ? list.stream().map(EndLogTest::plain).toList()
                : plain(value));
        return line;
    }

    /** However many digits it is written with. */
    private static Object plain(Object value) {
        return value instanceof Number number ? number.doubleValue() : value;
    }

    private static Instant minute(int minute) {
        return ExampleQuestion.NOON.plus(Duration.ofMinutes(minute));
    }
}
