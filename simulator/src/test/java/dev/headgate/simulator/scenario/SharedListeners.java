package dev.headgate.simulator.scenario;

import dev.headgate.simulator.environment.TargetAccount;
import dev.headgate.simulator.installation.World;
import dev.headgate.traffic.ListenerRule;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** The two listeners that services share, asked as a load balancer would be by whoever comes there. */
record SharedListeners(World world, TargetAccount account, List<String> arns) {

    /** Those of a service's deployment group: first the production listener, then the test listener. */
    static SharedListeners of(World world, String service) {
        World.Place place = world.place(service, "prod");
        return world.wire().undisturbed(() -> {
            var pair = place.account()
                    .codeDeploy()
                    .getDeploymentGroup(
                            it -> it.applicationName(place.service()).deploymentGroupName(place.service()))
                    .deploymentGroupInfo()
                    .loadBalancerInfo()
                    .targetGroupPairInfoList()
                    .getFirst();
            return new SharedListeners(
                    world,
                    place.account(),
                    Stream.of(pair.prodTrafficRoute(), pair.testTrafficRoute())
                            .map(route -> route.listenerArns().getFirst())
                            .toList());
        });
    }

    /** The services whose target groups a request may come to by either listener, by name and environment. */
    Set<String> reachedBy(String host, String path) {
        return arns.stream()
                .flatMap(arn -> groups(first(arn, host, path)))
                .map(group -> group.targetGroupArn().replaceFirst(".*targetgroup/(.*)-[12]/.*", "$1"))
                .collect(Collectors.toSet());
    }

    /** Whether the production listener's rule for a request forwards to two target groups at the moment, both with some. */
    boolean isShifting(String host, String path) {
        return groups(first(arns.getFirst(), host, path))
                        .filter(it -> it.weight() > 0)
                        .count()
                == 2;
    }

    /** Names of all target groups that a rule forwards to, 0 % too, whatever the listener. */
    Set<Set<String>> pairs() {
        return arns.stream()
                .flatMap(arn -> rules(arn).stream())
                .map(rule -> groups(rule)
                        .map(it -> ListenerRule.targetGroupName(it.targetGroupArn()))
                        .collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    private Rule first(String arn, String host, String path) {
        return rules(arn).stream()
                .filter(rule -> rule.conditions().stream().allMatch(it -> isMet(it, host, path)))
                .min(Comparator.comparingInt(
                        rule -> rule.isDefault() ? Integer.MAX_VALUE : Integer.parseInt(rule.priority())))
                .orElseThrow();
    }

    private List<Rule> rules(String arn) {
        return world.wire()
                .undisturbed(() -> account.loadBalancing()
                        .describeRules(it -> it.listenerArn(arn))
                        .rules());
    }

    private static boolean isMet(RuleCondition condition, String host, String path) {
        String asked = condition.field().equals("host-header") ? host : path;
        return condition.values().stream()
                .map(value -> Pattern.quote(value).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"))
                .anyMatch(asked::matches);
    }

    private static Stream<TargetGroupTuple> groups(Rule rule) {
        return Stream.ofNullable(rule.actions().getFirst().forwardConfig())
                .flatMap(forward -> forward.targetGroups().stream());
    }
}
