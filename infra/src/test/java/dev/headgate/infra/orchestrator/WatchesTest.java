package dev.headgate.infra.orchestrator;

import static dev.headgate.infra.orchestrator.EventPatterns.event;
import static dev.headgate.infra.orchestrator.EventPatterns.matches;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.Tooling;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsNode
class WatchesTest {

    private static StackTemplate one;
    private static StackTemplate four;

    @BeforeAll
    static void synthesize() {
        one = Tooling.orchestrator();
        four = Tooling.orchestratorOfFour();
    }

    @Test
    void sweepsEveryFiveMinutes() {
        Resource sweep = rule(one, "headgate-sweep");

        assertThat(sweep.property("/ScheduleExpression").asText()).isEqualTo("rate(5 minutes)");
        assertThat(target(sweep)).contains("WatchdogLive");
    }

    @Test
    void wakesTheWatchdogWhenAnExecutionOfEitherMachineDies() {
        Resource rule = rule(one, "headgate-on-dead-executions");

        assertThat(rule.property("/EventPattern/detail/status").toString())
                .isEqualTo("[\"FAILED\",\"TIMED_OUT\",\"ABORTED\"]");
        assertThat(rule.property("/EventPattern/detail/stateMachineArn").findValuesAsText("Ref"))
                .satisfiesExactly(
                        ref -> assertThat(ref).startsWith("StateMachinesDeployment"),
                        ref -> assertThat(ref).startsWith("StateMachinesRelease"));
        assertThat(target(rule)).contains("WatchdogLive");
        // The name of the execution and why it died are read from the event itself.
        assertThat(rule.property("/Targets/0").has("InputTransformer")).isFalse();
    }

    @Test
    void tellsPeopleWhichStageOfWhichPipelineFailed() {
        Resource rule = rule(one, "headgate-on-failed-stages");
        JsonNode failed = event("""
                {"source": "aws.codepipeline", "detail-type": "CodePipeline Stage Execution State Change",
                 "detail": {"pipeline": "web", "stage": "Test", "state": "FAILED", "execution-id": "41c0e7aa"}}
                """);

        assertThat(matches(rule.property("/EventPattern"), failed)).isTrue();
        assertThat(target(rule)).startsWith("TopicsAlerts");
        assertThat(rule.property("/Targets/0/InputTransformer/InputTemplate").asText())
                .contains("<detail-stage>", "<detail-pipeline>");
    }

    @ParameterizedTest
    @CsvSource({"web-prod, FAILURE, true", "web-prod, STOPPED, true", "web-prod, SUCCESS, false", "shop, FAILURE, false"
    })
    void wakesTheWatchdogWhenCodeDeployGivesUp(String application, String state, boolean expected) {
        Resource rule = rule(one, "headgate-on-failed-codedeploy");
        JsonNode ended = event("""
                {"source": "aws.codedeploy", "detail-type": "CodeDeploy Deployment State-change Notification",
                 "detail": {"application": "%s", "state": "%s", "deploymentId": "d-1"}}
                """.formatted(application, state));

        assertThat(matches(rule.property("/EventPattern"), ended)).isEqualTo(expected);
        assertThat(target(rule)).contains("WatchdogLive");
    }

    @ParameterizedTest
    @CsvSource({
        "web-prod-needs-attention, ALARM, true",
        "web-prod-needs-attention, OK, false",
        "web-prod-5xx, ALARM, false",
        "somebody-elses, ALARM, false"
    })
    void tellsPeopleWhenAnAlarmOfAnEnvironmentGoesOff(String alarm, String state, boolean expected) {
        Resource rule = rule(one, "headgate-on-alarms");
        JsonNode changed = event("""
                {"source": "aws.cloudwatch", "detail-type": "CloudWatch Alarm State Change",
                 "detail": {"alarmName": "%s", "state": {"value": "%s"}}}
                """.formatted(alarm, state));

        assertThat(matches(rule.property("/EventPattern"), changed)).isEqualTo(expected);
        assertThat(target(rule)).startsWith("TopicsAlerts");
    }

    @Test
    void hearsOfOtherAccountsOnABusOfItsOwn() {
        assertThat(one.resources("AWS::Events::EventBus")).isEmpty();
        assertThat(four.resource("AWS::Events::EventBus").property("/Name").asText())
                .isEqualTo("headgate-longsuffix");
        for (String name : List.of("headgate-on-alarms-elsewhere", "headgate-on-failed-codedeploy-elsewhere")) {
            assertThat(rule(four, name + "-longsuffix")
                            .property("/EventBusName/Ref")
                            .asText())
                    .startsWith("Bus");
        }
    }

    @Test
    void admitsToThatBusTheEnvironmentsAccountsWithWhatTheyForward() {
        JsonNode statement = four.resource("AWS::Events::EventBusPolicy").property("/Statement");

        assertThat(statement.at("/Principal/AWS").toString())
                .isEqualTo("[\"arn:aws:iam::222222222222:root\",\"arn:aws:iam::333333333333:root\","
                        + "\"arn:aws:iam::444444444444:root\"]");
        assertThat(statement.at("/Action").asText()).isEqualTo("events:PutEvents");
        assertThat(statement.at("/Condition/StringEquals/events:source").toString())
                .isEqualTo("[\"aws.cloudwatch\",\"aws.codedeploy\"]");
    }

    @Test
    void keepsWhatTheWatchdogFailsOn() {
        assertThat(one.resource("AWS::Lambda::EventInvokeConfig")
                        .property("/DestinationConfig/OnFailure/Destination")
                        .toString())
                .contains("UndeliveredQueue");
    }

    private static Resource rule(StackTemplate stack, String name) {
        return stack.resource("AWS::Events::Rule", "Name", name);
    }

    private static String target(Resource rule) {
        assertThat(rule.property("/Targets").size()).isOne();
        assertThat(rule.property("/Targets/0/DeadLetterConfig").toString()).contains("UndeliveredQueue");
        return rule.property("/Targets/0/Arn/Ref").asText();
    }
}
