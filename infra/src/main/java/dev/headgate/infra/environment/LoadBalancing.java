package dev.headgate.infra.environment;

import java.util.List;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.IApplicationListener;
import software.constructs.IDependable;

/**
 * How requests reach a service: users come by the production listener, whoever looks at green before they do comes by the
 * test listener, and each leads to one of two target groups.
 *
 * <p>CodeDeploy rewires what leads there with every deployment. An update of it by CloudFormation would put users back on
 * what the template says (aws/aws-cdk#36649), so that nothing of it may change once a service has been released.
 */
sealed interface LoadBalancing permits OwnLoadBalancing, SharedLoadBalancing {

    /** What CloudWatch calls the load balancer. */
    String fullName();

    /** Serves from the stack's creation until the first deployment; from then on the two swap with each one. */
    ApplicationTargetGroup blue();

    ApplicationTargetGroup green();

    IApplicationListener production();

    IApplicationListener test();

    /** What has to lead to the service by the test listener before there can be a deployment group. */
    IDependable testRoute();

    /** ARNs of the listeners whose default action a deployment changes. */
    List<String> movedListeners();

    /** ARNs of the rules that a deployment changes; with a wildcard where they are not known. */
    List<String> movedRules();

    /** Where users come by. */
    String productionAddress();

    /** Where whoever looks at green before users do comes by. */
    String testAddress();
}
