package dev.headgate.cli.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.wire.Fault;
import dev.headgate.simulator.wire.Fault.Effect;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.regions.Region;

/** How a command finds an installation, and what is said where it does not. */
class ReachTest {

    @TempDir
    Path folder = Path.of("");

    private SimulatedInstallation installation = new SimulatedInstallation(Path.of("target"), Manner.IGNORE);

    private record Run(int exitCode, String out, String err) {}

    @BeforeEach
    void begin() {
        installation = new SimulatedInstallation(folder, Manner.IGNORE);
    }

    /** It looks whether both state machines and the table are there. */
    @Command(name = "look")
    static final class Look implements Callable<Integer> {

        @Mixin
        private final Reach reach;

        Look(Installations installations) {
            reach = new Reach(installations);
        }

        @Override
        public Integer call() throws InterruptedException {
            return reach.answer(() -> {
                Installation it = reach.open();
                var machines = it.clients().stepFunctions();
                var release = machines.describeStateMachine(of -> of.stateMachineArn(it.releases()));
                var deployment = machines.describeStateMachine(of -> of.stateMachineArn(it.deployments()));
                var unused = it.clients()
                        .dynamoDb()
                        .scan(of -> of.tableName(it.table()).limit(1));
                reach.say(release.name() + ", " + deployment.name() + ": " + it.command("doctor") + " "
                        + it.caller().arn());
                return 0;
            });
        }
    }

    @Test
    void findsWhatIsDeployed() {
        Run run = look();

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo("headgate-release, headgate-deployment: ./headgate doctor " + SimulatedInstallation.CAROL
                        + "\n");
        assertThat(installation.askedFor).containsExactly("us-east-1");
    }

    @Test
    void endsEveryNameInTheSuffixOfTheInstallation() {
        Installation suffixed = new Installation(
                ConfigurationFile.parse("environmentSuffix: eve\n" + SimulatedInstallation.YAML, "x", "111122223333"),
                "us-east-1",
                new Caller("111122223333", "arn"),
                new SdkClients(Region.US_EAST_1, Optional.empty()),
                installation.installations().waiting(),
                "");

        assertThat(suffixed.releases())
                .isEqualTo("arn:aws:states:us-east-1:111122223333:stateMachine:headgate-release-eve");
        assertThat(suffixed.deployments())
                .isEqualTo("arn:aws:states:us-east-1:111122223333:stateMachine:headgate-deployment-eve");
        assertThat(suffixed.table()).isEqualTo("headgate-deployments-eve");
    }

    @Test
    void repeatsItsOptionsInCommandsToCopy() {
        Run run = look("--profile", "my tooling", "--config", installation.file.toString(), "--region", "us-east-1");

        assertThat(run.out())
                .contains("./headgate doctor --config " + installation.file
                        + " --profile 'my tooling' --region us-east-1 ");
        assertThat(installation.askedFor).containsExactly("us-east-1 my tooling");
    }

    @Test
    void takesTheCallersAccountWhereTheFileNamesNone() throws IOException {
        Files.writeString(installation.file, SimulatedInstallation.YAML.replaceAll("(?m)^account:.*\n", ""));

        assertThat(look().exitCode()).isZero();
    }

    @Test
    void saysThatCredentialsAreOfAnotherAccount() {
        installation.callFrom("444455556666");

        Run run = look();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("""
                        look: these credentials are of account 444455556666 (arn:aws:iam::444455556666:user/carol), and the \
                        configuration says that Headgate runs in 111122223333
                        Name a profile of that account:
                          ./headgate look ... --profile NAME
                        """);
    }

    @Test
    void saysThatNothingIsDeployedThere() throws IOException {
        Files.writeString(installation.file, "environmentSuffix: eve\n" + SimulatedInstallation.YAML);

        Run run = look();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith(
                        "look: Headgate is not deployed in account 111122223333, us-east-1, as the configuration says: ")
                .contains("headgate-release-eve")
                .endsWith(
                        "\nDeploy it (npx cdk deploy headgate-orchestrator-eve), or name the installation that is meant"
                                + " with --config, --profile and --region.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"states:DescribeStateMachine", "dynamodb:Scan"})
    void namesWhatIsDeniedAndWhoIsToBeAllowed(String action) {
        installation.deny(action);

        Run run = look();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        "look: not allowed: " + action + " on resource: it because no identity-based policy allows the "
                                + action + " action\nAllow " + SimulatedInstallation.CAROL + " " + action
                                + ", or name a profile that is allowed it, with --profile.\n");
    }

    @Test
    void tellsExpiredCredentialsFromThrottlingAndFromSilence() {
        assertThat(whenDescribing(call -> {
                    throw SimulatedInstallation.refusal("ExpiredTokenException", "The token is expired");
                }))
                .isEqualTo("""
                        look: AWS does not accept these credentials any longer: The token is expired
                        Sign in again, and try again.
                        """);
        assertThat(whenDescribing(call -> Effect.THROTTLE)).endsWith("\nTry again in a minute.\n");
        assertThat(whenDescribing(call -> Effect.LOSE_REQUEST))
                .startsWith("look: AWS does not answer: ")
                .endsWith("\nCheck the network and the proxy, and try again.\n");
    }

    @Test
    void namesAConfigurationThatIsNone() throws IOException {
        Run none = look("--config", folder.resolve("none.yaml").toString());
        Path faulty = Files.writeString(folder.resolve("faulty.yaml"), "headgate: 1\nregions: x\n");
        Run wrong = look("--config", faulty.toString());

        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("there is no file").contains("none.yaml");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("faulty.yaml has ").contains("regions");
        assertThat(installation.askedFor).isEmpty();
    }

    @Test
    void namesARegionThatIsNone() {
        Run run = look("--region", "us east");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("--region must be a region such as us-east-1, not \"us east\"\n");
    }

    private String whenDescribing(Fault fault) {
        SimulatedInstallation disturbed = new SimulatedInstallation(folder, Manner.IGNORE);
        disturbed
                .world
                .wire()
                .add(call -> call.operation().equals("DescribeStateMachine") ? fault.on(call) : Effect.NONE);
        return look(disturbed).err();
    }

    private Run look(String... arguments) {
        return look(installation, arguments);
    }

    private static Run look(SimulatedInstallation installation, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new Look(installation.installations()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }
}
