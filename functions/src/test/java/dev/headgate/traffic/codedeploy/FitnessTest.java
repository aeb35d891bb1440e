package dev.headgate.traffic.codedeploy;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.headgate.config.network.RuleConditions;
import dev.headgate.deployment.Fault;
import dev.headgate.traffic.ListenerRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How requests reach a service decides whether CodeDeploy can move them. */
class FitnessTest {

    private static final String ARN = "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/";
    private static final Set<String> PAIR = new TreeSet<>(Set.of("web-prod-1", "web-prod-2"));

    @Test
    void namesWhatTheListenerForwardsToNeitherOf() {
        assertThat(Fitness.forwardsToNeither("arn:listener", PAIR).sentence())
                .contains("neither a rule nor the default action", "(web-prod-1, web-prod-2)", "name the listener");
    }

    @Test
    void namesTheRuleThatMixesInAnotherTargetGroup() {
        ListenerRule mixed = new ListenerRule(
                "its rule 10 (host-header web.example.com)",
                Map.of(ARN + "web-prod-1/0123456789abcdef", 90, ARN + "legacy/0123456789abcdef", 10));

        assertThat(Fitness.mixed("arn:listener", List.of(mixed), PAIR))
                .singleElement()
                .extracting(Fault::sentence, as(STRING))
                .contains("its rule 10 (host-header web.example.com)", "(legacy)", "a rule of its own");
    }

    /** CodeDeploy's rollback leaves the forward alone in it. */
    @Test
    void namesTheRuleThatHasPeopleSignInBeforeItForwards() {
        Map<String, Integer> weights = Map.of(ARN + "web-prod-1/01", 100);
        ListenerRule asking =
                new ListenerRule("its default action", weights, RuleConditions.ANY, List.of("authenticate-cognito"));

        assertThat(Fitness.doingMore("production", "arn:listener", List.of(asking)))
                .singleElement()
                .extracting(Fault::sentence, as(STRING))
                .contains("in its default action", "(authenticate-cognito)", "everybody would get in", "forward only");
        assertThat(Fitness.doingMore(
                        "production", "arn:listener", List.of(new ListenerRule("its default action", weights))))
                .isEmpty();
    }

    @Test
    void hasNothingToSayOfARuleWithinThePair() {
        ListenerRule both =
                new ListenerRule("its default action", Map.of(ARN + "web-prod-1/01", 100, ARN + "web-prod-2/02", 0));

        assertThat(Fitness.mixed("arn:listener", List.of(both), PAIR)).isEmpty();
        assertThat(Fitness.elsewhere(Map.of("arn:other", List.of()), PAIR)).isEmpty();
        assertThat(Fitness.elsewhere(Map.of("arn:other", List.of(both)), PAIR)).hasSize(1);
    }

    @Test
    void aRuleIsTheServicesWhereItNamesOneOfThePair() {
        assertThat(new ListenerRule("one", Map.of(ARN + "web-prod-2/02", 0)).forwardsToAnyOf(PAIR))
                .isTrue();
        assertThat(new ListenerRule("one", Map.of(ARN + "web-prod-20/02", 100)).forwardsToAnyOf(PAIR))
                .isFalse();
        assertThat(new ListenerRule("a redirect", Map.of()).forwardsToAnyOf(PAIR))
                .isFalse();
    }
}
