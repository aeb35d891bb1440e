package dev.headgate.infra.balancing;

import java.util.List;
import software.amazon.awscdk.services.elasticloadbalancingv2.IApplicationListener;
import software.constructs.IDependable;

/** How requests reach a service whose traffic CodeDeploy moves, which knows listeners and looks for their rules itself. */
public sealed interface CodeDeployLoadBalancing extends LoadBalancing permits OwnLoadBalancing, SharedLoadBalancing {

    IApplicationListener production();

    IApplicationListener test();

    /** What has to lead to the service by the test listener before there can be a deployment group. */
    IDependable testRoute();

    /** ARNs of the listeners whose default action a deployment changes. */
    List<String> movedListeners();

    /** ARNs of the rules that a deployment changes; with a wildcard where they are not known. */
    List<String> movedRules();
}
