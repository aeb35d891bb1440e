package dev.headgate.infra;

import dev.headgate.config.Names;

/** What the stacks are called: here, in the CDK CLI and in CloudFormation. */
record StackNames(Names names) {

    String network(String environment) {
        return names.of("headgate-network-" + environment);
    }

    /** {@code service} and {@code environment} as {@link Names#serviceIn} joins them: never two pairs of the same name. */
    String service(String service, String environment) {
        return names.of("headgate-service-" + service + "-" + environment);
    }

    String access(String environment) {
        return names.of("headgate-access-" + environment);
    }

    String observability(String environment) {
        return names.of("headgate-observability-" + environment);
    }

    /** Deployment configurations are shared by all environments of an account and region. */
    String traffic(String account, String region) {
        return names.of("headgate-traffic-" + account + "-" + region);
    }
}
