package dev.headgate.cli.say;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.CommandLineRun;
import dev.headgate.cli.installation.SimulatedInstallation;
import dev.headgate.json.Json;
import dev.headgate.simulator.wire.Fault.Effect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to a deployment or of an environment, to a state machine that answers as it is told to. */
class DeploymentVerbsTest {

    private static final String ID = "web-prod-1f2e3d4c5b6a";

    @TempDir
    Path folder = Path.of("");

    private SayScene scene = new SayScene(Path.of("target"));
    private final ScriptedStepFunctions machine = new ScriptedStepFunctions();

    @BeforeEach
    void begin() {
        scene = new SayScene(folder);
        scene.installation.answerBy(machine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"promote", "pause", "resume"})
    void tellsADeploymentWhatToDoAndWhatItAnswers(String verb) {
        machine.running(2).succeeds(said(ID, "the deployment has heard it"));

        CommandLineRun run = scene.say(verb, ID, "--reason", "a drill");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(ID + ": the deployment has heard it\n");
        assertThat(run.exitCode()).isZero();
        assertThat(machine.onlyStart().stateMachineArn())
                .isEqualTo("arn:aws:states:us-east-1:111122223333:stateMachine:headgate-deployment");
        assertThat(machine.onlyStart().name()).matches(verb + "-" + ID + "-[0-9a-f]{8}");
        assertThat(machine.input())
                .isEqualTo(Map.of(
                        "deployment", ID, "do", verb, "reason", "a drill", "requestedBy", SimulatedInstallation.CAROL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "promote | Has green leave the step at which it is held, or ends the bake, unless harm is seen.",
                "pause   | for 20 minutes beyond what its rules allow there at most; then blue is brought back."
            })
    void saysInItsHelpHowFarAWordReaches(String verb, String reach) {
        assertThat(scene.say(verb, "--help").out().replaceAll("\\s+", " ")).contains(reach);
    }

    @Test
    void needsNoReasonButToAbort() {
        machine.succeeds(said(ID, "it goes on"));

        assertThat(scene.say("resume", ID).exitCode()).isZero();
        assertThat(machine.input()).doesNotContainKey("reason");
        CommandLineRun abort = scene.say("abort", ID);
        assertThat(abort.exitCode()).isEqualTo(2);
        assertThat(abort.err()).startsWith("--reason must say why it is to end\n");
    }

    @Test
    void takesADeploymentByTheArnOfItsExecution() {
        machine.succeeds(said(ID, "it goes on"));

        var unused = scene.say(
                "resume", "arn:aws:states:us-east-1:111122223333:execution:headgate-deployment:" + ID, "--no-wait");

        assertThat(machine.input()).containsEntry("deployment", ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "web prod", "web/prod", "$(reboot)"})
    void refusesWhatIsNoId(String id) {
        CommandLineRun run = scene.say("promote", id);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("DEPLOYMENT must be an id such as web-prod-1f2e3d4c5b6a, not \"" + id + "\"\n");
        assertThat(machine.wasNotStarted()).isTrue();
    }

    @Test
    void tellsTheWordsOfARefusalAndNotLambdasJson() throws IOException {
        machine.fails("dev.headgate.release.InvalidReleaseException", """
                        {"errorMessage": "Deployment web-prod-1f2e3d4c5b6a bakes already:\\u001b[2J nothing is left to promote",
                         "errorType": "dev.headgate.release.InvalidReleaseException", "stackTrace": ["at x"]}""");

        CommandLineRun run = scene.say("promote", ID);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("promote: refused: Deployment web-prod-1f2e3d4c5b6a bakes already: [2J nothing is left to"
                        + " promote\n");
    }

    /** Whoever freezes before a sale must not take a word for granted that nobody has heard yet. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "freeze prod --until 8h --reason r",
                "unfreeze prod --reason r",
                "settle " + ID + " --reason r",
                "pause " + ID,
                "promote " + ID,
                "resume " + ID
            })
    void waitsForAnAnswerThatTakesLong(String words) {
        machine.running(400).fails("x", "nobody could be reached");

        CommandLineRun run = scene.say(words.split(" "));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).endsWith(": refused: nobody could be reached\n");
    }

    @Test
    void returnsWithoutAnAnswerWhereNoneIsWantedAndSaysWhereItWillBe() {
        machine.running(1);

        CommandLineRun run = scene.say("promote", ID, "--no-wait");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .matches("promote-" + ID + "-[0-9a-f]{8} is under way\\.\nFollow it: \\./headgate show " + ID + "\n");
    }

    @Test
    void followsAnAbortUntilTheDeploymentHasEndedAndSaysHow() throws IOException {
        // This one has a record.
        machine.running(200).succeeds(said("web-prod-v2", "it has ended: blue serves again"));

        CommandLineRun run = scene.say("abort", "web-prod-v2", "--reason", "the totals are wrong", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.json())
                .containsEntry("answer", "ENDED")
                .containsEntry("outcome", "DEPLOYED")
                .containsEntry("why", "it has ended: blue serves again");
    }

    @ParameterizedTest
    @CsvSource({"ROLLED_BACK, 0", "REJECTED, 0", "NEEDS_HUMAN, 3"})
    void saysByTheExitCodeHowAnAbortedDeploymentHasEndedWhereItsRecordIsNotToBeRead(String outcome, int exitCode) {
        scene.installation.hideTable();
        machine.running(3)
                .succeeds(Json.write(
                        Map.of("next", "SAID", "why", "it has ended " + outcome + ": so", "outcome", outcome)));

        CommandLineRun run = scene.say("abort", ID, "--reason", "the totals are wrong");

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEqualTo(ID + ": " + outcome + ", it has ended " + outcome + ": so\n");
        assertThat(machine.input())
                .isEqualTo(Map.of(
                        "deployment",
                        ID,
                        "do",
                        "abort",
                        "reason",
                        "the totals are wrong",
                        "requestedBy",
                        SimulatedInstallation.CAROL));
    }

    @Test
    void saysThatAnAbortWasNotSeenToEnd() throws IOException {
        machine.running(3).succeeds(said(ID, "it is still being ended; its own execution goes on"));

        CommandLineRun run = scene.say("abort", ID, "--reason", "the totals are wrong");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).isEqualTo("abort: " + ID + ": it is still being ended; its own execution goes on\n");
        assertThat(run.out()).isEqualTo("Follow it: ./headgate show " + ID + "\n");
        CommandLineRun forPrograms = scene.say("abort", ID, "--reason", "the totals are wrong", "--json");
        assertThat(forPrograms.exitCode()).isEqualTo(3);
        assertThat(forPrograms.json()).containsEntry("answer", "UNDER_WAY");
    }

    /** Seen only where the record tells: the state machine's own answer names no outcome here. */
    @Test
    void looksAtTheRecordAgainAfterOneLookWasLost() {
        int[] looks = {0};
        scene.installation
                .world
                .wire()
                .add(call -> call.operation().equals("GetItem") && looks[0]++ == 0 ? Effect.LOSE_REQUEST : Effect.NONE);
        machine.running(3).succeeds(said("web-prod-v2", "it has ended: blue serves again"));

        CommandLineRun run = scene.say("abort", "web-prod-v2", "--reason", "the totals are wrong");

        assertThat(looks[0]).isGreaterThan(1);
        assertThat(run.out()).startsWith("web-prod-v2: DEPLOYED, it has ended: blue serves again\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void returnsFromAnAbortAtOnceWhereItNeedNotBeFollowed() {
        machine.running(200);

        CommandLineRun run = scene.say("abort", ID, "--reason", "the totals are wrong", "--no-wait");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains(" is under way.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8h                   | 2026-03-02T17:00:00Z",
                "90m                  | 2026-03-02T10:30:00Z",
                "3d                   | 2026-03-05T09:00:00Z",
                "1d12h                | 2026-03-03T21:00:00Z",
                "2026-12-24T18:00Z    | 2026-12-24T18:00:00Z",
                "2026-12-24T18:00+01:00 | 2026-12-24T17:00:00Z"
            })
    void freezesAnEnvironmentUntilATime(String until, String instant) {
        machine.succeeds(said("", "prod is frozen"));

        CommandLineRun run = scene.say("freeze", "prod", "--until", until, "--reason", "the sale");

        assertThat(run.out()).isEqualTo("prod: prod is frozen\n");
        assertThat(machine.input())
                .isEqualTo(Map.of(
                        "freeze",
                        Map.of("environment", "prod", "until", instant, "reason", "the sale"),
                        "requestedBy",
                        SimulatedInstallation.CAROL));
        assertThat(machine.onlyStart().stateMachineArn()).endsWith(":headgate-deployment");
    }

    @Test
    void freezesAndUnfreezesOneServiceAlone() {
        machine.succeeds(said("", "web in prod is not frozen any more"));

        CommandLineRun run = scene.say("unfreeze", "prod", "--service", "web", "--reason", "the sale is over");

        assertThat(run.out()).isEqualTo("web-prod: web in prod is not frozen any more\n");
        assertThat(machine.input())
                .isEqualTo(Map.of(
                        "unfreeze",
                        Map.of("environment", "prod", "service", "web"),
                        "reason",
                        "the sale is over",
                        "requestedBy",
                        SimulatedInstallation.CAROL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "freeze prdo --until 8h --reason r               | there is no environment \"prdo\"; did you mean prod?",
                "freeze prod --service wbe --until 8h --reason r | there is no service \"wbe\"; did you mean web?",
                "freeze prod --until 8h                          | --reason must say why nothing may be released",
                "freeze prod --reason r                          | --until must be how long from now, such as 8h or 3d",
                "freeze prod --until tomorrow --reason r         | 2026-12-24T18:00Z, not \"tomorrow\"",
                "freeze prod --until 0h --reason r               | --until must be to come: 2026-03-02T09:00:00Z is past",
                "freeze prod --until 2026-03-02T08:59Z --reason r | --until must be to come: 2026-03-02T08:59:00Z is past"
            })
    void refusesAFreezeThatIsNone(String words, String fault) {
        CommandLineRun run = scene.say(words.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(fault);
        assertThat(machine.wasNotStarted()).isTrue();
    }

    @Test
    void retriesAReleaseByItsName() {
        machine.running(1);

        CommandLineRun run = scene.say("retry", "release-web-v3-5f0c9d1e", "--reason", "the registry is back");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).endsWith("Follow it: ./headgate status --watch\n");
        assertThat(machine.onlyStart().stateMachineArn()).endsWith(":headgate-release");
        assertThat(machine.input())
                .isEqualTo(Map.of(
                        "retry", "release-web-v3-5f0c9d1e",
                        "reason", "the registry is back",
                        "requestedBy", SimulatedInstallation.CAROL));
    }

    private static String said(String id, String why) {
        return Json.write(Map.of("deploymentId", id, "next", "SAID", "seconds", 0, "why", why));
    }
}
