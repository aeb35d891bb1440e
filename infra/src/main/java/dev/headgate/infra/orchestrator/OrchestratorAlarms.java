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
    private static final Duration QUARTER = Duration.minutes(15);

    /** A person mistypes the environment's name once or twice; a program that tries each word of the page needs some more. */
    private static final int WRONG_ANSWERS = 10;

    /** Sign-ins as somebody else than whom a link was sent to. */
    private static final int FOREIGN_SIGN_INS = 5;

    /** One in a second: far more than approvers and mail scanners come to, and far less than keeps them out. */
    private static final int REFUSED_REQUESTS = 900;

    private final ToolingNames names;
    private final List<IAlarm> alarms = new ArrayList<>();

    OrchestratorAlarms(
            Construct scope,
            ToolingNames names,
            Functions functions,
            StateMachines machines,
            ApprovalApi page,
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
        attacksOnThePage(functions.approval(), page);
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
        one(
                "needs-human",
                "What a deployment left behind could not be verified: its environment stays locked",
                logged("HumanNeeded", "needs-human", deployment, "CloseDeployment", "NEEDS_HUMAN")
                        .metric(perMinute()));
    }

    /** What docs/threat-model.md says that remains: nobody can be kept from trying, and somebody hears of it. */
    private void attacksOnThePage(SnapStartFunction approval, ApprovalApi page) {
        several(
                WRONG_ANSWERS,
                "wrong-answers",
                "Many forms of the approval page were sent with something wrong in them: a program may be trying words",
                logged("WrongAnswers", "wrong-answers", approval, "approval page", "Unprocessable")
                        .metric(perQuarter()));
        several(
                FOREIGN_SIGN_INS,
                "foreign-sign-ins",
                "Links of the approval page were opened by others than whom they were sent to",
                logged("ForeignSignIns", "foreign-sign-ins", approval, "approval page", "NotTheirs")
                        .metric(perQuarter()));
        several(
                REFUSED_REQUESTS,
                "refused-requests",
                "The approval page refuses so many requests that approvers may be kept out (429), and silence rejects",
                page.refused(perQuarter()));
    }

    private MetricFilter logged(String id, String name, SnapStartFunction by, String... terms) {
        return MetricFilter.Builder.create(this, id)
                .filterName(names.of(name))
                .logGroup(by.log())
                .filterPattern(FilterPattern.allTerms(terms))
                .metricNamespace("Headgate")
                .metricName(names.of(name))
                .metricValue("1")
                .build();
    }

    private IAlarm one(String name, String description, IMetric metric) {
        return several(1, name, description, metric);
    }

    private IAlarm several(int threshold, String name, String description, IMetric metric) {
        IAlarm alarm = Alarms.from(threshold, this, name, names.of(name), "Headgate: " + description, metric);
        alarms.add(alarm);
        return alarm;
    }

    private static MetricOptions perMinute() {
        return MetricOptions.builder().statistic("Sum").period(MINUTE).build();
    }

    private static MetricOptions perQuarter() {
        return MetricOptions.builder().statistic("Sum").period(QUARTER).build();
    }
}
