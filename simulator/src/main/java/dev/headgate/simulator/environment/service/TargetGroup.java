package dev.headgate.simulator.environment.service;

/** Where a load balancer sends requests: the tasks of one revision. */
public record TargetGroup(String name, String arn, int port) {

    /** As CloudWatch names it: {@code targetgroup/name/id}. */
    public String dimension() {
        return arn.substring(arn.indexOf(":targetgroup/") + 1);
    }
}
