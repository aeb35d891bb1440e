package dev.headgate.telemetry;

import dev.headgate.approval.Approval;
import dev.headgate.deployment.Deployment;
import java.util.List;

/** Measures the end of a deployment, when it is told. */
public final class EndLog {

    private final StructuredLog log;
    private final String namespace;

    /** @param namespace of CloudWatch, in which the metrics are */
    public EndLog(StructuredLog log, String namespace) {
        this.log = log;
        this.namespace = namespace;
    }

    /**
     * Writes what it measures.
     *
     * @param deployment that has ended
     * @param questions that were put to approvers
     */
    public void ended(Deployment deployment, List<Approval> questions) {
        deployment
                .closing()
                .ifPresent(closing -> log.write(
                        StructuredLog.Level.INFO,
                        "deployment ended",
                        EndMetrics.of(
                                namespace, deployment, closing, DeploymentTimes.of(deployment, closing, questions))));
    }
}
