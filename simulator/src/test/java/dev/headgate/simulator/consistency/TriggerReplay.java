package dev.headgate.simulator.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.json.Json;
import dev.headgate.release.ReleasePlan;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Run;
import dev.headgate.testing.ExampleInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Samples of what starts a release or a deployment, in a world whose registry has the images that they name. */
final class TriggerReplay {

    private static final String DIGEST = "sha256:7f5b2640fe6fb4f46592dfd3410c4a79dac4f89e4782432e0378abcd12345678";
    private static final String PIPELINE_EXECUTION = "9f2d7c3e-1b8a-4c55-8f0e-6a4f2f6f7d21";

    private static final String ROLLED_BACK = "2004a94e-8b46-4c34-a695-c8d20f1b7e55";

    private static final String EXECUTION = "arn:aws:states:us-east-1:111122223333:execution:headgate-release:";

    private TriggerReplay() {}

    /** Expects a release of web in these environments. */
    static Replay releasing(String... environments) {
        return sample -> {
            assertReleases(play("PlanRelease", sample), environments);
        };
    }

    private static void assertReleases(Map<String, Object> planned, String... environments) {
        ReleasePlan.Deploy plan = Json.convert(planned, ReleasePlan.Deploy.class);

        assertThat(plan.release().service()).isEqualTo("web");
        assertThat(plan.waves().stream().flatMap(wave -> wave.deployments().stream()))
                .extracting(deployment -> deployment.environment().name())
                .containsExactly(environments);
    }

    /** Expects what is left of the release that another sample starts, and that has broken off before its first wave. */
    static Replay retrying(String first, String... environments) {
        return sample -> {
            Run run = world();
            String releaseId = String.valueOf(sample.get("retry"));
            play(run, "PlanRelease", ExampleInput.event(first + ".json"), releaseId, "2026-03-02T09:15:00Z");

            assertReleases(play(run, "PlanRelease", sample, "by-hand", "2026-03-02T10:15:00Z"), environments);
        };
    }

    static void releasesNothing(Map<String, Object> sample) {
        assertThat(play("PlanRelease", sample)).containsEntry("type", "NothingToDeploy");
    }

    static void opensADeployment(Map<String, Object> sample) {
        assertThat(play("OpenDeployment", sample))
                .containsEntry("deploymentId", "by-hand")
                .containsEntry("next", "OUR_TURN");
    }

    private static Map<String, Object> play(String state, Map<String, Object> input) {
        return play(world(), state, input, "by-hand", "2026-03-02T10:15:00Z");
    }

    private static Run world() {
        Run run = SampleRun.of("happy", Manner.IGNORE);
        for (String tag : List.of("release-1.4.0", PIPELINE_EXECUTION)) {
            run.world().tooling().ecr().push("web", tag, DIGEST);
        }
        run.world().tooling().codePipeline().rollBack("web", ROLLED_BACK, PIPELINE_EXECUTION);
        return run;
    }

    private static Map<String, Object> play(
            Run run, String state, Map<String, Object> input, String execution, String startedAt) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("state", state);
        payload.put("input", input);
        payload.put("execution", Map.of("arn", EXECUTION + execution, "name", execution, "startedAt", startedAt));
        return TaskReplay.invoke(run, payload);
    }
}
