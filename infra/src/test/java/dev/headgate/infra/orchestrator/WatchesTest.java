package dev.headgate.infra.orchestrator;

import static dev.headgate.infra.EventPatterns.event;
import static dev.headgate.infra.EventPatterns.matches;
import static dev.headgate.infra.EventPatterns.passedOn;
import static dev.headgate.infra.EventPatterns.sample;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.infra.Tooling;
import dev.headgate.json.Json;
import dev.headgate.notification.WatchedEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    @ParameterizedTest
    @CsvSource({
        "headgate-release, true",
        "headgate-release:3, true",
        "headgate-deployment:live, true",
        "headgate-release-alice, false",
        "somebody-elses, false"
    })
    void hearsWhoStartsAnExecutionOfEitherMachine(String machine, boolean expected) {
        Resource rule = rule(one, "headgate-on-started-executions");
        JsonNode sample = sample("watchdog-execution-started");
        JsonNode started = event(sample.toString()
                .replace("stateMachine:headgate-release\"", "stateMachine:" + machine + "\"")
                .replace("111122223333", "111111111111"));

        assertThat(matches(rule.property("/EventPattern"), started)).isEqualTo(expected);
        assertThat(target(rule)).contains("WatchdogLive");
        // Who it was is read from the event itself.
        assertThat(rule.property("/Targets/0").has("InputTransformer")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "StopExecution, headgate-deployment, true",
        "RedriveExecution, headgate-release, true",
        "StopExecution, headgate-deployment-alice, false",
        "DescribeExecution, headgate-deployment, false"
    })
    void hearsWhoStopsOrRedrivesOne(String operation, String machine, boolean expected) {
        Resource rule = rule(one, "headgate-on-stopped-executions");
        JsonNode called = event("""
                {"source": "aws.states", "detail-type": "AWS API Call via CloudTrail",
                 "detail": {"eventSource": "states.amazonaws.com", "eventName": "%s", "requestParameters":
                   {"executionArn": "arn:aws:states:us-east-1:111111111111:execution:%s:web-prod-1"}}}
                """.formatted(operation, machine));

        assertThat(matches(rule.property("/EventPattern"), called)).isEqualTo(expected);
        assertThat(target(rule)).contains("WatchdogLive");
    }

    /** What Step Functions tells itself of an execution's end wakes the watchdog once, by a rule of its own. */
    @Test
    void hearsOfNoCallAsOfADeath() {
        JsonNode started =
                event(sample("watchdog-execution-started").toString().replace("111122223333", "111111111111"));
        JsonNode died = event(sample("watchdog-execution-failed").toString().replace("111122223333", "111111111111"));

        assertThat(matches(rule(one, "headgate-on-dead-executions").property("/EventPattern"), started))
                .isFalse();
        for (String rule : List.of("headgate-on-started-executions", "headgate-on-stopped-executions")) {
            assertThat(matches(rule(one, rule).property("/EventPattern"), died))
                    .as(rule)
                    .isFalse();
        }
    }

    /** Each is in the stack of the service whose pipeline it is about. */
    @Test
    void letsTheRulesOfAllPipelinesTellOfFailedStages() {
        assertThat(four.resources("AWS::Lambda::Permission"))
                .filteredOn(it -> it.property("/SourceArn").isTextual())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.property("/SourceArn").asText())
                            .isEqualTo("arn:aws:events:us-east-1:111111111111:rule/"
                                    + "headgate-on-failed-stages-of-*-longsuffix");
                    assertThat(it.property("/FunctionName/Ref").asText()).contains("WatchdogLive");
                });
    }

    @Test
    void hearsOfEveryServiceOfAnEnvironmentByOnePattern() {
        assertThat(rule(four, "headgate-on-failed-codedeploy-prod-longsuffix")
                        .property("/EventPattern/detail/application")
                        .toString())
                .isEqualTo("[{\"wildcard\":\"*-prod-longsuffix\"}]");
        assertThat(rule(four, "headgate-on-alarms-prod-longsuffix")
                        .property("/EventPattern/detail/alarmName")
                        .toString())
                .startsWith("[{\"wildcard\":\"*-prod-needs-attention-longsuffix\"},");
    }

    /** An alarm of pre-prod would be told as one of prod as well. */
    @Test
    void namesEachServiceWhereOneEnvironmentsNameEndsInAnothers() {
        String yaml = """
                headgate: 1
                region: us-east-1
                account: "111111111111"
                environments: {pre-prod: {wave: 1}, prod: {wave: 2}}
                services: {web: {port: 80}}
                """;
        StackTemplate both = SynthesizedApp.of(ConfigurationFile.parse(yaml, "headgate.yaml", "111111111111"))
                .stack("headgate-orchestrator");

        assertThat(rule(both, "headgate-on-alarms-prod")
                        .property("/EventPattern/detail/alarmName")
                        .toString())
                .isEqualTo("[\"web-prod-needs-attention\"]");
        assertThat(rule(both, "headgate-on-alarms-pre-prod")
                        .property("/EventPattern/detail/alarmName")
                        .toString())
                .isEqualTo("[{\"wildcard\":\"*-pre-prod-needs-attention\"}]");
    }

    @Test
    void notesWhenAnExecutionOfAPipelineBegan() {
        Resource rule = rule(one, "headgate-on-beginning-pipelines");

        assertThat(matches(rule.property("/EventPattern"), sample("pipeline-started")))
                .isTrue();
        assertThat(matches(rule.property("/EventPattern"), sample("pipeline-succeeded")))
                .isFalse();
        assertThat(event(passedOn(rule, sample("pipeline-started")))).isEqualTo(sample("watchdog-pipeline-began"));
    }

    @ParameterizedTest
    @CsvSource({
        "web-prod, FAILURE, true",
        "web-prod, STOP, true",
        "web-prod, STOPPED, true",
        "web-prod, SUCCESS, false",
        "shop, FAILURE, false"
    })
    void wakesTheWatchdogWhenCodeDeployGivesUp(String application, String state, boolean expected) {
        Resource rule = rule(one, "headgate-on-failed-codedeploy-prod");
        JsonNode ended = event("""
                {"source": "aws.codedeploy", "detail-type": "CodeDeploy Deployment State-change Notification",
                 "account": "111111111111", "region": "us-east-1",
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
        Resource rule = rule(one, "headgate-on-alarms-prod");
        JsonNode changed = event("""
                {"source": "aws.cloudwatch", "detail-type": "CloudWatch Alarm State Change",
                 "account": "111111111111", "region": "us-east-1",
                 "detail": {"alarmName": "%s", "state": {"value": "%s", "reason": "5 of 5 datapoints"}}}
                """.formatted(alarm, state));

        assertThat(matches(rule.property("/EventPattern"), changed)).isEqualTo(expected);
        assertThat(told(rule, changed))
                .isEqualTo(new WatchedEvent.Alarm(
                        "prod", alarm, "111111111111", "us-east-1", Optional.of("5 of 5 datapoints")));
    }

    @Test
    void hearsOfOtherAccountsOnABusOfItsOwn() {
        assertThat(one.resources("AWS::Events::EventBus")).isEmpty();
        assertThat(four.resource("AWS::Events::EventBus").property("/Name").asText())
                .isEqualTo("headgate-longsuffix");
        for (String environment : List.of("dev", "staging", "prod")) {
            for (String name : List.of("headgate-on-alarms-", "headgate-on-failed-codedeploy-")) {
                assertThat(rule(four, name + environment + "-longsuffix")
                                .property("/EventBusName/Ref")
                                .asText())
                        .startsWith("Bus");
            }
        }
    }

    /** Whoever has got into dev's account may have any alarm of any name there. */
    @ParameterizedTest
    @CsvSource({
        "444444444444, eu-central-1, web-prod-needs-attention-longsuffix, prod",
        "222222222222, us-east-1, web-dev-needs-attention-longsuffix, dev",
        "222222222222, us-east-1, headgate-undelivered-dev-longsuffix, dev",
        "222222222222, us-east-1, web-prod-needs-attention-longsuffix, ''",
        "222222222222, eu-central-1, web-prod-needs-attention-longsuffix, ''",
        "444444444444, us-east-1, web-prod-needs-attention-longsuffix, ''",
        "444444444444, eu-central-1, web-dev-needs-attention-longsuffix, ''",
        "333333333333, us-east-1, somebody-elses, ''",
        "555555555555, eu-central-1, web-prod-needs-attention-longsuffix, ''"
    })
    void hearsOfNoEnvironmentFromTheAccountOfAnother(String account, String region, String alarm, String heardAs) {
        JsonNode event = event("""
                {"source": "aws.cloudwatch", "detail-type": "CloudWatch Alarm State Change", "account": "%s", "region": "%s",
                 "detail": {"alarmName": "%s", "state": {"value": "ALARM", "reason": "forged"}}}
                """.formatted(account, region, alarm));

        assertThat(four.resources("AWS::Events::Rule").stream()
                        .filter(it -> it.json().path("Properties").has("EventPattern"))
                        .filter(it -> matches(it.property("/EventPattern"), event))
                        .map(it -> told(it, event))
                        .map(it -> ((WatchedEvent.Alarm) it).environment()))
                .isEqualTo(heardAs.isEmpty() ? List.of() : List.of(heardAs));
    }

    @ParameterizedTest
    @CsvSource({
        "444444444444, eu-central-1, web-prod-longsuffix, 1",
        "222222222222, us-east-1, web-prod-longsuffix, 0",
        "222222222222, us-east-1, web-dev-longsuffix, 1",
        "222222222222, us-east-1, somebody-elses, 0"
    })
    void isWokenByNoCodeDeployButAnEnvironmentsOwn(String account, String region, String application, int rules) {
        JsonNode event = event("""
                {"source": "aws.codedeploy", "detail-type": "CodeDeploy Deployment State-change Notification",
                 "account": "%s", "region": "%s", "detail": {"application": "%s", "state": "FAILURE", "deploymentId": "d-1"}}
                """.formatted(account, region, application));

        assertThat(four.resources("AWS::Events::Rule").stream()
                        .filter(it -> it.json().path("Properties").has("EventPattern"))
                        .filter(it -> matches(it.property("/EventPattern"), event)))
                .hasSize(rules);
    }

    @Test
    void staysBelowWhatEventBridgeTakesAsAPattern() {
        String alarms = IntStream.range(0, 40)
                .mapToObj(i -> "an-alarm-of-somebody-that-has-a-long-name-" + i)
                .collect(Collectors.joining(", "));
        String yaml = """
                headgate: 1
                region: us-east-1
                account: "111111111111"
                environments: {prod: {wave: 1}}
                services: {web: {port: 80, environments: {prod: {strategy: allAtOnce, alarms: [%s]}}}}
                """.formatted(alarms);
        StackTemplate many = SynthesizedApp.of(ConfigurationFile.parse(yaml, "headgate.yaml", "111111111111"))
                .stack("headgate-orchestrator");

        List<Resource> rules = many.resources("AWS::Events::Rule").stream()
                .filter(it -> it.property("/Name").asText().startsWith("headgate-on-alarms-prod"))
                .toList();
        assertThat(rules)
                .hasSize(2)
                .allSatisfy(it ->
                        assertThat(it.property("/EventPattern").toString()).hasSizeLessThan(2048));
        assertThat(rules.stream()
                        .mapToInt(it ->
                                it.property("/EventPattern/detail/alarmName").size())
                        .sum())
                .isEqualTo(41);
    }

    @Test
    void admitsToThatBusTheEnvironmentsAccountsWithWhatTheyForward() {
        JsonNode statement = four.resource("AWS::Events::EventBusPolicy").property("/Statement");

        assertThat(statement.at("/Principal/AWS").toString())
                .isEqualTo("[\"arn:aws:iam::222222222222:root\",\"arn:aws:iam::333333333333:root\","
                        + "\"arn:aws:iam::444444444444:root\"]");
        assertThat(statement.at("/Action").asText()).isEqualTo("events:PutEvents");
        assertThat(statement
                        .at("/Condition/ForAllValues:StringEquals/events:source")
                        .toString())
                .isEqualTo("[\"aws.cloudwatch\",\"aws.codedeploy\"]");
        assertThat(statement.at("/Condition/ForAllValues:StringEquals/events:detail-type"))
                .hasSize(2);
        assertThat(statement.at("/Condition/StringEquals").isMissingNode()).isTrue();
    }

    /** ForAllValues is true of no value at all. */
    @Test
    void admitsNothingThatSaysNoSource() {
        JsonNode statement = four.resource("AWS::Events::EventBusPolicy").property("/Statement");

        assertThat(statement.at("/Condition/Null").toString()).isEqualTo("{\"events:source\":\"false\"}");
    }

    @Test
    void keepsWhatTheWatchdogFailsOn() {
        assertThat(one.resource("AWS::Lambda::EventInvokeConfig")
                        .property("/DestinationConfig/OnFailure/Destination")
                        .toString())
                .contains("UndeliveredQueue");
    }

    /** What the watchdog makes of an event that a rule passes on. */
    private static WatchedEvent told(Resource rule, JsonNode event) {
        assertThat(target(rule)).contains("WatchdogLive");
        return Json.read(passedOn(rule, event), WatchedEvent.class);
    }

    private static Resource rule(StackTemplate stack, String name) {
        return stack.resource("AWS::Events::Rule", "Name", name);
    }

    private static String target(Resource rule) {
        assertThat(rule.property("/Targets").size()).isOne();
        assertThat(rule.property("/Targets/0/DeadLetterConfig").toString())
                .contains(":headgate-undelivered-orchestrator");
        return rule.property("/Targets/0/Arn/Ref").asText();
    }
}
