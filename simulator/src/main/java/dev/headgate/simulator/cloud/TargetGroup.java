package dev.headgate.simulator.cloud;

/** Where a load balancer sends requests: the tasks of one revision. */
record TargetGroup(String name, String arn, int port) {

    /** As CloudWatch names it: {@code targetgroup/name/id}. */
    String dimension() {
        return arn.substring(arn.indexOf(":targetgroup/") + 1);
    }
}
