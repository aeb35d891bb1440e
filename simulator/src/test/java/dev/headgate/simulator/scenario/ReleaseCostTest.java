package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.installation.AwsCall;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.states.execution.ExecutionListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a release costs. */
class ReleaseCostTest {

    private static final String ECS = "controller: ecs\nexisting: {cluster: headgate-prod, service: web-prod}\n";
    private static final String CANARY = "strategy: {canary: {percent: 10, interval: 5m}}\nbake: 10m\nalarms: [web-prod-5xx]\n";
    private static final String LINEAR = "strategy: {linear: {percent: 10, interval: 1m}}\nbake: 10m\nalarms: [web-prod-5xx]\n";

    record Cost(List<String> states, List<AwsCall> calls) {}

    private static Cost of(String rules) {
        PromiseScene scene = new PromiseScene(rules, Manner.APPROVE);
        List<String> states = new ArrayList<>();
        List<AwsCall> calls = new ArrayList<>();
        Instant begin = scene.now();
        scene.world().observeCalls(call -> { calls.add(call); System.out.println("CALL " + scene.world().runningPayload().map(p -> { var m = dev.headgate.json.Json.object(dev.headgate.json.Json.tree(p), "x"); return String.valueOf(m.containsKey("state") ? m.get("state") : m.get("detail-type")); }).orElse("?") + " " + call.service()+":"+call.operation()); });
        scene.world().stepFunctions().addListener(new ExecutionListener() {
            @Override
            public void stateEntered(String arn, String state, Instant at, String input) {
                states.add(state);
                System.out.println(java.time.Duration.between(begin, at).toSeconds() + " " + state);
            }
        });
        scene.deploy("d1", "v3").untilClosed("d1");
        assertThat(scene.end("d1")).as(scene.story()).startsWith("DEPLOYED");
        System.out.println(states.size() + " states " + new TreeMap<>(states.stream().collect(Collectors.groupingBy(it -> it, Collectors.counting()))));
        System.out.println(calls.size() + " calls " + new TreeMap<>(calls.stream().collect(Collectors.groupingBy(it -> it.function() + " " + it.service() + ":" + it.operation(), Collectors.counting()))));
        return new Cost(states, calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {CANARY, LINEAR})
    void half(String rules) {
        Cost codeDeploy = of(rules);
        Cost ecs = of(ECS + rules);
        assertThat(ecs.states().size() * 2).isLessThanOrEqualTo(codeDeploy.states().size());
        assertThat(ecs.calls().size() * 2).isLessThanOrEqualTo(codeDeploy.calls().size());
    }
}
