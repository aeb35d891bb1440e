package dev.headgate.traffic.ecs;

import dev.headgate.config.ReleaseRules;
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
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookTargetType;
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
        return routing.map(it -> ofRouting(connection, service, it, rules))
                .orElseGet(() -> List.of(notRouted(service)));
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

    private static List<Fault> ofRouting(Connection connection, Service service, Routing routing, ReleaseRules rules) {
        ListenerReader listeners = new ListenerReader(connection);
        List<Fault> faults = new ArrayList<>();
        if (routing.testRule().isEmpty()) {
            faults.add(new Fault(
                    Fact.LISTENER,
                    "the service has no test listener, without which ECS may not stop before it moves production traffic",
                    "set testListenerRule in its load balancer's advancedConfiguration"));
        }
        faults.addAll(ofRule(routing, listeners.rule(routing.productionRule())));
        elsewhere(listeners, routing).ifPresent(faults::add);
        foreignPause(service).ifPresent(faults::add);
        if (LoadBalancerName.isNetwork(routing.productionListener())) {
            faults.addAll(ofNetwork(rules));
        }
        return faults;
    }

    private static List<Fault> ofRule(Routing routing, List<ListenerRule> rules) {
        String others = rules.stream()
                .flatMap(it -> it.weights().keySet().stream())
                .filter(it -> !routing.targetGroups().contains(it))
                .map(ListenerRule::targetGroupName)
                .collect(Collectors.joining(", "));
        String before = rules.stream().flatMap(it -> it.before().stream()).collect(Collectors.joining(", "));
        List<Fault> faults = new ArrayList<>();
        if (rules.stream().noneMatch(it -> it.forwardsToAnyOf(routing.targetGroupNames()))) {
            faults.add(new Fault(
                    Fact.LISTENER,
                    "the production rule " + routing.productionRule()
                            + " forwards to neither of the service's target groups",
                    "name the rule that production really uses in the service's advancedConfiguration"));
        }
        if (!others.isEmpty()) {
            faults.add(new Fault(
                    Fact.LISTENER,
                    "the production rule " + routing.productionRule()
                            + " mixes the service's target groups with another (" + others
                            + "), which a deployment would drop",
                    "give the other target group a rule of its own"));
        }
        if (!before.isEmpty()) {
            faults.add(new Fault(
                    Fact.LISTENER,
                    "the production rule " + routing.productionRule() + " does something else before it forwards ("
                            + before + "), and ECS moves the traffic of rules that forward only",
                    "let the rule forward only: sign people in before the load balancer or in the service"));
        }
        return faults;
    }

    /** ECS moves the traffic of one rule for production and of one for tests: what else leads to the two groups would lead to nobody. */
    private static Optional<Fault> elsewhere(ListenerReader listeners, Routing routing) {
        List<String> leading = listeners.siblings(routing.productionListener()).stream()
                .flatMap(listener -> listeners.rules(listener).stream()
                        .filter(rule -> rule.forwardsToAnyOf(routing.targetGroupNames()))
                        .map(rule -> rule.name() + " of " + listener))
                .toList();
        int moved = 1 + (routing.testRule().isPresent() ? 1 : 0);
        return leading.size() <= moved
                ? Optional.empty()
                : Optional.of(new Fault(
                        Fact.LISTENER,
                        "more leads to the service's target groups than the production rule and the test rule ("
                                + String.join(", ", leading)
                                + "), and ECS moves these two alone: other requests would go to tasks that are ended",
                        "let the others redirect to the production listener, or put their conditions into its rule"));
    }

    private static Optional<Fault> foreignPause(Service service) {
        List<String> pauses = Optional.ofNullable(service.deploymentConfiguration()).stream()
                .flatMap(it -> it.lifecycleHooks().stream())
                .filter(it -> it.targetType() == DeploymentLifecycleHookTargetType.PAUSE)
                .flatMap(it -> it.lifecycleStagesAsStrings().stream())
                .toList();
        return pauses.stream()
                .filter(stage -> !Pauses.areOurs(pauses, stage))
                .findFirst()
                .map(
                        stage -> new Fault(
                                Fact.BACKEND,
                                "the service has a pause of its own at " + stage + ", which a release would take away",
                                "make it a gate in headgate.yaml (before: deployment or traffic), and take it out of the service"));
    }

    private static List<Fault> ofNetwork(ReleaseRules rules) {
        List<Fault> faults = new ArrayList<>();
        if (rules.judge().isPresent()) {
            faults.add(new Fault(
                    Fact.LISTENER,
                    "the service stands behind a network load balancer, which counts neither requests nor answers, so that"
                            + " the judge could never tell",
                    "set judge: {enabled: false}, and name alarms"));
        }
        if (rules.alarms().isEmpty()) {
            faults.add(new Fault(
                    Fact.ALARM_MISSING,
                    "the service stands behind a network load balancer, where nothing but alarms can tell harm, and none are"
                            + " named",
                    "name some in alarms"));
        }
        return faults;
    }
}
