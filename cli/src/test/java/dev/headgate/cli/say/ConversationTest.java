package dev.headgate.cli.say;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.CommandLineRun;
import dev.headgate.simulator.wire.Call;
import dev.headgate.simulator.wire.Fault;
import dev.headgate.simulator.wire.Fault.Effect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** What is heard where AWS loses calls, denies them, or an execution ends in a way that nobody meant. */
class ConversationTest {

    @TempDir
    Path folder = Path.of("");

    private SayScene scene = new SayScene(Path.of("target"));

    @BeforeEach
    void begin() {
        scene = new SayScene(folder);
    }

    @Test
    void saysThatItMayHaveBeenHeardWhereTheReplyIsLost() throws IOException {
        strike(call -> isStart(call) ? Effect.LOSE_REPLY : Effect.NONE);

        CommandLineRun run = scene.say("release", "web", "--tag", "v3");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("release: AWS does not answer: ")
                .endsWith("\nIt may have been heard all the same: look whether there is an execution "
                        + scene.executions("release").getFirst().name() + " before you say it again.\n");
        assertThat(scene.say("release", "web", "--tag", "v3", "--json").json()).containsEntry("answer", "UNHEARD");
    }

    @Test
    void saysThatItMayHaveBeenHeardWhereAwsFailsWhileItHears() {
        strike(call -> {
            if (isStart(call)) {
                throw SfnException.builder()
                        .message("Internal server error")
                        .statusCode(500)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("InternalFailure")
                                .errorMessage("Internal server error")
                                .build())
                        .build();
            }
            return Effect.NONE;
        });

        CommandLineRun run = scene.say("release", "web", "--tag", "v3");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("Internal server error")
                .containsPattern("\nIt may have been heard all the same: look whether there is an execution"
                        + " release-web-v3-[0-9a-f]{8} before you say it again\\.\n$")
                .doesNotContain("again in a minute");
    }

    @Test
    void takesTheSecondAttemptOfACallWhoseReplyWasLostForItsOwn() {
        strike(call -> isStart(call) ? Effect.REPEAT : Effect.NONE);

        assertThat(scene.say("release", "web", "--tag", "v3").exitCode()).isZero();
        assertThat(scene.executions("release")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"THROTTLE", "LOSE_REQUEST"})
    void looksAgainWhereALookIsLost(Effect effect) {
        int[] looks = {0};
        strike(call -> isLook(call) && looks[0]++ % 2 == 0 ? effect : Effect.NONE);

        CommandLineRun run = scene.say("release", "web", "--tag", "v3", "--watch");

        assertThat(run.out()).isEqualTo("web-v3: DEPLOYED, every environment is deployed\n");
    }

    @Test
    void givesUpWhereNoLookIsAnswered() {
        strike(call -> isLook(call) ? Effect.LOSE_REQUEST : Effect.NONE);

        CommandLineRun run = scene.say("release", "web", "--tag", "v3", "--watch");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("release: it was said, and its answer can not be read: AWS does not answer: ");
        assertThat(scene.executions("release")).hasSize(1);
    }

    @Test
    void saysThatItWasSaidWhereTheAnswerMayNotBeRead() {
        scene.installation.deny("states:DescribeExecution");

        CommandLineRun run = scene.say("rollback", "web", "dev");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith(
                        "rollback: it was said, and its answer can not be read: not allowed: states:DescribeExecution");
        assertThat(scene.installation.world.wire().count("states", "DescribeExecution"))
                .isEqualTo(1);
    }

    @Test
    void saysWhatMayNotBeSaid() {
        scene.installation.deny("states:StartExecution");

        CommandLineRun run = scene.say("rollback", "web", "dev");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("rollback: not allowed: states:StartExecution on resource")
                .contains("Allow arn:aws:iam::111122223333:user/carol states:StartExecution, or name a profile");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ABORTED   |         | | Refused[why=somebody stopped the execution]",
                "ABORTED   |         | by hand | Refused[why=somebody stopped the execution: by hand]",
                "TIMED_OUT |         | | Refused[why=the execution has timed out]",
                "FAILED    | NotOpened | | Refused[why=the execution failed: NotOpened]",
                "FAILED    | NotOurs | It does not run any more | Refused[why=It does not run any more]",
                "FAILED    | x | {\"errorMessage\": \"cut o | Refused[why={\"errorMessage\": \"cut o]",
                "FAILED    | ReleaseFailed | it ended {dev=ROLLED_BACK} | Ended[outcome=NOT_RELEASED, why=it ended {dev=ROLLED_BACK}, serving=Optional.empty]"
            })
    void readsHowAnExecutionFailed(ExecutionStatus status, String error, String cause, String answer) {
        assertThat(Answer.of(DescribeExecutionResponse.builder()
                                .status(status)
                                .error(error)
                                .cause(cause)
                                .build())
                        .toString())
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"next\": \"SAID\", \"why\": \"it is frozen\"} | Said[why=it is frozen]",
                "{\"type\": \"NothingToDeploy\", \"reason\": \"newer code is there\"} | Refused[why=newer code is there]",
                "{\"released\": false, \"superseded\": true, \"summary\": \"s\"} | Ended[outcome=SUPERSEDED, why=s, serving=Optional.empty]",
                "{\"outcome\": \"NEEDS_HUMAN\", \"reason\": \"r\", \"serving\": \"blue\"} | Ended[outcome=NEEDS_HUMAN, why=r, serving=Optional[blue]]",
                "[]                                          | Said[why=it was done]"
            })
    void readsHowAnExecutionSucceeded(String output, String answer) {
        assertThat(Answer.of(DescribeExecutionResponse.builder()
                                .status(ExecutionStatus.SUCCEEDED)
                                .output(output)
                                .build())
                        .toString())
                .isEqualTo(answer);
    }

    @Test
    void namesExecutionsSoThatStepFunctionsAndItsLogsTakeThem() {
        SplittableRandom random = new SplittableRandom(1);

        assertThat(ExecutionName.of("release", "web-sha256:" + "0".repeat(200), random))
                .hasSize(80)
                .matches("release-web-sha256-0+-[0-9a-f]{8}");
        assertThat(ExecutionName.of("release", "wéb 1.4", random)).matches("release-w-b-1-4-[0-9a-f]{8}");
        assertThat(ExecutionName.of("promote", "web", random)).isNotEqualTo(ExecutionName.of("promote", "web", random));
    }

    private void strike(Fault fault) {
        scene.installation.world.wire().add(fault);
    }

    private static boolean isStart(Call call) {
        return call.operation().equals("StartExecution");
    }

    private static boolean isLook(Call call) {
        return call.operation().equals("DescribeExecution");
    }
}
