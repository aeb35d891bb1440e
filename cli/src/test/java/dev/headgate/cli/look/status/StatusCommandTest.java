package dev.headgate.cli.look.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.CommandLineRun;
import dev.headgate.cli.look.LookScene;
import dev.headgate.cli.look.Records;
import dev.headgate.cli.terminal.Ink;
import dev.headgate.cli.terminal.Terminal;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads of releases that real handlers run by the real definitions. */
class StatusCommandTest {

    @Test
    void saysWhatServesAndHowFarTheOthersAre() {
        LookScene scene = new LookScene("happy", Manner.APPROVE)
                .untilGreenHas(10, "staging")
                .pass(Duration.ofMinutes(2));

        CommandLineRun run = status(scene);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                web
                  dev      serves 0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11 (d19f03c4cc86) since
                           09:07 UTC (3 min 46 s ago)
                  staging  serves v2 (00261f246e7b) since 2026-02-28 09:05 UTC (48 h 6 min ago)
                           0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11 (d19f03c4cc86): traffic shifts
                           ▕██░░░░░░░░░░░░░░░░░░░░░░▏ 10 % green, by plan
                           all traffic is to be on green at 09:14 UTC (3 min 14 s left)
                           web-staging-766ed5f9be11, asked for by pipeline web
                  prod     serves v2 (00261f246e7b) since 2026-02-28 09:10 UTC (48 h 1 min ago)
                """);
    }

    @Test
    void saysWhoIsAskedWhereAndUntilWhen() throws IOException {
        LookScene scene = new LookScene("happy", Manner.IGNORE);
        scene.until(() -> scene.deployment("prod").isPresent()).pass(Duration.ofSeconds(20));

        assertThat(status(scene).out())
                .contains(": waits for an\n           answer\n")
                .contains(
                        "alice or bob decides before the deployment, until 17:20 UTC (7 h 59\n           min left)\n");
        assertThat(onlyUnderWay(scene, "prod"))
                .containsEntry(
                        "question",
                        Map.of(
                                "gate",
                                "DEPLOYMENT",
                                "approvers",
                                List.of("alice", "bob"),
                                "missing",
                                1,
                                "until",
                                "2026-03-02T17:20:00.522Z"));
    }

    @Test
    void saysWhatIsLeftOfTheBakeAndWhatTheJudgeHasSeen() throws IOException {
        LookScene scene = new LookScene("happy", Manner.APPROVE)
                .untilGreenHas(100, "prod")
                .pass(Duration.ofMinutes(4));

        assertThat(status(scene, "web").out())
                .contains("▕████████████████████████▏ 100 % green\n")
                .contains("bakes until 09:45 UTC (6 min 17 s left), at most until 11:15 UTC\n")
                .contains("judge at 09:35 UTC: none yet, server errors: green 5 of 1543 (0.32\n");
        assertThat(onlyUnderWay(scene, "prod"))
                .containsEntry("phase", "BAKING")
                .containsEntry(
                        "bake",
                        Map.of(
                                "began", "2026-03-02T09:35:40.520Z",
                                "until", "2026-03-02T09:45:40.520Z",
                                "atMost", "2026-03-02T11:15:40.520Z"));
    }

    @Test
    void saysForHowLongGreenIsHeldAtAStep() throws IOException {
        LookScene scene = new LookScene("happy", Manner.APPROVE, Path.of("../examples/moved-by-ecs.yaml"))
                .untilGreenHas(20, "prod")
                .pass(Duration.ofMinutes(1));

        assertThat(status(scene).out()).contains("▏ 20 % green\n").contains("held at 20 % since 09:1");
        assertThat(onlyUnderWay(scene, "prod"))
                .containsEntry("planned", false)
                .extractingByKey("step")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("percent", 20)
                .containsKeys("since", "until", "atMost");
    }

    @Test
    void saysWhoHasPausedItAndUntilWhen() {
        LookScene scene = new LookScene("happy", Manner.APPROVE).untilGreenHas(100, "prod");
        scene.pass(Duration.ofMinutes(1));
        scene.saidToDeployments(
                "pause-1",
                "{\"deployment\": \"" + scene.deployment("prod").orElseThrow().id()
                        + "\", \"do\": \"pause\", \"reason\": \"support looks\", \"requestedBy\": \"carol\"}");
        scene.pass(Duration.ofSeconds(30));

        assertThat(status(scene).out().replaceAll("\\s+", " "))
                .containsPattern(
                        "is paused by carol: support looks; until \\d\\d:\\d\\d UTC \\([^)]* left\\), then blue is"
                                + " brought back");
    }

    @Test
    void saysThatItWaitsForAWindowAndUntilWhen(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("headgate.yaml"), """
                headgate: 1
                region: us-east-1
                account: "111122223333"
                environments:
                  prod: {wave: 1}
                services:
                  web:
                    port: 8080
                    environments:
                      prod: {strategy: allAtOnce, bake: 2m, windows: {allow: [mon-fri 12:00-17:00], timezone: UTC}}
                """);
        LookScene scene = new LookScene("happy", Manner.APPROVE, file);
        scene.until(() -> scene.deployment("prod").isPresent()).pass(Duration.ofMinutes(2));

        assertThat(status(scene).out().replaceAll("\\s+", " "))
                .containsPattern("is closed for releases until 12:00 UTC \\([^)]* left\\): its windows allow mon-fri"
                        + " 12:00-17:00");
    }

    @Test
    void saysWhereNothingIsReleasedWhoseWordThatIsAndUntilWhen() throws IOException {
        LookScene scene = new LookScene("happy", Manner.APPROVE).untilItIsOver();
        scene.saidToDeployments(
                "freeze-1",
                "{\"freeze\": {\"environment\": \"prod\", \"until\": \"2026-03-02T12:00:00Z\", \"reason\":"
                        + " \"the sale\"}, \"requestedBy\": \"carol\"}");
        scene.pass(Duration.ofMinutes(1));

        assertThat(status(scene).exitCode()).isZero();
        assertThat(status(scene).out().replaceAll("\\s+", " "))
                .containsPattern(
                        "prod serves [^:]* since [^)]*\\) closed for releases until 12:00 UTC \\([^)]* left\\):"
                                + " carol has frozen prod until Mon 2026-03-02 12:00 UTC: the sale")
                .containsOnlyOnce("closed for releases");
        assertThat(place(scene, "prod"))
                .extractingByKey("closed")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("until", "2026-03-02T12:00:00Z")
                .extractingByKey("freezes")
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("what", "prod")
                .containsEntry("by", "carol")
                .containsEntry("reason", "the sale")
                .containsEntry("until", "2026-03-02T12:00:00Z");
        assertThat(place(scene, "dev")).doesNotContainKey("closed");
    }

    @Test
    void saysThatAWindowIsClosedAlsoWhereNothingWaits(@TempDir Path folder) throws IOException {
        LookScene scene = withCalendar(folder, "windows: {allow: [mon-fri 09:00-09:32], timezone: UTC}");
        scene.untilItIsOver();

        assertThat(status(scene).out().replaceAll("\\s+", " "))
                .containsPattern("closed for releases until 2026-03-03 09:00 UTC \\([^)]* left\\): it is closed again"
                        + " before green could have all of production's traffic");
    }

    @Test
    void whoeverMayNotReadAChangeCalendarIsToldSoAndSeesTheRest(@TempDir Path folder) throws IOException {
        LookScene scene = withCalendar(folder, "windows: {calendar: holidays}");
        scene.world().tooling().ssm().calendar("holidays", false, List.of());

        assertThat(status(scene).out().replaceAll("\\s+", " ")).contains("the change calendar holidays is closed");
        scene.deny("ssm:GetCalendarState");
        assertThat(status(scene).out())
                .doesNotContain("closed for releases")
                .contains("Not seen: the change calendar holidays: ");
        assertThat(json(scene).get("unseen"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    @Test
    void findsAnInstallationWhoseNamesEndInASuffix(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("headgate.yaml"),
                "environmentSuffix: eve\n" + Files.readString(CommandLineRun.CHECKOUT.configurationFile()));
        LookScene scene = new LookScene("happy", Manner.APPROVE, file).untilGreenHas(10, "staging");

        assertThat(scene.installation().table()).isEqualTo("headgate-deployments-eve");
        assertThat(status(scene).exitCode()).isZero();
        assertThat(status(scene).out()).contains("traffic shifts");
        assertThat(scene.untilItIsOver().deployment("prod").orElseThrow().executionArn())
                .contains(":execution:headgate-deployment-eve:");
        assertThat(status(scene, "web").out()).contains("prod     serves 0f4b3c6e");
    }

    private static LookScene withCalendar(Path folder, String windows) throws IOException {
        Path file = Files.writeString(folder.resolve("headgate.yaml"), """
                headgate: 1
                region: us-east-1
                account: "111122223333"
                environments:
                  prod: {wave: 1}
                services:
                  web:
                    port: 8080
                    environments:
                      prod: {strategy: allAtOnce, bake: 2m, WINDOWS}
                """.replace("WINDOWS", windows));
        return new LookScene("happy", Manner.APPROVE, file);
    }

    @Test
    void namesTheDeploymentThatAnotherWaitsFor() {
        LookScene scene = new LookScene("superseded", Manner.APPROVE).pass(Duration.ofMinutes(8));

        assertThat(status(scene).out())
                .contains(
                        "waits for its\n           turn\n           behind web-staging-c213f76abae9, until 2026-03-03");
    }

    @Test
    void sendsWhoeverIsNeededToWhatTheyCanDo() {
        LookScene scene = new LookScene("needs-human-then-recovered", Manner.APPROVE);
        scene.until(() ->
                scene.deployment("prod").filter(it -> it.closing().isPresent()).isPresent());

        CommandLineRun run = status(scene);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out())
                .contains("  prod     last deployed: v2 ")
                .contains("the live listener tells alone")
                .endsWith("Needs a human. What to do is said by\n  ./headgate show web-prod-1d8a8a52c05a\n");
    }

    @Test
    void saysHowTheLastDeploymentEndedThatWasNotDeployed() {
        LookScene scene = new LookScene("rejected", Manner.REJECT).untilItIsOver();

        CommandLineRun run = status(scene);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("(d19f03c4cc86) REJECTED 09:").contains("not before the");
    }

    /** Operators say much on a bad day, on the command line and in the console; each word is an execution. */
    @Test
    void wordsPushNoEndOut() {
        LookScene scene = new LookScene("rejected", Manner.REJECT).untilItIsOver();
        for (int i = 0; i < 30; i++) {
            scene.saidToDeployments(String.format(Locale.ROOT, "pause-web-prod-1f2e3d4c5b6a-%08x", i), "{}");
            scene.saidToDeployments(new UUID(0, i).toString(), "{}");
        }

        assertThat(status(scene).out()).contains("(d19f03c4cc86) REJECTED 09:");
    }

    @Test
    void looksForNoRecordOfWhatTheCommandLineSaid() {
        LookScene scene = new LookScene("rejected", Manner.REJECT).untilItIsOver();
        for (int i = 0; i < 30; i++) {
            scene.saidToDeployments(String.format(Locale.ROOT, "abort-web-prod-1f2e3d4c5b6a-%08x", i), "{}");
        }

        assertThat(Records.of(scene.installation()).executions().deploymentIds())
                .isNotEmpty()
                .noneMatch(it -> it.startsWith("abort-"));
    }

    @Test
    void watchesARightlyBegunReleaseThroughAllItsWaves() {
        CommandLineRun run = status(new LookScene("happy", Manner.APPROVE), "web", "--watch");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.lines().getFirst()).isEqualTo("web from 2026-03-02 09:00:00 UTC on");
        assertThat(run.lines())
                .anyMatch(line ->
                        line.matches("00:\\d\\d:\\d\\d  staging .* 10 % green  traffic is moving: all traffic .*"))
                .anyMatch(line ->
                        line.matches("00:\\d\\d:\\d\\d  prod  .* waiting for approval: alice or bob decides .*"))
                .anyMatch(line ->
                        line.matches("00:\\d\\d:\\d\\d  prod  .*▏ 100 % green  DEPLOYED: green passed its bake"))
                .filteredOn(line -> line.contains("prod") && line.contains("baking: bakes until"))
                .as("one line for one piece of news, however often its countdown changes")
                .hasSize(1);
        assertThat(run.lines().getLast()).contains("09:4");
    }

    @Test
    void onATerminalAWatchIsDrawnInPlaceAndLeavesTheStatusBehind() {
        Terminal terminal = new Terminal(true, false, Ink.ANSI);

        CommandLineRun run =
                new LookScene("happy", Manner.APPROVE).ask(it -> new StatusCommand(it, terminal), "web", "--watch");

        String[] aroundTheEnd = run.out().split("\u001b\\[\\?1049l", -1);
        assertThat(aroundTheEnd).hasSize(2);
        assertThat(aroundTheEnd[0]).startsWith("\u001b[?1049h").contains("▏").contains("waiting for approval");
        assertThat(aroundTheEnd[1]).startsWith("\u001b[1mweb\u001b[0m\n  dev      serves ");
    }

    @Test
    void theExitCodeOfAWatchTellsThatSomethingEndedOtherwise() {
        CommandLineRun run = status(new LookScene("alarm-during-shift", Manner.APPROVE), "web", "--watch");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.lines())
                .anyMatch(line -> line.contains("? % green  rolling back: alarm web-prod-5xx is red"))
                .anyMatch(line -> line.contains("prod") && line.contains("ROLLED_BACK"));
    }

    @Test
    void aWatchDoesNotWaitForTheHumanWhoIsNeeded() {
        CommandLineRun run = status(new LookScene("needs-human-then-recovered", Manner.APPROVE), "--watch");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.lines()).anyMatch(line -> line.contains("web/prod") && line.contains("NEEDS_HUMAN"));
    }

    @Test
    void nothingUnderWayEndsAWatchAtOnce() {
        LookScene scene = new LookScene("happy", Manner.APPROVE).untilItIsOver();

        CommandLineRun run = status(scene, "--watch", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(1);
    }

    @Test
    void whoeverMayOnlyReadTheTableSeesAllThatIsUnderWay() throws IOException {
        LookScene scene = new LookScene("happy", Manner.APPROVE)
                .untilGreenHas(10, "staging")
                .deny("states:ListExecutions");

        CommandLineRun run = status(scene);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("web-staging-766ed5f9be11")
                .contains("Not seen: what ended lately: not allowed: states:ListExecutions");
        assertThat(json(scene).getOrDefault("unseen", "").toString()).contains("states:ListExecutions");
    }

    @Test
    void saysWhichActionIsMissingWhereTheTableMayNotBeRead() {
        CommandLineRun run = status(new LookScene("happy", Manner.APPROVE).deny("dynamodb:Query"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("dynamodb:Query").contains("--profile");
    }

    @Test
    void anUnknownServiceIsNamedWithTheOneThatWasMeant() {
        CommandLineRun run = status(new LookScene("happy", Manner.APPROVE), "wbe");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("there is no service \"wbe\"; did you mean web? (services: web)");
    }

    @Test
    void programsFindAlwaysTheSameMembers() throws IOException {
        LookScene scene = new LookScene("happy", Manner.APPROVE)
                .untilGreenHas(10, "staging")
                .pass(Duration.ofMinutes(2));

        assertThat(json(scene)).containsOnlyKeys("at", "places", "unseen");
        assertThat(place(scene, "dev")).containsOnlyKeys("service", "environment", "serving", "underWay");
        assertThat(onlyUnderWay(scene, "staging"))
                .containsOnlyKeys(
                        "deployment",
                        "release",
                        "image",
                        "digest",
                        "rollback",
                        "requestedBy",
                        "openedAt",
                        "phase",
                        "doing",
                        "greenPercent",
                        "planned",
                        "troubles");
    }

    private static Map<String, Object> json(LookScene scene) throws IOException {
        return status(scene, "--json").json();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> place(LookScene scene, String environment) throws IOException {
        return ((List<Map<String, Object>>) json(scene).getOrDefault("places", List.of()))
                .stream()
                        .filter(it -> environment.equals(it.get("environment")))
                        .findFirst()
                        .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> onlyUnderWay(LookScene scene, String environment) throws IOException {
        List<Map<String, Object>> underWay =
                (List<Map<String, Object>>) place(scene, environment).getOrDefault("underWay", List.of());
        assertThat(underWay).hasSize(1);
        return underWay.getFirst();
    }

    private static CommandLineRun status(LookScene scene, String... arguments) {
        return scene.ask(it -> new StatusCommand(it, Terminal.NONE), arguments);
    }
}
