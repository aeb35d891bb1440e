package dev.headgate.cli.look.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.CommandLineRun;
import dev.headgate.cli.look.LookScene;
import dev.headgate.cli.terminal.Terminal;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryCommandTest {

    @Test
    void tellsOfEachDeploymentWhatBecameOfItAndWhoAskedForIt() {
        LookScene scene = new LookScene("alarm-during-bake", Manner.APPROVE).untilItIsOver();

        CommandLineRun run = history(scene, "web", "prod");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("""
                web in prod, newest first

                  2026-03-02 09:20:00 UTC  prod  ROLLED_BACK, took 19 min 12 s
                    0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11 (d19f03c4cc86)
                    alarm web-prod-5xx is red: CodeDeploy stopped it
                    web-prod-1db641ecaef3, asked for by pipeline web: Execution
                    0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11 succeeded

                  2026-02-28 09:00:00 UTC  prod  DEPLOYED, took 10 min
                    v2 (00261f246e7b)
                    green passed its bake
                    web-prod-v2, asked for by pipeline web: the release before

                  2026-02-21 09:00:00 UTC  prod  DEPLOYED, took 10 min
                    v1 (81bc90d88083)
                    green passed its bake
                    web-prod-v1, asked for by pipeline web: the release before
                """);
    }

    @Test
    void saysHowToSeeOlderOnesWhereThereAreMore() throws IOException {
        LookScene scene = new LookScene("happy", Manner.APPROVE).untilItIsOver();

        assertThat(history(scene, "web", "--limit", "2").out())
                .endsWith("There are older ones:\n  ./headgate history web --limit 4\n");
        Map<String, Object> json =
                history(scene, "web", "--limit", "2", "--json").json();
        assertThat(json).containsEntry("more", true).containsOnlyKeys("at", "service", "deployments", "more", "unseen");
        assertThat((List<?>) json.getOrDefault("deployments", List.of())).hasSize(2);
        assertThat(history(scene, "web", "--limit", "9", "--json").json()).containsEntry("more", false);
    }

    @Test
    void oneThatIsUnderWayHasNoOutcomeYet() throws IOException {
        LookScene scene = new LookScene("happy", Manner.APPROVE).untilGreenHas(100, "dev");

        assertThat(history(scene, "web", "dev").out()).contains("  dev  under way\n");
        assertThat(newest(scene, "dev"))
                .containsOnlyKeys(
                        "deployment",
                        "release",
                        "environment",
                        "image",
                        "digest",
                        "rollback",
                        "openedAt",
                        "requestedBy",
                        "reason");
    }

    /** Step Functions forgets an execution after ninety days; what was deployed then is in the table. */
    @Test
    void whatWasDeployedIsKnownForLongerThanExecutionsAre() {
        LookScene scene = new LookScene("happy", Manner.APPROVE);

        assertThat(history(scene, "web", "staging").out())
                .contains("web-staging-v1")
                .contains("web-staging-v2");
    }

    @Test
    void tellsWhatARollbackBroughtBackAndWhy() {
        LookScene scene = new LookScene("operator-rollback", Manner.APPROVE).untilItIsOver();

        assertThat(history(scene, "web", "prod", "--limit", "1").out())
                .contains("rollback to v1 (81bc90d88083)")
                .contains("asked for by carol: checkout fails since v2");
    }

    @Test
    void whoeverMayNotListExecutionsSeesWhatWasDeployedAndWhatIsUnderWay() {
        LookScene scene =
                new LookScene("happy", Manner.APPROVE).untilGreenHas(100, "dev").deny("states:ListExecutions");

        CommandLineRun run = history(scene, "web", "dev");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("  dev  under way\n", "web-dev-v2")
                .contains("Not seen: what ended otherwise than DEPLOYED: not allowed: states:ListExecutions");
    }

    @Test
    void allThatIsWrongWithTheWordsIsSaidAtOnce() {
        CommandLineRun run = history(new LookScene("happy", Manner.APPROVE), "web", "prd", "--limit", "0");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("web does not run in \"prd\"; did you mean prod? (environments: dev, staging, prod)")
                .contains("--limit must be 1 to 1000, not 0");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> newest(LookScene scene, String environment) throws IOException {
        return ((List<Map<String, Object>>)
                        history(scene, "web", environment, "--json").json().getOrDefault("deployments", List.of()))
                .getFirst();
    }

    private static CommandLineRun history(LookScene scene, String... arguments) {
        return scene.ask(it -> new HistoryCommand(it, Terminal.NONE), arguments);
    }
}
