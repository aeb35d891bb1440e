package dev.headgate.simulator.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.json.Json;
import dev.headgate.simulator.environment.TargetAccount;
import dev.headgate.simulator.environment.service.ServiceSpec;
import dev.headgate.simulator.stepfunctions.SimulatedStepFunctions;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.definition.StateMachine;
import dev.headgate.states.time.EventLoop;
import dev.headgate.states.time.Strands;
import dev.headgate.testing.Example;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EventRulesTest {

    private final Arns arns = new Arns(Example.configuration());
    private final EventLoop loop = new EventLoop(Instant.parse("2026-03-02T09:00:00Z"));
    private final TargetAccount account =
            new TargetAccount("111122223333", "eu-west-1", loop, new Wire(loop), new SplittableRandom(7));

    @Test
    void theWatchdogIsWokenByTheEndOfADeploymentThatEcsMakesAndNotByItsBeginning() {
        List<String> heard = new ArrayList<>();
        try (Strands strands = new Strands(loop)) {
            SplittableRandom random = new SplittableRandom(1);
            LambdaFunctions lambda =
                    new LambdaFunctions(loop, random, new Interference(Turbulence.NONE, random), strands);
            lambda.add(arns.function("WatchdogFunction"), () -> payload -> {
                heard.add(nameOf(payload));
                return Map.of();
            });
            new EventRules(loop, lambda, arns, 1).carryEventsOf(account);
            account.addEcsService(
                    new ServiceSpec("orders", "shop", "app", 8080, "orders@sha256:" + "a".repeat(64), 2), List.of());
            account.ecs()
                    .updateService(it -> it.cluster("shop").service("orders").forceNewDeployment(true));
            loop.runFor(Duration.ofMinutes(10));
        }

        assertThat(heard).containsExactly("SERVICE_DEPLOYMENT_COMPLETED");
    }

    @Test
    void theWatchdogHearsOfTheDeathOfOurStateMachinesAndOfNoOthers() {
        List<Object> heard = new ArrayList<>();
        try (Strands strands = new Strands(loop)) {
            SplittableRandom random = new SplittableRandom(1);
            LambdaFunctions lambda =
                    new LambdaFunctions(loop, random, new Interference(Turbulence.NONE, random), strands);
            lambda.add(arns.function("WatchdogFunction"), () -> payload -> {
                heard.add(Json.object(Json.object(payload, "$").get("detail"), "$")
                        .get("name"));
                return Map.of();
            });
            SimulatedStepFunctions states =
                    new SimulatedStepFunctions(loop, new Wire(loop), lambda, random, arns.account(), arns.region());
            new EventRules(loop, lambda, arns, 1).begin(states, List.of());
            for (String name : List.of("release", "deployment")) {
                die(states, arns.stateMachine(name), name);
            }
            die(states, arns.stateMachine("release").replace("headgate-", "strangers-"), "stranger");
            loop.runFor(Duration.ofMinutes(1));
        }

        assertThat(heard).containsExactlyInAnyOrder("release", "deployment");
    }

    private static void die(SimulatedStepFunctions states, String machine, String name) {
        states.register(machine, StateMachine.parse(name, """
                {"QueryLanguage": "JSONata", "StartAt": "Fail", "States": {"Fail": {"Type": "Fail"}}}"""));
        var unused = states.client()
                .startExecution(it -> it.stateMachineArn(machine).name(name).input("{}"));
    }

    private static String nameOf(Object payload) {
        Object detail = Json.object(payload, "$").get("detail");
        return String.valueOf(Json.object(detail, "$.detail").get("eventName"));
    }
}
