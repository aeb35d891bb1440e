package dev.headgate.traffic;

import dev.headgate.aws.DeployRoleException;
import dev.headgate.deployment.Unseen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Reads the state of CloudWatch alarms. */
public final class AlarmReader {

    /** The most names that DescribeAlarms takes, and the most alarms that it returns. */
    private static final int PER_CALL = 100;

    /**
     * What was seen of them.
     *
     * @param inAlarm names in state ALARM, in the order asked for
     * @param missing names that no alarm has
     */
    public record Alarms(List<String> inAlarm, List<String> missing) {}

    /**
     * What could be seen of them.
     *
     * @param unseen why they could not be read; empty where they could
     */
    public record Sight(Alarms alarms, Optional<Unseen> unseen) {}

    private final Connection connection;

    public AlarmReader(Connection connection) {
        this.connection = connection;
    }

    /** Where only they cannot be read, traffic and tasks still can. */
    public Sight sight(List<String> names) {
        try {
            return new Sight(read(names), Optional.empty());
        } catch (TrafficControlException | DeployRoleException e) {
            return new Sight(new Alarms(List.of(), List.of()), Optional.of(ThrottledException.unseen(e)));
        }
    }

    public Alarms read(List<String> names) {
        Map<String, Boolean> red = new LinkedHashMap<>();
        for (int from = 0; from < names.size(); from += PER_CALL) {
            readInto(red, names.subList(from, Math.min(from + PER_CALL, names.size())));
        }
        List<String> inAlarm = new ArrayList<>(names);
        inAlarm.removeIf(name -> !red.getOrDefault(name, false));
        List<String> missing = new ArrayList<>(names);
        missing.removeAll(red.keySet());
        return new Alarms(inAlarm, missing);
    }

    private void readInto(Map<String, Boolean> red, List<String> names) {
        // DescribeAlarms leaves composite alarms out unless asked for both types, and returns 50 unless asked for more.
        DescribeAlarmsResponse response = connection.cloudWatch(
                "DescribeAlarms",
                cloudWatch -> cloudWatch.describeAlarms(it -> it.alarmNames(names)
                        .alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
                        .maxRecords(PER_CALL)));
        response.metricAlarms()
                .forEach(alarm -> red.put(
                        alarm.alarmName(), isRed(alarm.alarmName(), alarm.stateValue(), alarm.stateValueAsString())));
        response.compositeAlarms()
                .forEach(alarm -> red.put(
                        alarm.alarmName(), isRed(alarm.alarmName(), alarm.stateValue(), alarm.stateValueAsString())));
    }

    /**
     * Whether an alarm in this state counts as red. One without data does not: a service without traffic has none.
     *
     * @throws UnknownWordException for a state that is not known here
     */
    public static boolean isRed(String alarm, @Nullable StateValue state, @Nullable String said) {
        return switch (state) {
            case ALARM -> true;
            case OK, INSUFFICIENT_DATA -> false;
            case UNKNOWN_TO_SDK_VERSION -> throw new UnknownWordException("CloudWatch", said, "alarm " + alarm);
            case null -> throw new UnknownWordException("CloudWatch", said, "alarm " + alarm);
        };
    }
}
