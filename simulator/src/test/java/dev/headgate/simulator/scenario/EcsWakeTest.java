package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.HistoryBudget;
import dev.headgate.json.Json;
import dev.headgate.simulator.installation.WorldFunctions;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.wire.Fault.Effect;
import dev.headgate.states.execution.ExecutionListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ECS tells by events has the execution look at once; and no event has to come for a release to end well. */
class EcsWakeTest {

    private static final String ECS = "controller: ecs\nexisting: {cluster: headgate-prod, service: web-prod}\n";
    private static final String AT_ONCE = ECS + PromiseScene.AT_ONCE;
    private static final String CANARY =
            ECS + "strategy: {canary: {percent: 10, interval: 5m}}\nbake: 10m\nalarms: [web-prod-5xx]\n";
    private static final String LINEAR =
            ECS + "strategy: {linear: {percent: 20, interval: 1m}}\nbake: 10m\nalarms: [web-prod-5xx]\n";

    private static final List<String> GREEN = List.of("100 % v3, 4 of 4 healthy");

    /** An event is carried in a second, and the function that hears it may have to start. */
    private static final Duration SECONDS = Duration.ofSeconds(6);

    private static final String PAUSED = "HOOK_AWAITING_ACTION";

    @Test
    void aPauseThatIsReachedIsAnsweredWithinSeconds() {
        PromiseScene scene = new PromiseScene(AT_ONCE, Manner.APPROVE);
        Events events = new Events(scene);
        List<Instant> answers = new ArrayList<>();
        scene.world().wire().add(call -> {
            if (call.operation().equals("ContinueServiceDeployment")) {
                answers.add(scene.now());
            }
            return Effect.NONE;
        });

        scene.deploy("d1", "v3").untilClosed("d1");

        Duration waited = Duration.between(events.at(PAUSED).getFirst(), answers.getFirst());
        assertThat(waited).as(scene.story()).isLessThan(SECONDS);
    }

    /** The bake is as long as it is configured, from the moment in which all traffic is on green. */
    @Test
    void theEndOfAShiftIsSeenWithinSeconds() {
        PromiseScene scene = new PromiseScene(LINEAR, Manner.APPROVE);
        Events events = new Events(scene);

        scene.deploy("d1", "v3").untilClosed("d1");

        Instant moved = scene.record("d1").milestones().trafficMoved().orElseThrow();
        assertThat(Duration.between(events.at(PAUSED).getLast(), moved)).isBetween(Duration.ZERO, SECONDS);
    }

    @Test
    void theEndOfBlueIsSeenWithinSeconds() {
        PromiseScene scene = new PromiseScene(AT_ONCE, Manner.APPROVE);
        Events events = new Events(scene);

        scene.deploy("d1", "v3").untilClosed("d1");

        Instant ended = events.at("SERVICE_DEPLOYMENT_COMPLETED").getLast();
        assertThat(Duration.between(
                        ended, scene.record("d1").closing().orElseThrow().at()))
                .isBetween(Duration.ZERO, SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {AT_ONCE, CANARY, LINEAR})
    void aReleaseOfWhichNothingIsToldIsDeployedAllTheSame(String prod) {
        PromiseScene scene = new PromiseScene(prod, Manner.APPROVE);
        scene.world().events().loseEcsEvents();

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("DEPLOYED");
        assertThat(scene.serving()).isEqualTo(GREEN);
        assertThat(scene.locks()).isEmpty();
    }

    @Test
    void aSickGreenOfWhichNothingIsToldIsTakenBack() {
        PromiseScene scene =
                new PromiseScene(ECS + "strategy: allAtOnce\nbake: 10m\ngreenUpWithin: 20m\n", Manner.APPROVE);
        scene.world().events().loseEcsEvents();
        scene.prod().makeImageSick(scene.stage().newDigest());

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("ROLLED_BACK");
        assertThat(Duration.between(
                        scene.record("d1").openedAt(),
                        scene.record("d1").closing().orElseThrow().at()))
                .isLessThan(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @ValueSource(longs = {30, 240, 3_600})
    void eventsThatComeLateAndTwiceChangeNothing(long seconds) {
        PromiseScene scene = new PromiseScene(CANARY, Manner.APPROVE);
        scene.world().events().carryEcsEventsIn(Duration.ofSeconds(seconds));
        scene.prod().ecsServices().conditions().sendEventsTwice(true);

        scene.deploy("d1", "v3").untilClosed("d1");
        scene.pass(Duration.ofHours(2));

        assertThat(scene.end("d1")).as(scene.story()).startsWith("DEPLOYED");
        assertThat(scene.serving()).isEqualTo(GREEN);
    }

    /** It came between the look and the wait, and both would have missed it. */
    @Test
    void whatIsToldBetweenALookAndTheWaitEndsTheWaitAtOnce() {
        PromiseScene scene = new PromiseScene(AT_ONCE, Manner.APPROVE);
        Ways ways = new Ways(scene);
        AtomicBoolean told = new AtomicBoolean();
        scene.world().stepFunctions().addListener(new ExecutionListener() {
            @Override
            public void stateEntered(String arn, String state, Instant at, String input) {
                if (state.equals("AwaitProgress") && told.compareAndSet(false, true)) {
                    tell(scene, "web-prod");
                }
            }
        });

        scene.deploy("d1", "v3").untilEntered("AwaitProgress").pass(Duration.ofSeconds(5));

        assertThat(ways.of("d1")).endsWith("AwaitProgress", "WatchDeployment", "WhatNext", "AwaitProgress");
    }

    @Test
    void whatIsToldOfAnotherServiceWakesNobody() {
        PromiseScene scene = new PromiseScene(AT_ONCE, Manner.APPROVE);
        Ways ways = new Ways(scene);
        scene.deploy("d1", "v3").untilEntered("AwaitProgress").pass(Duration.ofSeconds(5));

        tell(scene, "web-dev");
        scene.pass(Duration.ofSeconds(5));

        assertThat(ways.of("d1")).endsWith("AwaitProgress");
        tell(scene, "web-prod");
        scene.pass(Duration.ofSeconds(5));
        assertThat(ways.of("d1")).endsWith("AwaitProgress", "WatchDeployment", "WhatNext", "AwaitProgress");
    }

    /** Each wake is a look, and an execution ends at its 25,000th event. */
    @Test
    void whoeverTellsTooOftenIsNotListenedToAnyMore() {
        PromiseScene scene = new PromiseScene(AT_ONCE, Manner.APPROVE);
        Ways ways = new Ways(scene);
        flood(scene);

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("DEPLOYED");
        assertThat(ways.of("d1").stream().filter("AwaitProgress"::equals).count())
                .isBetween((long) HistoryBudget.MOST_WAKES, HistoryBudget.MOST_WAKES + 5L);
    }

    /** A table that is out while an execution is about to wait stops no release. */
    @Test
    void anExecutionThatNobodyCanBeToldOfWaitsByItself() {
        PromiseScene scene = new PromiseScene(AT_ONCE, Manner.APPROVE);
        scene.world()
                .wire()
                .add(call -> call.operation().equals("TransactWriteItems") && isAboutToWait(scene)
                        ? Effect.LOSE_REQUEST
                        : Effect.NONE);

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("DEPLOYED");
        assertThat(scene.serving()).isEqualTo(GREEN);
    }

    /** It waits for up to five minutes, and an operator waits for it. */
    @Test
    void anOperatorsRollbackWakesTheReleaseThatItMeets() {
        PromiseScene scene = new PromiseScene(AT_ONCE, Manner.APPROVE);
        scene.prod().makeImageSick(scene.stage().newDigest());
        scene.deploy("d1", "v3").untilEntered("AwaitProgress").pass(Duration.ofSeconds(10));
        Instant asked = scene.now();

        scene.rollBack("back")
                .until(() -> scene.record("d1").milestones().rollbackAsked().isPresent(), Duration.ofHours(1));

        assertThat(Duration.between(asked, scene.now())).as(scene.story()).isLessThan(Duration.ofSeconds(30));
    }

    private static boolean isAboutToWait(PromiseScene scene) {
        return scene.world()
                .runningPayload()
                .filter(payload -> payload.contains("\"AwaitProgress\""))
                .isPresent();
    }

    private static void flood(PromiseScene scene) {
        scene.world().loop().after(Duration.ofSeconds(2), "somebody tells of everything", () -> {
            tell(scene, "web-prod");
            flood(scene);
        });
    }

    /** As EventBridge does, at this moment. */
    private static void tell(PromiseScene scene, String service) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("source", "aws.ecs");
        event.put("detail-type", "ECS Hook State Change");
        event.put("account", "111122223333");
        event.put("region", "us-east-1");
        event.put(
                "detail", Map.of("serviceArn", "arn:aws:ecs:us-east-1:111122223333:service/headgate-prod/" + service));
        Object unused = scene.world()
                .wire()
                .undisturbed(
                        () -> WorldFunctions.wiring(scene.world()).watchdog().handle(event));
    }

    /** When ECS told what. */
    private static final class Events {

        private final Map<String, List<Instant>> told = new LinkedHashMap<>();

        Events(PromiseScene scene) {
            scene.prod().ecsServices().onEvent(text -> {
                Map<String, Object> event = Json.object(Json.tree(text), "event");
                Map<String, Object> detail = Json.object(event.getOrDefault("detail", Map.of()), "detail");
                told.computeIfAbsent(String.valueOf(detail.get("eventName")), name -> new ArrayList<>())
                        .add(scene.now());
            });
        }

        List<Instant> at(String name) {
            return told.getOrDefault(name, List.of());
        }
    }

    /** The states that executions enter. */
    private static final class Ways {

        private final Map<String, List<String>> entered = new LinkedHashMap<>();

        Ways(PromiseScene scene) {
            scene.world().stepFunctions().addListener(new ExecutionListener() {
                @Override
                public void stateEntered(String arn, String state, Instant at, String input) {
                    entered.computeIfAbsent(ExecutionLog.nameOf(arn), name -> new ArrayList<>())
                            .add(state);
                }
            });
        }

        List<String> of(String execution) {
            return entered.getOrDefault(execution, List.of());
        }
    }
}
