package dev.headgate.traffic.codedeploy;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.LoadBalancerInfo;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * What of a service a deployment cannot do with, for the way that requests take to it. Such a service is refused: what goes
 * wrong without a word is found in production.
 */
final class Fitness {

    private final Connection connection;
    private final Service service;
    private final DeploymentGroupInfo group;

    private Fitness(Connection connection, Service service, DeploymentGroupInfo group) {
        this.connection = connection;
        this.service = service;
        this.group = group;
    }

    /** None where there is no service or no group yet. */
    static List<Fault> of(Connection connection, ReleaseRules rules) {
        Optional<Service> service = new ServiceReader(connection).service();
        Optional<DeploymentGroupInfo> group = new GroupReader(connection).read();
        return service.isEmpty() || group.isEmpty()
                ? List.of()
                : Stream.concat(
                                lostHooks(new HooksReader(connection).of(group.get())).stream(),
                                new Fitness(connection, service.get(), group.get()).faults(rules).stream())
                        .toList();
    }

    /** What was never run again without anybody's being told would be missed in production. */
    static Optional<Fault> lostHooks(OwnHooks hooks) {
        return switch (hooks) {
            case OwnHooks.Known known -> Optional.empty();
            case OwnHooks.Unreadable(String why) ->
                Optional.of(new Fault(
                        Fact.BACKEND,
                        "the AppSpec of the deployment group's last deployment may have hooks that Headgate would leave out: "
                                + why,
                        "deploy once by CodeDeploy with the AppSpec as a string (revisionType AppSpecContent, in JSON), with"
                                + " the hooks that are to run or with none: releases carry them over"));
        };
    }

    private List<Fault> faults(ReleaseRules rules) {
        Optional<Fault> several = several();
        if (several.isPresent()) {
            return List.of(several.get());
        }
        String listener = new GroupReader(connection).productionListener(group);
        Set<String> pair = new TreeSet<>(GroupReader.targetGroups(group));
        List<ListenerRule> moved = forwardingToThem(listener, pair);
        if (moved.isEmpty()) {
            return List.of(forwardsToNeither(listener, pair));
        }
        boolean seenBeforeTraffic = GroupReader.testListener(group).isPresent()
                || !(rules.strategy() instanceof Strategy.AllAtOnce)
                || moved.stream().anyMatch(rule -> rule.targetGroups().containsAll(pair));
        return Stream.of(
                        mixed(listener, moved, pair),
                        doingMore("production", listener, moved),
                        GroupReader.testListener(group)
                                .map(test -> doingMore("test", test, forwardingToThem(test, pair)))
                                .orElse(List.of()),
                        elsewhere(elsewhere(listener, pair), pair),
                        LoadBalancerName.isNetwork(listener) ? ofNetwork(rules) : List.<Fault>of(),
                        seenBeforeTraffic ? List.<Fault>of() : List.of(greenUnseen(pair)))
                .flatMap(List::stream)
                .toList();
    }

    /** CodeDeploy moves the traffic of one pair of target groups. */
    private Optional<Fault> several() {
        int pairs = Optional.ofNullable(group.loadBalancerInfo())
                .map(LoadBalancerInfo::targetGroupPairInfoList)
                .map(List::size)
                .orElse(0);
        long ofService = Stream.concat(
                        Stream.of(service.loadBalancers()),
                        service.taskSets().stream()
                                .filter(set -> "PRIMARY".equals(set.status()))
                                .map(set -> set.loadBalancers()))
                .mapToLong(balancers -> balancers.stream()
                        .map(LoadBalancer::targetGroupArn)
                        .distinct()
                        .count())
                .max()
                .orElse(0);
        return pairs > 1 || ofService > 1
                ? Optional.of(new Fault(
                        Fact.LISTENER,
                        "the service stands behind several load balancers or target groups, and CodeDeploy moves the"
                                + " traffic of one pair of target groups only",
                        "leave one load balancer to the service"))
                : Optional.empty();
    }

    private List<ListenerRule> forwardingToThem(String listener, Set<String> pair) {
        return new ListenerReader(connection)
                .rules(listener).stream()
                        .filter(rule -> rule.forwardsToAnyOf(pair))
                        .toList();
    }

    static Fault forwardsToNeither(String listener, Set<String> pair) {
        return new Fault(
                Fact.LISTENER,
                "neither a rule nor the default action of the production listener " + listener
                        + " forwards to one of the service's target groups (" + String.join(", ", pair) + ")",
                "name the listener and the target groups in the deployment group that production really uses");
    }

    /** CodeDeploy replaces the whole action: what goes to a third group would be lost, or counted for nobody. */
    static List<Fault> mixed(String listener, List<ListenerRule> moved, Set<String> pair) {
        return moved.stream()
                .filter(rule -> !pair.containsAll(rule.targetGroups()))
                .map(rule -> new Fault(
                        Fact.LISTENER,
                        "the production listener " + listener + " mixes the service's target groups in " + rule.name()
                                + " with another ("
                                + rule.targetGroups().stream()
                                        .filter(it -> !pair.contains(it))
                                        .collect(Collectors.joining(", "))
                                + "), which a deployment would drop",
                        "give the other target group a rule of its own"))
                .toList();
    }

    /**
     * A rollback by CodeDeploy was seen to leave the forward alone in the rule, and AWS's support confirmed it.
     *
     * @see <a href="https://blog.youyo.info/post/2018/12/28/blue-green-deployment-for-ecs-is-not-support-to-alb-listener-rules-added-cognito-authenticate/">A
     *     report of 2018</a>
     */
    static List<Fault> doingMore(String which, String listener, List<ListenerRule> moved) {
        return moved.stream()
                .filter(rule -> !rule.before().isEmpty())
                .map(rule -> new Fault(
                        Fact.LISTENER,
                        "the " + which + " listener " + listener + " does something else in " + rule.name()
                                + ", before it forwards (" + String.join(", ", rule.before())
                                + "), and a rollback by CodeDeploy may drop that: where it asks who somebody is, everybody"
                                + " would get in",
                        "let the rule forward only: sign people in before the load balancer or in the service"))
                .toList();
    }

    /** Rules by the listener that has them, of all listeners that CodeDeploy will not touch. */
    private Map<String, List<ListenerRule>> elsewhere(String production, Set<String> pair) {
        List<String> touched = new ArrayList<>(List.of(production));
        GroupReader.testListener(group).ifPresent(touched::add);
        Map<String, List<ListenerRule>> elsewhere = new LinkedHashMap<>();
        new ListenerReader(connection)
                .siblings(production).stream()
                        .filter(it -> !touched.contains(it))
                        .forEach(it -> elsewhere.put(it, forwardingToThem(it, pair)));
        return elsewhere;
    }

    static List<Fault> elsewhere(Map<String, List<ListenerRule>> elsewhere, Set<String> pair) {
        return elsewhere.entrySet().stream()
                .filter(it -> !it.getValue().isEmpty())
                .map(it -> new Fault(
                        Fact.LISTENER,
                        "listener " + it.getKey() + " forwards to the service's target groups ("
                                + String.join(", ", pair) + ") too, in "
                                + it.getValue().stream().map(ListenerRule::name).collect(Collectors.joining(", "))
                                + ", and CodeDeploy moves the production listener's traffic only: its requests would go"
                                + " to tasks that are ended",
                        "let it redirect to the production listener"))
                .toList();
    }

    static List<Fault> ofNetwork(ReleaseRules rules) {
        List<Fault> faults = new ArrayList<>();
        if (!(rules.strategy() instanceof Strategy.AllAtOnce)) {
            faults.add(new Fault(
                    Fact.LISTENER,
                    "the service stands behind a network load balancer, by which CodeDeploy can move traffic all at once"
                            + " only, not in steps",
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

    /** A target group that no listener names is not checked. */
    static Fault greenUnseen(Set<String> pair) {
        return new Fault(
                Fact.LISTENER,
                "nobody could see green healthy before it gets all traffic at once: the deployment group has no test"
                        + " listener, and no rule of the production listener names both target groups ("
                        + String.join(", ", pair) + ")",
                "add a test listener, name both with weights 100 and 0, or move traffic in steps");
    }
}
