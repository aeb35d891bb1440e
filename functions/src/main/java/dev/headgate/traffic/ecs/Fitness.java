package dev.headgate.traffic.ecs;

import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.deployment.Fault;
import dev.headgate.deployment.Fault.Fact;
import dev.headgate.traffic.Connection;
import dev.headgate.traffic.ListenerReader;
import dev.headgate.traffic.ListenerRule;
import dev.headgate.traffic.LoadBalancerName;
import dev.headgate.traffic.ServiceReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.DeploymentController;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.Service;

/** What of a service a deployment by ECS cannot do with. Such a service is refused: what goes wrong without a word is found in production. */
final class Fitness {

    private Fitness() {}

    /** None where there is no service yet. */
    static List<Fault> of(Connection connection, ReleaseRules rules) {
        Optional<Service> service = new ServiceReader(connection).service();
        return service.map(it -> faults(connection, it, rules)).orElse(List.of());
    }

    private static List<Fault> faults(Connection connection, Service service, ReleaseRules rules) {
        if (!isDeployedByEcs(service)) {
            return List.of(new Fault(
                    Fact.BACKEND,
                    "the service's deployment controller is "
                            + service.deploymentController().typeAsString()
                            + ", and this environment says that it is ECS",
                    "say controller: codedeploy, or move the service to the ECS controller"));
        }
        Optional<Routing> routing = Routing.of(service);
        return routing.map(it -> ofRouting(connection, it, rules)).orElseGet(() -> List.of(notRouted(service)));
    }

    /** ECS is the controller of a service that names none. */
    static boolean isDeployedByEcs(Service service) {
        return Optional.ofNullable(service.deploymentController())
                .map(DeploymentController::type)
                .filter(it -> it != DeploymentControllerType.ECS)
                .isEmpty();
    }

    private static Fault notRouted(Service service) {
        return service.loadBalancers().size() > 1
                ? new Fault(
                        Fact.LISTENER,
                        "the service stands behind several load balancers or target groups, and a release moves the"
                                + " traffic of one pair of target groups only",
                        "leave one load balancer to the service")
                : new Fault(
                        Fact.LISTENER,
                        "the service names no second target group and no rule of a production listener, between which ECS"
                                + " could move traffic",
                        "set its load balancer's advancedConfiguration: alternateTargetGroupArn,"
                                + " productionListenerRule, testListenerRule and roleArn");
    }

    private static List<Fault> ofRouting(Connection connection, Routing routing, ReleaseRules rules) {
        List<Fault> faults = new ArrayList<>();
        if (routing.testRule().isEmpty() && rules.gate(Gate.Before.TRAFFIC).isPresent()) {
            faults.add(
                    new Fault(
                            Fact.LISTENER,
                            "approvers are asked before traffic, and the service has no test listener by which green could be"
                                    + " looked at before",
                            "set testListenerRule in its load balancer's advancedConfiguration, or drop the gate before traffic"));
        }
        boolean network = LoadBalancerName.isNetwork(routing.productionListener());
        if (network) {
            faults.addAll(ofNetwork(rules));
        }
        List<ListenerRule> rule = new ListenerReader(connection).rule(routing.productionRule());
        faults.addAll(ofRule(routing, rule));
        return faults;
    }

    private static List<Fault> ofRule(Routing routing, List<ListenerRule> rules) {
        String others = rules.stream()
                .flatMap(it -> it.weights().keySet().stream())
                .filter(it -> !routing.targetGroups().contains(it))
                .map(ListenerRule::targetGroupName)
                .collect(Collectors.joining(", "));
        boolean reaches = rules.stream()
                .anyMatch(it -> it.weights().keySet().stream().anyMatch(routing.targetGroups()::contains));
        if (!reaches) {
            return List.of(new Fault(
                    Fact.LISTENER,
                    "the production rule " + routing.productionRule() + " forwards to neither of the service's target"
                            + " groups",
                    "name the rule that production really uses in the service's advancedConfiguration"));
        }
        return others.isEmpty()
                ? List.of()
                : List.of(new Fault(
                        Fact.LISTENER,
                        "the production rule " + routing.productionRule() + " mixes the service's target groups with"
                                + " another (" + others + "), which a deployment would drop",
                        "give the other target group a rule of its own"));
    }

    private static List<Fault> ofNetwork(ReleaseRules rules) {
        List<Fault> faults = new ArrayList<>();
        if (!(rules.strategy() instanceof Strategy.AllAtOnce)) {
            faults.add(new Fault(
                    Fact.LISTENER,
                    "the service stands behind a network load balancer, which moves traffic all at once only, not in steps",
                    "set strategy: allAtOnce, or give the service an application load balancer"));
        }
        if (rules.judge().isPresent()) {
            faults.add(new Fault(
                    Fact.LISTENER,
                    "the service stands behind a network load balancer, which counts neither requests nor answers, so that"
                            + " the judge could never tell",
                    "set judge: {enabled: false}, and name alarms"));
        }
        return faults;
    }
}
