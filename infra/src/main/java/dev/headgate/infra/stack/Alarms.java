package dev.headgate.infra.stack;

import java.util.Collection;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmRule;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IAlarmRule;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

/** Ways in which several things are watched. */
public final class Alarms {

    private Alarms() {}

    /** Goes off at the first time that something is counted; where nothing is reported, nothing has happened. */
    public static Alarm atTheFirst(Construct scope, String id, String name, String description, IMetric count) {
        return from(1, scope, id, name, description, count);
    }

    /** Goes off when something is counted so often within the metric's period. */
    public static Alarm from(
            int threshold, Construct scope, String id, String name, String description, IMetric count) {
        return Alarm.Builder.create(scope, id)
                .alarmName(name)
                .alarmDescription(description)
                .metric(count)
                .threshold(threshold)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
    }

    /** Holds while any of these is in ALARM. */
    public static IAlarmRule any(Collection<IAlarm> alarms) {
        return AlarmRule.anyOf(alarms.stream()
                .map(alarm -> AlarmRule.fromAlarm(alarm, AlarmState.ALARM))
                .toArray(IAlarmRule[]::new));
    }
}
