package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.law.Place;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** Services that Headgate makes and whose traffic ECS moves, as their stacks make them: behind rules, alone or shared. */
class MadeByEcsTest {

    private static final String MADE = "controller: ecs\n" + PromiseScene.AT_ONCE;
    private static final String CANARY =
            "controller: ecs\nstrategy: {canary: {percent: 10, interval: 5m}}\nbake: 10m\nalarms: [web-prod-5xx]\n";
    private static final String GATED = """
            controller: ecs
            strategy: {linear: {percent: 20, interval: 1m}}
            bake: 10m
            gates: [{before: traffic, approvers: [bob], expiresAfter: 2h}]
            """;

    private static final List<String> BLUE = List.of("100 % v2, 4 of 4 healthy");
    private static final List<String> GREEN = List.of("100 % v3, 4 of 4 healthy");

    @ParameterizedTest
    @ValueSource(strings = {MADE, CANARY, GATED})
    void aGoodReleaseEndsDeployed(String prod) {
        PromiseScene scene = new PromiseScene(prod, Manner.APPROVE);

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("DEPLOYED");
        assertThat(scene.serving()).isEqualTo(GREEN);
        assertThat(scene.locks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {MADE, CANARY})
    void anAlarmBringsBlueBack(String prod) {
        PromiseScene scene = new PromiseScene(prod, Manner.APPROVE);
        scene.deploy("d1", "v3").untilMoved("d1");

        scene.prod().alarm("web-prod-5xx", StateValue.ALARM);
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("ROLLED_BACK");
        assertThat(scene.serving()).isEqualTo(BLUE);
    }

    @Test
    void anOperatorBringsTheRevisionBack() {
        PromiseScene scene = new PromiseScene(MADE, Manner.APPROVE);
        scene.deploy("d1", "v3").untilClosed("d1");
        scene.deploy("d2", "v4").untilClosed("d2");

        scene.rollBack("back").untilClosed("back");

        assertThat(scene.end("back")).as(scene.story()).startsWith("DEPLOYED");
        assertThat(scene.serving()).isEqualTo(GREEN);
    }

    /** As the stack makes it: {@code EcsServiceTest} in infra holds the same of the template. */
    @Test
    void itsRuleIsNoDefaultOneAndNamesBothTargetGroups() {
        PromiseScene scene = new PromiseScene(MADE, Manner.APPROVE);

        Rule rule = productionRule(scene);

        assertThat(rule.isDefault()).isFalse();
        assertThat(rule.conditions())
                .singleElement()
                .satisfies(it -> assertThat(it.values()).containsExactly("/*"));
        assertThat(rule.actions().getFirst().forwardConfig().targetGroups())
                .extracting(TargetGroupTuple::weight)
                .containsExactlyInAnyOrder(100, 0);
    }

    private static Rule productionRule(PromiseScene scene) {
        return scene.world().wire().undisturbed(() -> {
            String rule = Optional.of(scene.prod()
                            .ecs()
                            .describeServices(it -> it.cluster("headgate-prod").services("web-prod"))
                            .services()
                            .getFirst()
                            .loadBalancers()
                            .getFirst()
                            .advancedConfiguration())
                    .map(AdvancedConfiguration::productionListenerRule)
                    .orElseThrow();
            return scene.prod()
                    .loadBalancing()
                    .describeRules(it -> it.ruleArns(rule))
                    .rules()
                    .getFirst();
        });
    }

    /** One moved by ECS and one by CodeDeploy, behind one load balancer: all laws hold of it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void noLawIsBrokenBesideAServiceOfCodeDeploys(long seed) {
        Simulation run = Simulation.play(
                Profile.SHARED_BY_BOTH,
                seed,
                List.of(
                        new Mishap.SickGreen(new Place("web", "prod"), Duration.ofMinutes(seed * 3)),
                        new Mishap.EndedExecution(Math.toIntExact(20 * seed), true)));

        assertThat(run.violations()).as(run.story()).isEmpty();
    }
}
