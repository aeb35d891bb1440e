package dev.headgate.cli.look.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.CommandLineRun;
import dev.headgate.cli.look.LookScene;
import dev.headgate.cli.terminal.Terminal;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShowCommandTest {

    @Test
    void tellsADeploymentFromItsRequestToItsEnd() {
        LookScene scene = new LookScene("alarm-during-bake", Manner.APPROVE).untilItIsOver();

        CommandLineRun run = show(scene, "web-prod-1db641ecaef3");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("""
                web-prod-1db641ecaef3
                  release       web to 0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11 (d19f03c4cc86), as
                                demo-alarm-during-bake
                  digest        sha256:d19f03c4cc86639b66ca953f9b6aa3b1faee8f3343c72262c4ff9e6daed1730d
                  where         prod: headgate-prod/web-prod, account 111122223333, us-east-1,
                                by CodeDeploy
                  asked for by  pipeline web: Execution 0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11
                                succeeded
                  outcome       ROLLED_BACK
                  why           alarm web-prod-5xx is red: CodeDeploy stopped it
                  serving       111122223333.dkr.ecr.us-east-1.amazonaws.com/web@sha256:00261f246e7bc97a8b6ce982c49824081079fc1d8cf9adb10f6d894fd6964f43
                                (blue, as before)

                What happened (UTC)
                  2026-03-02 09:00:00  the release is asked for by pipeline web: Execution
                                       0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11 succeeded
                  2026-03-02 09:20:00  it is opened
                  2026-03-02 09:20:00  it has its turn, and is looked at whether it may start
                  2026-03-02 09:20:00  approvers are asked before the deployment: alice or bob,
                                       until 2026-03-02 17:20:00 UTC
                  2026-03-02 09:20:54  approved before the deployment by alice
                  2026-03-02 09:20:55  green is started, by CodeDeploy: d-K1KS05X04
                  2026-03-02 09:21:40  green is up, all its targets healthy
                  2026-03-02 09:23:11  approvers are asked before traffic: alice, until
                                       2026-03-02 11:23:11 UTC
                  2026-03-02 09:26:22  approved before traffic by alice
                  2026-03-02 09:26:22  traffic may move
                  2026-03-02 09:26:37  green is seen with production traffic
                  2026-03-02 09:35:40  all traffic is on green: the bake begins
                  2026-03-02 09:35:40  the judge has no verdict yet: server errors: green 5 of
                                       1543 (0.32 %), blue 2 of 2667 (0.075 %), 4.3 times blue's
                                       rate (at least 0.42 with 95 % confidence)
                  2026-03-02 09:38:41  it is not going to be deployed
                  2026-03-02 09:38:41  the rollback is asked for
                  2026-03-02 09:39:12  ROLLED_BACK

                What the canary judge says
                  At this traffic (600 requests and 0.55 errors a minute) and schedule a
                  regression of 4.8x or worse is expected to be found within 19 minutes.
                  no verdict yet (DEADLINE_NOT_REACHED): server errors: green 5 of 1543 (0.32
                  %), blue 2 of 2667 (0.075 %), 4.3 times blue's rate (at least 0.42 with 95 %
                  confidence)

                Mails to approvers
                  question before the deployment to alice, question before the deployment to
                  bob, result before the deployment to alice, result before the deployment to
                  bob, question before traffic to alice, result before traffic to alice

                Links
                  https://us-east-1.console.aws.amazon.com/states/home?region=us-east-1#/v2/executions/details/arn:aws:states:us-east-1:111122223333:execution:headgate-deployment:web-prod-1db641ecaef3
                  https://us-east-1.console.aws.amazon.com/codesuite/codedeploy/deployments/d-K1KS05X04?region=us-east-1

                What to do next
                  Find out what green did wrong: its logs from 2026-03-02 09:20:55 UTC to
                  2026-03-02 09:38:41 UTC, and the CodeDeploy deployment.
                  Release a corrected image. If green was not to blame, start the release state
                  machine with:
                    {"service":"web","image":"sha256:d19f03c4cc86639b66ca953f9b6aa3b1faee8f3343c72262c4ff9e6daed1730d","environments":["prod"],"reason":"Again after web-prod-1db641ecaef3"}
                  or say:
                    ./headgate release web --image sha256:d19f03c4cc86639b66ca953f9b6aa3b1faee8f3343c72262c4ff9e6daed1730d --to prod --reason 'Again after web-prod-1db641ecaef3'
                """);
    }

    @Test
    void tellsWhoRejectedItAndWhatTheySaid() throws IOException {
        LookScene scene = new LookScene("rejected", Manner.REJECT).untilItIsOver();
        String id = scene.deployment("prod").orElseThrow().id();

        assertThat(show(scene, id).out())
                .containsPattern("rejected before the deployment by (alice|bob): not before the\\s+holidays");
        assertThat(list(show(scene, id, "--json").json(), "decisions"))
                .singleElement()
                .satisfies(it -> assertThat(it)
                        .containsEntry("gate", "DEPLOYMENT")
                        .containsEntry("decided", "REJECTED")
                        .containsEntry("comment", "not before the holidays")
                        .containsEntry("counts", true));
    }

    @Test
    void tellsWhoeverIsNeededWhatToPasteAndWhatToType() throws IOException {
        LookScene scene = new LookScene("needs-human-then-recovered", Manner.APPROVE);
        scene.until(() ->
                scene.deployment("prod").filter(it -> it.closing().isPresent()).isPresent());

        CommandLineRun run = show(scene, "web-prod-1d8a8a52c05a");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.lines())
                .as("whole lines, so that they can be copied")
                .contains(
                        "    aws deploy stop-deployment --deployment-id d-K1KS05X04 --auto-rollback-enabled --region us-east-1",
                        "    {\"recover\":\"web-prod-1d8a8a52c05a\"}",
                        "    ./headgate recover web-prod-1d8a8a52c05a",
                        "    ./headgate settle web-prod-1d8a8a52c05a --reason \"...\"");
        assertThat(list(show(scene, "web-prod-1d8a8a52c05a", "--json").json(), "next"))
                .anySatisfy(it -> assertThat(it).containsEntry("paste", "./headgate recover web-prod-1d8a8a52c05a"));
    }

    @Test
    void tellsWhoHoldsItUpAndUntilWhen() throws IOException {
        LookScene scene = new LookScene("happy", Manner.APPROVE).untilGreenHas(100, "prod");
        scene.pass(Duration.ofMinutes(1));
        String id = scene.deployment("prod").orElseThrow().id();
        assertThat(show(scene, id, "--json").json()).doesNotContainKey("held");
        scene.saidToDeployments(
                "pause-1", "{\"deployment\": \"" + id + "\", \"do\": \"pause\", \"requestedBy\": \"carol\"}");
        scene.pass(Duration.ofSeconds(30));

        assertThat(show(scene, id).out()).containsPattern("  held +is paused by carol; until \\d\\d:\\d\\d UTC \\(");
        assertThat(show(scene, id, "--json").json()).containsKey("held");
    }

    @Test
    void tellsOfOneThatIsUnderWayWhatItWaitsFor() {
        LookScene scene = new LookScene("happy", Manner.IGNORE);
        scene.until(() -> scene.deployment("prod").isPresent());
        scene.pass(Duration.ofSeconds(20));

        CommandLineRun run = show(scene, scene.deployment("prod").orElseThrow().id());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("outcome       under way\n")
                .contains("It waits for alice or bob before the deployment, until 17:20 UTC")
                .endsWith("  To follow it:\n    ./headgate status web --watch\n");
    }

    @Test
    void programsFindAlwaysTheSameMembers() throws IOException {
        LookScene scene = new LookScene("alarm-during-bake", Manner.APPROVE).untilItIsOver();

        Map<String, Object> json =
                show(scene, "web-prod-1db641ecaef3", "--json").json();

        assertThat(json)
                .containsOnlyKeys(
                        "at",
                        "deployment",
                        "what",
                        "where",
                        "outcome",
                        "why",
                        "serving",
                        "timeline",
                        "judge",
                        "decisions",
                        "mails",
                        "troubles",
                        "links",
                        "next");
        assertThat(list(json, "timeline").getFirst()).containsOnlyKeys("at", "what", "by", "detail");
        assertThat(json.getOrDefault("judge", "").toString())
                .contains("forecast={requestsPerMinute=", "verdict=KEEP_WATCHING");
    }

    @Test
    void anUnknownIdIsNamedWithTheOneThatWasMeant() {
        LookScene scene = new LookScene("happy", Manner.APPROVE).untilItIsOver();

        CommandLineRun run = show(scene, "web-porx-766ed5f9be11");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("there is no deployment \"web-porx-766ed5f9be11\"; did you mean web-prod-766ed5f9be11?")
                .contains("./headgate history SERVICE");
    }

    @Test
    void ofAReleaseItsDeploymentsAreNamed() {
        LookScene scene = new LookScene("happy", Manner.APPROVE).untilItIsOver();

        assertThat(show(scene, "demo-happy").err())
                .startsWith("\"demo-happy\" is a release; its deployments are web-prod-766ed5f9be11, web-staging-766e");
    }

    @Test
    void anIdThatHidesWhatItIsIsShownForWhatItIs() {
        CommandLineRun run = show(new LookScene("happy", Manner.APPROVE), "a\u001b[2J\u202eb");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("there is no deployment \"a [2J b\"").doesNotContain("\u001b", "\u202e");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> json, String member) {
        return (List<Map<String, Object>>) json.getOrDefault(member, List.of());
    }

    private static CommandLineRun show(LookScene scene, String... arguments) {
        return scene.ask(it -> new ShowCommand(it, Terminal.NONE), arguments);
    }
}
