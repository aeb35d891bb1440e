package dev.headgate.config.network;

import java.util.Optional;

/**
 * The load balancer of an environment that those of its services share which say by which rule they are reached.
 *
 * @param certificate ARN of the ACM certificate by which its listeners speak HTTPS; empty: plain HTTP
 * @param internal whether it is reached from inside its network only
 */
public record SharedLoadBalancer(Optional<String> certificate, boolean internal) {

    /** Of the 100 target groups that an application load balancer takes, each service has two; so it is with rules. */
    public static final int MOST_SERVICES = 50;
}
