package dev.headgate.infra.orchestrator;

import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.ToolingNames;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.CustomWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/** What is deployed, whether it is healthy, what is being deployed, what waits for whom, and how deployments went: on one page. */
final class StatusDashboard extends Construct {

    private static final int WHOLE = 24;
    private static final int HALF = 12;

    /** CloudWatch shows as many in one widget. */
    private static final int MOST_ALARMS = 100;

    private static final Duration FIVE_MINUTES = Duration.minutes(5);

    private final ToolingNames names;

    StatusDashboard(
            Construct scope,
            ToolingNames names,
            Functions functions,
            StateMachines machines,
            OrchestratorAlarms alarms,
            List<EnvironmentServices> here) {
        super(scope, "Dashboard");
        this.names = names;
        Dashboard.Builder.create(this, "Dashboard")
                .dashboardName(names.names().of("headgate"))
                .widgets(Stream.of(
                                List.of(List.of(status(functions)), health(alarms, here)),
                                new EndGraphs(names).rows(),
                                work(functions, machines))
                        .flatMap(List::stream)
                        .toList())
                .build();
    }

    private static List<List<IWidget>> work(Functions functions, StateMachines machines) {
        return List.of(
                List.of(executions("Releases", machines.release()), executions("Deployments", machines.deployment())),
                List.of(
                        graph(
                                "Slowest of twenty calls of each function",
                                functions.all().stream()
                                        .<IMetric>map(it -> it.function().metricDuration(statistic("p95")))
                                        .toList()),
                        graph(
                                "Errors of each function",
                                functions.all().stream()
                                        .<IMetric>map(it -> it.function().metricErrors(statistic("Sum")))
                                        .toList())));
    }

    private static IWidget status(Functions functions) {
        return CustomWidget.Builder.create()
                .title("What is deployed, and what is on its way")
                .functionArn(functions.widget().live().getFunctionArn())
                .updateOnRefresh(true)
                .updateOnTimeRangeChange(false)
                .width(WHOLE)
                .height(14)
                .build();
    }

    private List<IWidget> health(OrchestratorAlarms alarms, List<EnvironmentServices> here) {
        IWidget ours = alarms("Is Headgate itself healthy?", alarms.all());
        List<IAlarm> theirs = serviceAlarms(here);
        return theirs.isEmpty() ? List.of(ours) : List.of(alarms("Is what is deployed healthy?", theirs), ours);
    }

    private static IWidget alarms(String title, List<IAlarm> alarms) {
        return AlarmStatusWidget.Builder.create()
                .title(title)
                .alarms(alarms)
                .width(HALF)
                .height(6)
                .build();
    }

    private static IWidget executions(String title, StateMachine machine) {
        return graph(
                title,
                List.of(
                        machine.metricStarted(statistic("Sum")),
                        machine.metricSucceeded(statistic("Sum")),
                        machine.metricFailed(statistic("Sum")),
                        machine.metricTimedOut(statistic("Sum")),
                        machine.metricAborted(statistic("Sum"))));
    }

    private static IWidget graph(String title, List<IMetric> metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .left(metrics)
                .width(HALF)
                .height(6)
                .build();
    }

    /**
     * Those of this account and region: a dashboard cannot show alarms of others unless their accounts are linked. Where they
     * are more than it shows, those that stand for all of a service's, or none.
     */
    private List<IAlarm> serviceAlarms(List<EnvironmentServices> here) {
        return Stream.<Function<EnvironmentServices, List<String>>>of(
                        EnvironmentServices::alarms, EnvironmentServices::alarmsToTellOf)
                .map(which -> here.stream()
                        .flatMap(it -> which.apply(it).stream())
                        .distinct()
                        .toList())
                .filter(shown -> shown.size() <= MOST_ALARMS)
                .findFirst()
                .orElse(List.of())
                .stream()
                .map(name -> Alarm.fromAlarmArn(this, name, names.alarmArn(name)))
                .toList();
    }

    private static MetricOptions statistic(String statistic) {
        return MetricOptions.builder().statistic(statistic).period(FIVE_MINUTES).build();
    }
}
