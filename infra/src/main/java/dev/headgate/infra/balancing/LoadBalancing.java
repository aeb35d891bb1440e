package dev.headgate.infra.balancing;

import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;

/**
 * How requests reach a service: users come by the production listener, whoever looks at green before they do comes by the
 * test listener, and each leads to one of two target groups.
 *
 * <p>Every deployment rewires what leads there. An update of it by CloudFormation would put users back on what the template
 * says (aws/aws-cdk#36649), so that nothing of it may change once a service has been released.
 */
public sealed interface LoadBalancing permits CodeDeployLoadBalancing, EcsLoadBalancing {

    /** What CloudWatch calls the load balancer. */
    String fullName();

    /** Serves from the stack's creation until the first deployment; from then on the two swap with each one. */
    ApplicationTargetGroup blue();

    ApplicationTargetGroup green();

    /** Where users come by. */
    String productionAddress();

    /** Where whoever looks at green before users do comes by. */
    String testAddress();
}
