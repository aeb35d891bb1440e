package dev.headgate.telemetry;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The end of a deployment in CloudWatch's embedded metric format: one line of the log, of which CloudWatch makes metrics.
 *
 * <p>A metric costs nothing in an hour in which nothing ends.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     metric format</a>
 */
public final class EndMetrics {

    /** How many ended, by {@link #OUTCOME}, and by that and {@link #ENVIRONMENT}. */
    public static final String DEPLOYMENTS = "Deployments";

    /** From opening to end, in seconds, by {@link #ENVIRONMENT}, and by that and {@link #SERVICE}; so are all that follow. */
    public static final String DURATION = "DeploymentDuration";

    /** What of that nobody was waited for. */
    public static final String PROGRESS = "ProgressDuration";

    /** While an approver was asked, or an operator's pause stood. */
    public static final String PEOPLE = "WaitingForPeopleDuration";

    /** From the question to the answer that settled it: a value for each gate. */
    public static final String APPROVAL = "ApprovalLatency";

    /** From when green's harm could be seen until the rollback was asked for. */
    public static final String ROLLBACK = "EvidenceToRollbackLatency";

    public static final String SERVICE = "Service";
    public static final String ENVIRONMENT = "Environment";
    public static final String OUTCOME = "Outcome";

    private EndMetrics() {}

    /**
     * The members of the line.
     *
     * @param namespace of CloudWatch: one for each installation
     */
    static Map<String, Object> of(String namespace, Deployment deployment, Closing closing, DeploymentTimes times) {
        Map<String, Object> seconds = new LinkedHashMap<>();
        seconds.put(DURATION, seconds(times.total()));
        seconds.put(PROGRESS, seconds(times.progress()));
        seconds.put(PEOPLE, seconds(times.people()));
        if (!times.approvals().isEmpty()) {
            seconds.put(
                    APPROVAL,
                    times.approvals().stream().map(EndMetrics::seconds).toList());
        }
        times.evidenceToRollback().ifPresent(it -> seconds.put(ROLLBACK, seconds(it)));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(
                "_aws",
                Map.of(
                        "Timestamp",
                        closing.at().toEpochMilli(),
                        "CloudWatchMetrics",
                        List.of(
                                metrics(
                                        namespace,
                                        List.of(List.of(OUTCOME), List.of(ENVIRONMENT, OUTCOME)),
                                        List.of(metric(DEPLOYMENTS, "Count"))),
                                metrics(
                                        namespace,
                                        List.of(List.of(ENVIRONMENT), List.of(SERVICE, ENVIRONMENT)),
                                        seconds.keySet().stream()
                                                .map(it -> metric(it, "Seconds"))
                                                .toList()))));
        members.put("deploymentId", deployment.id());
        members.put(SERVICE, deployment.plan().release().service());
        members.put(ENVIRONMENT, deployment.plan().environment().name());
        members.put(OUTCOME, closing.outcome().name());
        members.put(DEPLOYMENTS, 1);
        members.putAll(seconds);
        return members;
    }

    private static Map<String, Object> metrics(
            String namespace, List<List<String>> dimensions, List<Map<String, String>> metrics) {
        return Map.of("Namespace", namespace, "Dimensions", dimensions, "Metrics", metrics);
    }

    private static Map<String, String> metric(String name, String unit) {
        return Map.of("Name", name, "Unit", unit);
    }

    /** Thousandths are enough, and CloudWatch takes any number. */
    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
