package dev.headgate.infra.orchestrator;

import dev.headgate.infra.stack.Alarms;
import dev.headgate.infra.stack.ToolingNames;
import dev.headgate.infra.stack.Undelivered;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.CompositeAlarm;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/**
 * Alarms about the orchestrator itself. Each has its name in the console; people are told by the one that stands for all of
 * them, so that a fault that sets off several is one mail.
 */
final class OrchestratorAlarms extends Construct {

    private static final Duration MINUTE = Duration.minutes(1);

    private final ToolingNames names;
    private final List<IAlarm> alarms = new ArrayList<>();

    OrchestratorAlarms(
            Construct scope,
            ToolingNames names,
            Functions functions,
            StateMachines machines,
            Undelivered undelivered,
            ITopic alerts) {
        super(scope, "Alarms");
        this.names = names;
        // People hear of each from AnnounceRelease, or from the watchdog in its place: it may have been their own no.
        IAlarm releaseFailed = executions(ToolingNames.RELEASE, machines.release());
        executions(ToolingNames.DEPLOYMENT, machines.deployment());
        functions.all().forEach(this::function);
        alarms.add(undelivered.alarm(names.of("undelivered")));
        humanNeeded(functions.deployment());
        CompositeAlarm all = CompositeAlarm.Builder.create(this, "Any")
                .compositeAlarmName(names.of("needs-attention"))
                .alarmDescription("Headgate itself needs somebody: see which of its alarms is in ALARM")
                .alarmRule(Alarms.any(alarms.stream()
                        .filter(alarm -> !alarm.equals(releaseFailed))
                        .toList()))
                .build();
        all.addAlarmAction(new SnsAction(alerts));
        alarms.addFirst(all);
    }

    /** The one that stands for all of them first. */
    List<IAlarm> all() {
        return List.copyOf(alarms);
    }

    /**
     * Each metric by itself: a sum of several has no value in a minute in which one of them has none.
     *
     * @return the one for executions that failed
     */
    private IAlarm executions(String name, StateMachine machine) {
        String described = "An execution of the state machine " + name + " ";
        one(name + "-executions-timed-out", described + "took too long", machine.metricTimedOut(perMinute()));
        one(name + "-executions-aborted", described + "was aborted", machine.metricAborted(perMinute()));
        return one(name + "-executions-failed", described + "failed", machine.metricFailed(perMinute()));
    }

    private void function(SnapStartFunction it) {
        String name = it.getNode().getId().toLowerCase(Locale.ROOT);
        String described = "The function " + name + " ";
        one(name + "-function-errors", described + "failed", it.function().metricErrors(perMinute()));
        one(
                name + "-function-throttles",
                described + "was not let run",
                it.function().metricThrottles(perMinute()));
    }

    /** Written by CloseDeployment; the alert itself is sent by the function, and this is for when nobody reads that. */
    private void humanNeeded(SnapStartFunction deployment) {
        MetricFilter filter = MetricFilter.Builder.create(this, "HumanNeeded")
                .filterName(names.of("needs-human"))
                .logGroup(deployment.log())
                .filterPattern(FilterPattern.allTerms("CloseDeployment", "NEEDS_HUMAN"))
                .metricNamespace("Headgate")
                .metricName(names.of("needs-human"))
                .metricValue("1")
                .build();
        one(
                "needs-human",
                "What a deployment left behind could not be verified: its environment stays locked",
                filter.metric(perMinute()));
    }

    private IAlarm one(String name, String description, IMetric metric) {
        IAlarm alarm = Alarms.atTheFirst(this, name, names.of(name), "Headgate: " + description, metric);
        alarms.add(alarm);
        return alarm;
    }

    private static MetricOptions perMinute() {
        return MetricOptions.builder().statistic("Sum").period(MINUTE).build();
    }
}
