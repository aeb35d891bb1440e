package dev.headgate.traffic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;

/** Reads the state of CloudWatch alarms. */
final class AlarmReader {

    /** The most names that DescribeAlarms takes, and the most alarms that it returns. */
    private static final int PER_CALL = 100;

    /**
     * @param inAlarm names in state ALARM, in the order asked for
     * @param missing names that no alarm has
     */
    record Alarms(List<String> inAlarm, List<String> missing) {}

    private final Connection connection;

    AlarmReader(Connection connection) {
        this.connection = connection;
    }

    Alarms read(List<String> names) {
        Map<String, String> states = new LinkedHashMap<>();
        for (int from = 0; from < names.size(); from += PER_CALL) {
            readInto(states, names.subList(from, Math.min(from + PER_CALL, names.size())));
        }
        List<String> inAlarm = new ArrayList<>(names);
        inAlarm.removeIf(name -> !"ALARM".equals(states.get(name)));
        List<String> missing = new ArrayList<>(names);
        missing.removeAll(states.keySet());
        return new Alarms(inAlarm, missing);
    }

    private void readInto(Map<String, String> states, List<String> names) {
        // DescribeAlarms leaves composite alarms out unless asked for both types, and returns 50 unless asked for more.
        DescribeAlarmsResponse response = connection.cloudWatch(
                "DescribeAlarms",
                cloudWatch -> cloudWatch.describeAlarms(it -> it.alarmNames(names)
                        .alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
                        .maxRecords(PER_CALL)));
        response.metricAlarms().forEach(alarm -> states.put(alarm.alarmName(), alarm.stateValueAsString()));
        response.compositeAlarms().forEach(alarm -> states.put(alarm.alarmName(), alarm.stateValueAsString()));
    }
}
