package dev.headgate.analysis;

/** What a person should know about the counts besides the verdict. */
public enum Flag {
    /** Some minute reported more errors than requests; they were clamped to the requests. */
    METRICS_INCONSISTENT,
    /** Blue itself exceeds the service's error objective. */
    BASELINE_DEGRADED
}
