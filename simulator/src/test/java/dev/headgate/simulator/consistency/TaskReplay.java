package dev.headgate.simulator.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.function.StateRouter;
import dev.headgate.function.Wiring;
import dev.headgate.json.Json;
import dev.headgate.simulator.installation.WorldFunctions;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Run;
import dev.headgate.simulator.scenario.Scenarios;
import dev.headgate.states.execution.ExecutionListener;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;

/** Samples of what a Task state passes, invoked in a run whose execution has just entered that state. */
final class TaskReplay {

    private static final Map<String, Map<String, Map<String, Object>>> RESULTS = new HashMap<>();

    private TaskReplay() {}

    /** Expects this of what the sample's handler returns, in the first run in which its state is entered. */
    static Replay in(String scenario, Consumer<Map<String, Object>> expectation) {
        return sample -> {
            String state = String.valueOf(sample.get("state"));
            Map<String, Map<String, Object>> results = RESULTS.computeIfAbsent(scenario, TaskReplay::play);
            assertThat(results)
                    .as("states of " + scenario + " whose execution is the sample's")
                    .containsKey(state);
            expectation.accept(results.getOrDefault(state, Map.of()));
        };
    }

    /**
     * Runs a scenario to its end. Each state's sample comes first, and the run's own invocation finds the work done: it must
     * end as ever.
     */
    private static Map<String, Map<String, Object>> play(String scenario) {
        Run run = SampleRun.of(scenario, Scenarios.named(scenario).orElseThrow().manner());
        Map<String, Map<String, Object>> results = new HashMap<>();
        run.world().stepFunctions().addListener(new ExecutionListener() {
            @Override
            public void stateEntered(String executionArn, String state, Instant at, String input) {
                String sample = Repository.sampleOf(state);
                if (!results.containsKey(state) && Repository.samples().contains(sample)) {
                    Map<String, Object> payload = Repository.event(sample);
                    if (executionArn.endsWith(executionOf(payload))) {
                        results.put(state, invoke(run, payload));
                    }
                }
            }
        });
        run.begin();
        run.world().loop().runUntil(run::isDone);
        assertThat(run.journal().releaseStatus())
                .isEqualTo(Optional.of(scenario.equals("happy") ? ExecutionStatus.SUCCEEDED : ExecutionStatus.FAILED));
        return results;
    }

    /** The release that is followed has ended by then. */
    static void followsARelease(Map<String, Object> sample) {
        assertThat(invoke(SampleRun.done("happy"), sample)).containsEntry("next", "RELEASED");
    }

    /** Of a deployment that is not there in this world, so its record is not as the look knew it: it does not wait. */
    static void waitsForNews(Map<String, Object> sample) {
        Run run = SampleRun.of("happy", Manner.APPROVE);

        // Its deployment is not at that version, so it is to go on at once: the sample's token is answered, and is
        // none.
        assertThatThrownBy(() -> invoke(run, sample)).isInstanceOf(InvalidTokenException.class);
    }

    /** What RunDeployment passes is the input of another state machine, of a deployment that its release has planned. */
    static void runsADeployment(Map<String, Object> sample) {
        String id = String.valueOf(sample.get("deployment"));
        Run run = SampleRun.of("happy", Manner.APPROVE);
        Object unused = WorldFunctions.wiring(run.world())
                .releaseStates()
                .handle(Repository.event(Repository.sampleOf("PlanRelease")));

        run.world().start("deployment", id, Json.write(sample));
        run.world()
                .loop()
                .runUntil(() -> run.world()
                        .records()
                        .find(id)
                        .flatMap(Deployment::closing)
                        .isPresent());

        assertThat(run.world().records().find(id).flatMap(Deployment::closing))
                .map(Closing::outcome)
                .contains(Outcome.DEPLOYED);
    }

    /** Invokes the function that has this state. */
    static Map<String, Object> invoke(Run run, Map<String, Object> payload) {
        Wiring wiring = WorldFunctions.wiring(run.world());
        StateRouter release = wiring.releaseStates();
        boolean isRelease = release.states().contains(String.valueOf(payload.get("state")));
        StateRouter router = isRelease ? release : wiring.deploymentStates();
        return Json.object(Json.tree(router.handle(payload)), "result");
    }

    static Map<String, Object> member(Map<String, Object> tree, String name) {
        return Json.object(tree.getOrDefault(name, Map.of()), name);
    }

    /** The release's execution is in its payloads; a deployment's has the deployment's id for a name. */
    private static String executionOf(Map<String, Object> sample) {
        Object name = member(sample, "execution").getOrDefault("name", sample.getOrDefault("deploymentId", "?"));
        return ":" + name;
    }
}
