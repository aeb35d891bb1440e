package dev.headgate.infra.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Configuration;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.infra.stack.EnvironmentServices;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NeedsNode
class ObservabilityStackTest {

    private static SynthesizedApp one;
    private static SynthesizedApp four;

    @BeforeAll
    static void synthesize() {
        one = SynthesizedApp.ofOneAccount();
        four = SynthesizedApp.ofFourAccounts();
    }

    @Test
    void makesEveryAlarmThatTheDefaultConfigurationNames() {
        Configuration configuration = one.configuration();

        for (EnvironmentServices environment : EnvironmentServices.of(configuration)) {
            List<String> made =
                    one
                            .stack("headgate-observability-" + environment.name())
                            .resources("AWS::CloudWatch::Alarm")
                            .stream()
                            .map(alarm -> alarm.property("/AlarmName").asText())
                            .toList();
            environment
                    .services()
                    .forEach(it -> assertThat(made)
                            .containsAll(it.environment().rules().alarms()));
        }
    }

    @Test
    void watchesBothTargetGroupsAndGoesByTheWorse() {
        Resource errors = one.stack("headgate-observability-prod")
                .resource("AWS::CloudWatch::Alarm", "AlarmName", "web-prod-5xx");

        String metrics = errors.property("/Metrics").toString();
        assertThat(metrics)
                .contains("MAX([FILL(100 * blueErrors / blueRequests, 0), FILL(100 * greenErrors / greenRequests, 0)])")
                .contains("Blue", "Green");
        assertThat(errors.property("/TreatMissingData").asText()).isEqualTo("notBreaching");
    }

    @Test
    void tellsPeopleOnceForAllAlarmsOfAService() {
        StackTemplate stack = one.stack("headgate-observability-prod");
        Resource any = stack.resource("AWS::CloudWatch::CompositeAlarm", "AlarmName", "web-prod-needs-attention");

        assertThat(stack.resources("AWS::CloudWatch::Alarm"))
                .hasSize(4)
                .allSatisfy(alarm ->
                        assertThat(any.property("/AlarmRule").toString()).contains("\"" + alarm.id() + "\""));
    }

    @Test
    void takesSilenceForNoTasks() {
        Resource tasks = one.stack("headgate-observability-prod")
                .resource("AWS::CloudWatch::Alarm", "AlarmName", "web-prod-running-tasks");

        assertThat(tasks.property("/Threshold").asInt()).isEqualTo(2);
        assertThat(tasks.property("/ComparisonOperator").asText()).isEqualTo("LessThanThreshold");
        assertThat(tasks.property("/TreatMissingData").asText()).isEqualTo("breaching");
    }

    @Test
    void forwardsNothingInsideTheToolingAccount() {
        assertThat(one.stack("headgate-observability-prod").resources("AWS::Events::Rule"))
                .isEmpty();
    }

    @Test
    void forwardsOnlyItsOwnEventsToTheToolingBus() {
        List<Resource> rules =
                four.stack("headgate-observability-prod-longsuffix").resources("AWS::Events::Rule");

        assertThat(rules)
                .hasSize(2)
                .allSatisfy(rule -> assertThat(rule.property("/Targets/0/Arn").asText())
                        .isEqualTo("arn:aws:events:us-east-1:111111111111:event-bus/headgate-longsuffix"));
        assertThat(rules)
                .extracting(rule -> rule.property("/EventPattern/detail").toString())
                .satisfiesExactlyInAnyOrder(
                        deployments -> assertThat(deployments)
                                .isEqualTo("{\"application\":[{\"wildcard\":\"*-prod-longsuffix\"}]}"),
                        alarms -> assertThat(alarms)
                                .isEqualTo("{\"alarmName\":[{\"wildcard\":\"*-prod-needs-attention-longsuffix\"},"
                                        + "\"headgate-undelivered-prod-longsuffix\"]}"));
    }

    @Test
    void keepsWhatCannotBeDelivered() {
        StackTemplate stack = four.stack("headgate-observability-prod-longsuffix");
        Resource queue = stack.resource("AWS::SQS::Queue");

        assertThat(queue.property("/SqsManagedSseEnabled").asBoolean()).isTrue();
        assertThat(stack.resource("AWS::SQS::QueuePolicy").json().toString()).contains("aws:SecureTransport");
        assertThat(stack.resources("AWS::Events::Rule"))
                .allSatisfy(rule -> assertThat(rule.property("/Targets/0/DeadLetterConfig/Arn/Fn::GetAtt/0")
                                .asText())
                        .isEqualTo(queue.id()));
    }
}
