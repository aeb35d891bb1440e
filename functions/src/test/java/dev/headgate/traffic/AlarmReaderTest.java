package dev.headgate.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.traffic.codedeploy.Connections;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

class AlarmReaderTest {

    private final TwoKindsOfAlarm cloudWatch = new TwoKindsOfAlarm();
    private final AlarmReader reader = new AlarmReader(Connections.to(cloudWatch));

    @Test
    void readsMetricAndCompositeAlarmsAlike() {
        AlarmReader.Alarms alarms = reader.read(List.of("metric-red", "metric-green", "composite-red"));

        assertThat(alarms.inAlarm()).containsExactly("metric-red", "composite-red");
        assertThat(alarms.missing()).isEmpty();
    }

    @Test
    void namesAlarmsThatDoNotExist() {
        assertThat(reader.read(List.of("metric-green", "typo")).missing()).containsExactly("typo");
    }

    @Test
    void asksForNoMoreThanAHundredAtATime() {
        List<String> names =
                IntStream.range(0, 150).mapToObj(it -> "metric-red " + it).toList();

        assertThat(reader.read(names).inAlarm()).isEqualTo(names);
        assertThat(cloudWatch.asked)
                .extracting(request -> request.alarmNames().size())
                .containsExactly(100, 50);
        assertThat(cloudWatch.asked)
                .extracting(DescribeAlarmsRequest::maxRecords)
                .containsOnly(100);
    }

    @Test
    void asksNothingWhenThereAreNoAlarms() {
        assertThat(reader.read(List.of())).isEqualTo(new AlarmReader.Alarms(List.of(), List.of()));
        assertThat(cloudWatch.asked).isEmpty();
    }

    /** Has every alarm whose name begins with its kind and state; shows composite ones, like AWS, only when asked to. */
    private static final class TwoKindsOfAlarm extends Connections.SilentCloudWatch {
        private final List<DescribeAlarmsRequest> asked = new ArrayList<>();

        @Override
        public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
            asked.add(request);
            Set<String> types = Set.copyOf(request.alarmTypesAsStrings());
            DescribeAlarmsResponse.Builder response = DescribeAlarmsResponse.builder();
            if (types.isEmpty() || types.contains("MetricAlarm")) {
                response.metricAlarms(named(request, "metric").stream()
                        .map(name -> MetricAlarm.builder()
                                .alarmName(name)
                                .stateValue(state(name))
                                .build())
                        .toList());
            }
            if (types.contains("CompositeAlarm")) {
                response.compositeAlarms(named(request, "composite").stream()
                        .map(name -> CompositeAlarm.builder()
                                .alarmName(name)
                                .stateValue(state(name))
                                .build())
                        .toList());
            }
            return response.build();
        }

        private static List<String> named(DescribeAlarmsRequest request, String kind) {
            return request.alarmNames().stream()
                    .filter(name -> name.startsWith(kind))
                    .toList();
        }

        private static StateValue state(String name) {
            return name.contains("red") ? StateValue.ALARM : StateValue.OK;
        }
    }
}
