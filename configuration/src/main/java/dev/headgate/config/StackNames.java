package dev.headgate.config;

/** What the stacks of the CDK app are called: in the app, in the CDK CLI and in CloudFormation. */
public record StackNames(Names names) {

    public String network(String environment) {
        return names.of("headgate-network-" + environment);
    }

    /** {@code service} and {@code environment} as {@link Names#serviceIn} joins them: never two pairs of the same name. */
    public String service(String service, String environment) {
        return names.of("headgate-service-" + service + "-" + environment);
    }

    /** The load balancer that services of an environment share. */
    public String loadBalancer(String environment) {
        return names.of("headgate-load-balancer-" + environment);
    }

    public String access(String environment) {
        return names.of("headgate-access-" + environment);
    }

    public String observability(String environment) {
        return names.of("headgate-observability-" + environment);
    }

    public String attention(String environment) {
        return names.of("headgate-attention-" + environment);
    }

    public String orchestrator() {
        return names.of("headgate-orchestrator");
    }

    public String delivery(String service) {
        return names.of("headgate-delivery-" + service);
    }

    /** Deployment configurations are shared by all environments of an account and region. */
    public String traffic(String account, String region) {
        return names.of("headgate-traffic-" + account + "-" + region);
    }
}
