package dev.headgate.simulator.environment.cloudwatch;

import dev.headgate.simulator.environment.service.Identifiers;
import dev.headgate.simulator.environment.service.Refusal;
import dev.headgate.simulator.wire.Wire;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Amazon CloudWatch: alarms, and the load balancer's metrics. */
public final class SimulatedCloudWatch implements CloudWatchClient {

    private static final int MOST_NAMES = 100;
    private static final int MOST_ALARMS = 100;
    private static final int USUAL_ALARMS = 50;
    private static final int MOST_QUERIES = 500;

    private final Wire wire;
    private final Identifiers identifiers;
    private final Alarms alarms;
    private final MetricQueries queries;

    public SimulatedCloudWatch(Wire wire, Identifiers identifiers, Alarms alarms, MetricQueries queries) {
        this.wire = wire;
        this.identifiers = identifiers;
        this.alarms = alarms;
        this.queries = queries;
    }

    /** There are no composite alarms here; as in CloudWatch, asking for them alone leaves metric alarms out. */
    @Override
    public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
        return perform("DescribeAlarms", () -> {
            requireAtMost(MOST_NAMES, request.alarmNames().size(), "AlarmNames");
            boolean metricAlarms =
                    request.alarmTypes().isEmpty() || request.alarmTypes().contains(AlarmType.METRIC_ALARM);
            List<MetricAlarm> found = alarms.all().stream()
                    .filter(alarm -> metricAlarms)
                    .filter(alarm -> request.alarmNames().isEmpty()
                            || request.alarmNames().contains(alarm.name()))
                    .filter(alarm ->
                            request.alarmNamePrefix() == null || alarm.name().startsWith(request.alarmNamePrefix()))
                    .filter(alarm -> request.stateValue() == null || request.stateValue() == alarm.value())
                    .map(this::describe)
                    .toList();
            return page(request, found);
        });
    }

    private static DescribeAlarmsResponse page(DescribeAlarmsRequest request, List<MetricAlarm> found) {
        int most = Optional.ofNullable(request.maxRecords()).orElse(USUAL_ALARMS);
        if (most < 1 || most > MOST_ALARMS) {
            throw invalid("MaxRecords must be from 1 to " + MOST_ALARMS + ", not " + most);
        }
        int from = Optional.ofNullable(request.nextToken())
                .map(Integer::parseInt)
                .filter(it -> it <= found.size())
                .orElse(0);
        int to = Math.min(from + most, found.size());
        return DescribeAlarmsResponse.builder()
                .metricAlarms(found.subList(from, to))
                .nextToken(to < found.size() ? String.valueOf(to) : null)
                .build();
    }

    /** It stays so: there is no evaluation here that would set it back. */
    @Override
    public SetAlarmStateResponse setAlarmState(SetAlarmStateRequest request) {
        return perform("SetAlarmState", () -> {
            if (request.stateValue() == null || request.stateValue() == StateValue.UNKNOWN_TO_SDK_VERSION) {
                throw Refusal.of(
                        CloudWatchException.builder(),
                        "CloudWatch",
                        "ValidationError",
                        "Value '" + request.stateValueAsString() + "' at 'stateValue' failed to satisfy constraint:"
                                + " Member must satisfy enum value set: [INSUFFICIENT_DATA, ALARM, OK]");
            }
            if (alarms.state(String.valueOf(request.alarmName())).isEmpty()) {
                // The SDK has no exception of this code: two shapes of the model have one name in Java.
                throw Refusal.of(
                                CloudWatchException.builder(),
                                "CloudWatch",
                                "ResourceNotFound",
                                "Alarm " + request.alarmName() + " was not found")
                        .toBuilder()
                        .statusCode(404)
                        .build();
            }
            alarms.set(request.alarmName(), request.stateValue(), Optional.ofNullable(request.stateReason()));
            return SetAlarmStateResponse.builder().build();
        });
    }

    private MetricAlarm describe(Alarms.State alarm) {
        return MetricAlarm.builder()
                .alarmName(alarm.name())
                .alarmArn(identifiers.arn("cloudwatch", "alarm:" + alarm.name()))
                .stateValue(alarm.value())
                .stateReason(alarm.reason().orElse(null))
                .stateUpdatedTimestamp(alarm.updated())
                .stateTransitionedTimestamp(alarm.since())
                .build();
    }

    @Override
    public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
        return perform("GetMetricData", () -> {
            requireAtMost(MOST_QUERIES, request.metricDataQueries().size(), "MetricDataQueries");
            return GetMetricDataResponse.builder()
                    .metricDataResults(request.metricDataQueries().stream()
                            .map(query -> queries.answer(query, request))
                            .toList())
                    .build();
        });
    }

    private static void requireAtMost(int most, int size, String parameter) {
        if (size > most) {
            throw invalid("The collection " + parameter + " must not have a size greater than " + most);
        }
    }

    private static AwsServiceException invalid(String message) {
        return Refusal.of(CloudWatchException.builder(), "CloudWatch", "ValidationError", message);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    private <T> T perform(String operation, Supplier<T> action) {
        return wire.perform("cloudwatch", operation, identifiers.account(), action);
    }
}
