package dev.headgate.cli.say;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.CommandLineRun;
import dev.headgate.cli.installation.SimulatedInstallation;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class ReleaseCommandTest {

    @TempDir
    Path folder = Path.of("");

    private SayScene scene = new SayScene(Path.of("target"));

    @BeforeEach
    void begin() {
        scene = new SayScene(folder);
    }

    @Test
    void releasesAnImageAndWaitsForTheEndWhereItIsToBeWatched() {
        CommandLineRun run = scene.say("release", "web", "--tag", "v3", "--reason", "the new basket", "--watch");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("web-v3: DEPLOYED, every environment is deployed\n");
        assertThat(run.exitCode()).isZero();
        assertThat(deployedTags()).containsExactly("v3", "v3");
        assertThat(scene.onlyInput("release"))
                .isEqualTo(Map.of(
                        "service", "web",
                        "imageTag", "v3",
                        "reason", "the new basket",
                        "requestedBy", SimulatedInstallation.CAROL));
    }

    @Test
    void returnsOnceItIsUnderWayAndSaysHowToFollowIt() {
        CommandLineRun run = scene.say("release", "web", "--tag", "v3", "--profile", "tooling");

        String name = scene.executions("release").getFirst().name();
        assertThat(name).matches("release-web-v3-[0-9a-f]{8}");
        assertThat(run.out())
                .isEqualTo(name + " is under way.\n" + "Follow it: ./headgate status web --watch --profile tooling\n");
        assertThat(run.exitCode()).isZero();
        assertThat(scene.executions("release").getFirst().status()).isEqualTo(ExecutionStatus.RUNNING);
    }

    @Test
    void handsWhatIsUnderWayOverToWhoeverShowsIt() {
        List<String> watched = new ArrayList<>();
        scene.watchBy((installation, service, release, out) -> {
            watched.add(
                    service + " by " + release + " as " + installation.caller().arn());
            out.println("drawn");
        });

        CommandLineRun run = scene.say("release", "web", "--tag", "v3", "--watch");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("drawn\nweb-v3: DEPLOYED, every environment is deployed\n");
        assertThat(watched)
                .containsExactly("web by "
                        + scene.executions("release").getFirst().executionArn() + " as " + SimulatedInstallation.CAROL);
    }

    /** What was shown is of the service, and may be of others than of the release. */
    @Test
    void tellsARefusalThatComesAfterItWasShown() {
        ScriptedStepFunctions machine = new ScriptedStepFunctions().running(20).fails("x", "No image was found");
        scene.installation.answerBy(machine);
        scene.watchBy((installation, service, release, out) -> out.println("drawn"));

        CommandLineRun run = scene.say("release", "web", "--tag", "v3", "--watch");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEqualTo("drawn\n");
        assertThat(run.err()).isEqualTo("release: refused: No image was found\n");
    }

    @Test
    void waitsForTheEndOfWhatCanNotBeShown() {
        scene.watchBy((installation, service, release, out) -> {
            throw SdkClientException.create("no route to host");
        });

        CommandLineRun run = scene.say("release", "web", "--tag", "v3", "--watch");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("web-v3: DEPLOYED, every environment is deployed\n");
        assertThat(run.err()).startsWith("release: what becomes of it can not be shown: AWS does not answer: no route");
    }

    @Test
    void tellsThatANewerReleaseTookThePlaceOfWhatWasShown() {
        scene.installation.answerBy(new ScriptedStepFunctions()
                .running(20)
                .succeeds("{\"released\": false, \"superseded\": true, \"summary\": \"a newer one came\"}"));
        scene.watchBy((installation, service, release, out) -> out.println("drawn"));

        CommandLineRun run = scene.say("release", "web", "--tag", "v3", "--watch");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEqualTo("drawn\nweb-v3: SUPERSEDED, a newer one came\n");
    }

    @Test
    void drawsNeitherARefusalNorForAProgram() throws IOException {
        scene.watchBy((installation, service, release, out) -> {
            throw new AssertionError("there is nothing to see");
        });

        assertThat(scene.say("release", "web", "--tag", "v9", "--watch").err()).startsWith("release: refused: ");
        assertThat(scene.say("release", "web", "--tag", "v3", "--to", "dev", "--watch", "--json")
                        .json())
                .containsEntry("outcome", "DEPLOYED");
    }

    @Test
    void namesWhatIsToBeReleasedWhereAndWhy() {
        String image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/web:v3";

        CommandLineRun run = scene.say(
                "release",
                "web",
                "--image",
                image,
                "--to",
                "prod,dev",
                "--override",
                "the cure",
                "--commit",
                "c0ffee1",
                "--author",
                "dave",
                "--no-wait");

        assertThat(run.exitCode()).isZero();
        assertThat(scene.executions("release").getFirst().name()).startsWith("release-web-web-v3-");
        assertThat(scene.onlyInput("release"))
                .isEqualTo(Map.of(
                        "service",
                        "web",
                        "image",
                        image,
                        "environments",
                        List.of("prod", "dev"),
                        "commit",
                        "c0ffee1",
                        "author",
                        "dave",
                        "override",
                        Map.of("reason", "the cure"),
                        "requestedBy",
                        SimulatedInstallation.CAROL));
    }

    @Test
    void tellsARefusalInItsOwnWords() throws IOException {
        CommandLineRun run = scene.say("release", "web", "--tag", "v9");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo(
                        "release: refused: Repository \"web\" has no image tagged \"v9\": check that it was pushed, and"
                                + " that no lifecycle policy has deleted it since\n");
        assertThat(scene.say("release", "web", "--tag", "v9", "--json").json())
                .containsEntry("answer", "REFUSED")
                .containsEntry("verb", "release")
                .hasEntrySatisfying(
                        "execution",
                        it -> assertThat(it).asString().contains(":execution:headgate-release:release-web-v9-"));
    }

    @Test
    void saysByTheExitCodeThatItEndedOtherwise() throws IOException {
        SayScene rejecting = new SayScene(folder, Manner.REJECT);

        CommandLineRun run = rejecting.say("release", "web", "--tag", "v3", "--watch", "--json");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.json())
                .containsEntry("answer", "ENDED")
                .containsEntry("outcome", "NOT_RELEASED")
                .hasEntrySatisfying("why", it -> assertThat(it).asString().contains("prod=REJECTED"));
    }

    @Test
    void saysAllThatIsWrongBeforeAnythingIsStarted() {
        CommandLineRun run =
                scene.say("release", "wbe", "--tag", "v3", "--image", "x", "--to", "prd,dev", "--reason", " ");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("""
                        there is no service "wbe"; did you mean web? (known: web)
                        headgate release: there is no environment "prd"; did you mean prod? (known: dev, prod)
                        headgate release: --tag and --image exclude each other: keep the one that says what to release
                        headgate release: --reason must say something
                        """);
        assertThat(scene.executions("release")).isEmpty();
        assertThat(scene.installation.askedFor).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "release web --tag v3 --watch --no-wait",
                "rollback web prod --watch --no-wait",
                "retry release-web-v3-5f0c9d1e --watch --no-wait"
            })
    void staysToTheEndOrReturnsAtOnceAndNotBoth(String words) {
        CommandLineRun run = scene.say(words.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("--no-wait and --watch exclude each other: ");
        assertThat(scene.executions("release")).isEmpty();
    }

    @Test
    void refusesATagThatIsNone() {
        CommandLineRun run = scene.say("release", "web", "--tag", "a b\u001b[31m");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("must be a tag such as \"1.4.0\", not \"a b [31m\"")
                .doesNotContain("\u001b");
        assertThat(scene.executions("release")).isEmpty();
    }

    private List<String> deployedTags() {
        return List.of("dev", "prod").stream()
                .map(it -> scene.installation
                        .world
                        .records()
                        .deployed("web", it, 1)
                        .getFirst())
                .map(it -> it.plan().release().image().tag().orElse(""))
                .toList();
    }
}
