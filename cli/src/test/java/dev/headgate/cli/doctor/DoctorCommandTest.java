package dev.headgate.cli.doctor;

import static dev.headgate.cli.doctor.DoctorScene.PROD;
import static dev.headgate.cli.doctor.DoctorScene.TOOLING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.doctor.DoctorCommand.ClientsSource;
import dev.headgate.cli.installation.NoAccessException;
import dev.headgate.cli.terminal.Ink;
import dev.headgate.json.Json;
import dev.headgate.simulator.wire.Fault.Effect;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codeconnections.model.ConnectionStatus;

class DoctorCommandTest {

    private final DoctorScene scene = new DoctorScene();
    private final List<Region> regions = new ArrayList<>();
    private static final Style UNICODE = new Style(Marks.UNICODE, Ink.NONE);
    private static final Style ASCII = new Style(Marks.ASCII, Ink.NONE);
    private static final String[] BOTH = {"--profile", "tooling", "--profile", "prod"};

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    private record Run(int exitCode, String out, String err) {}

    @BeforeEach
    void writeConfiguration() throws IOException {
        file = Files.writeString(folder.resolve("headgate.yaml"), DoctorScene.YAML);
    }

    @Test
    void exitsWithZeroWhenAllIsWell() {
        Run run = run(UNICODE, BOTH);

        assertThat(run.out()).isEqualTo("""
                Doctor looks at headgate.yaml as arn:aws:iam::111122223333:user/carol and as arn:aws:iam::444455556666:user/carol

                Tooling account 111122223333, us-east-1
                  ✓ configuration       what is deployed is what the file says
                  ✓ release process     the state machine headgate-release is what this checkout has
                  ✓ deployment process  the state machine headgate-deployment is what this checkout has
                  ✓ Docker registry     somebody has filled in the secret headgate/docker-registry
                  ✓ approver alice      alice@example.com is subscribed, and no link unsubscribes it
                  ✓ approver bob        bob@example.com is subscribed, and no link unsubscribes it
                  ✓ questions           nobody but approvers is sent any
                  ✓ alerts              on-call@example.com is subscribed, and no link unsubscribes it
                  ✓ updates             team@example.com is subscribed, and no link unsubscribes it
                  ✓ web source          the connection headgate is available
                  ✓ web image           the repository web holds images

                Environment dev: account 111122223333, us-east-1
                  ✓ deploy role         lets in headgate-deployment-function alone, and only with the external id
                  ✓ web service         4 of 4 tasks are healthy
                  ✓ web listener        all production requests reach the primary task set
                  ✓ web group           waits long enough for the gates and the bake time
                  – web alarms          none are configured

                Environment prod: account 444455556666, eu-central-1
                  ✓ deploy role         lets in headgate-deployment-function alone, and only with the external id
                  ✓ web service         4 of 4 tasks are healthy
                  ✓ web listener        all production requests reach the primary task set
                  ✓ web group           waits long enough for the gates and the bake time
                  ✓ web alarms          none is red: web-prod-5xx

                All is well.
                """);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(regions).containsOnly(Region.US_EAST_1);
    }

    @Test
    void exitsWithThreeAndSaysWhatToDo() {
        upset();

        Run run = run(ASCII);

        assertThat(run.out()).isEqualTo("""
                Doctor looks at headgate.yaml as arn:aws:iam::111122223333:user/carol

                Tooling account 111122223333, us-east-1
                  ok configuration       what is deployed is what the file says
                  ok release process     the state machine headgate-release is what this checkout has
                  ok deployment process  the state machine headgate-deployment is what this checkout has
                  ok Docker registry     somebody has filled in the secret headgate/docker-registry
                  NO approver alice      alice@example.com has not confirmed the subscription
                     -> Copy the Token from the link in the confirmation e-mail, without opening the link, and confirm with it:
                        aws sns confirm-subscription --region us-east-1 --topic-arn arn:aws:sns:us-east-1:111122223333:headgate-approvals --token TOKEN --authenticate-on-unsubscribe true
                        If there is no such e-mail, or it is older than two days, have it sent again:
                        aws sns subscribe --region us-east-1 --topic-arn arn:aws:sns:us-east-1:111122223333:headgate-approvals --protocol email --notification-endpoint alice@example.com --attributes '{"FilterPolicy":"{\\"approver\\":[\\"alice\\"]}"}'
                  ok approver bob        bob@example.com is subscribed, and no link unsubscribes it
                  ok questions           nobody but approvers is sent any
                  ok alerts              on-call@example.com is subscribed, and no link unsubscribes it
                  ok updates             team@example.com is subscribed, and no link unsubscribes it
                  NO web source          nobody has agreed to the connection headgate yet
                     -> Open https://console.aws.amazon.com/codesuite/settings/connections?region=us-east-1, choose headgate and then "Update pending connection"
                  ?? web image           not allowed: ecr:DescribeImages
                     -> Allow these credentials ecr:DescribeImages, and run doctor again

                Environment dev: account 111122223333, us-east-1
                  ok deploy role         lets in headgate-deployment-function alone, and only with the external id
                  ok web service         4 of 4 tasks are healthy
                  ok web listener        all production requests reach the primary task set
                  ok web group           waits long enough for the gates and the bake time
                  -- web alarms          none are configured

                Environment prod: account 444455556666, eu-central-1
                  ?? credentials         none are of account 444455556666, so nothing was looked at there
                     -> Name a profile of each account:
                        ./headgate doctor --profile PROFILE_OF_111122223333 --profile PROFILE_OF_444455556666

                To do: 2. Could not be checked: 2.
                Do what is said above, from the top; then look again: ./headgate doctor
                """);
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void exitsWithZeroWhenThereIsNothingButAdvice() throws IOException {
        scene.tooling.secretsManager().create(DoctorScene.CONFIGURATION.names().dockerRegistrySecret());

        Run run = run(ASCII, BOTH);

        assertThat(run.out()).contains("  .. Docker registry").endsWith("\n\nAll is well. Optional: 1.\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void saysInEveryLineWhatToDeployWhereNothingIs() throws IOException {
        Files.writeString(file, "environmentSuffix: eve\n" + DoctorScene.YAML);

        Run run = run(ASCII, "--profile", "tooling", "--profile", "prod");

        assertThat(run.out().lines().map(String::strip).filter(it -> it.contains("npx cdk deploy")))
                .containsExactly(
                        "-> npx cdk deploy headgate-orchestrator-eve --profile tooling",
                        "-> npx cdk deploy headgate-delivery-web-eve --profile tooling",
                        "-> npx cdk deploy headgate-access-dev-eve --profile tooling",
                        "-> npx cdk deploy headgate-service-web-dev-eve --profile tooling",
                        "-> npx cdk deploy headgate-access-prod-eve --profile tooling",
                        "-> npx cdk deploy headgate-service-web-prod-eve --profile tooling");
        assertThat(run.out()).endsWith("then look again: ./headgate doctor --profile tooling --profile prod\n");
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void printsColoursOnATerminalOnly() {
        scene.tooling.codeConnections().put(DoctorScene.CONNECTION, ConnectionStatus.PENDING);
        String plain = run(ASCII, BOTH).out();
        String coloured = run(new Style(Marks.ASCII, Ink.ANSI), BOTH).out();

        assertThat(plain).doesNotContain("\u001b");
        assertThat(coloured)
                .contains("  \u001b[38;5;35mok\u001b[0m configuration ", "  \u001b[1;38;5;167mNO\u001b[0m web source ");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @Test
    void printsTheSameAsJson() {
        upset();

        Run run = run(ASCII, "--json", "--profile", "tooling", "--profile", "prod");
        Map<String, Object> report = Json.object(Json.tree(run.out()), "$");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out().lines()).hasSize(1);
        assertThat(report).containsEntry("configuration", "headgate.yaml");
        assertThat(report).containsEntry("callers", Json.tree("""
                [{"account": "111122223333", "arn": "arn:aws:iam::111122223333:user/carol"},
                 {"account": "444455556666", "arn": "arn:aws:iam::444455556666:user/carol"}]"""));
        assertThat(new ArrayList<Object>((List<?>) report.get("checks")))
                .hasSize(21)
                .contains(Json.tree("""
                        {"group": "Tooling account 111122223333, us-east-1", "name": "web source", "result":
                          {"type": "Fault", "what": "nobody has agreed to the connection headgate yet",
                           "cure": "Open https://console.aws.amazon.com/codesuite/settings/connections?region=us-east-1,\
                         choose headgate and then \\"Update pending connection\\""}}"""));
    }

    @Test
    void takesTheCallersAccountForTheToolingAccountWhereTheFileNamesNone() throws IOException {
        Files.writeString(file, DoctorScene.YAML.replaceAll("(?m)^account:.*\n", ""));

        assertThat(run(ASCII, BOTH).exitCode()).isZero();
    }

    @Test
    void looksAtTheConfigurationThatIsNamed() throws IOException {
        Path other = Files.writeString(folder.resolve("other.yaml"), "environmentSuffix: eve\n" + DoctorScene.YAML);

        assertThat(run(ASCII, "--config", other.toString()).out())
                .startsWith("Doctor looks at other.yaml")
                .contains("the parameter /headgate-eve/configuration/installation does not exist")
                .contains("npx cdk deploy headgate-orchestrator-eve --app 'infra/synth " + other + "'")
                .endsWith("then look again: ./headgate doctor --config " + other + "\n");
    }

    @Test
    void exitsWithTwoAndNamesAllFaultsOfTheConfiguration() throws IOException {
        Files.writeString(file, DoctorScene.YAML.replace("8080", "eighty").replace("bake: 10m", "bakes: 10m"));

        Run run = run(UNICODE);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("headgate.yaml has 2 faults:\n").contains("port", "bakes");
        assertThat(run.out()).isEmpty();
        assertThat(scene.world.wire().calls()).isEmpty();
    }

    @Test
    void exitsWithTwoWithoutAConfiguration() {
        Run run = run(UNICODE, "--config", folder.resolve("none.yaml").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("none.yaml", "name a readable configuration with --config");
    }

    @Test
    void exitsWithTwoOnWrongUsage() {
        assertThat(run(UNICODE, "--cure").exitCode()).isEqualTo(2);
    }

    @Test
    void exitsWithOneWithoutCredentialsAndSaysWhereTheyWereLookedFor() {
        Run run = run(
                (region, profile) -> scene.inNone(SdkClientException.create("Unable to load credentials")), UNICODE);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("doctor: there are no AWS credentials.")
                .contains("AWS_ACCESS_KEY_ID", "./headgate doctor --profile NAME", "aws sso login")
                .contains("The SDK says: Unable to load credentials");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void exitsWithOneWhenAwsRefusesTheCredentials() {
        scene.world.wire().add(call -> {
            throw DoctorScene.refusal("ExpiredToken", "The security token included in the request is expired");
        });

        Run run = run(UNICODE);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith(
                        "doctor: AWS refuses these credentials: The security token included in the request is expired\n")
                .contains("./headgate doctor --profile NAME");
    }

    @Test
    void saysInWhichProfileThereAreNoCredentials() {
        Run run = run(
                (region, profile) -> scene.inNone(SdkClientException.create("Unable to load credentials")),
                UNICODE,
                BOTH);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("doctor: there are no AWS credentials in the profile tooling. The SDK says: Unable");
    }

    @Test
    void saysThatAProfileIsRefusedTheRoleThatItNames() {
        Run run = run(
                (region, profile) ->
                        scene.inNone(DoctorScene.refusal("AccessDenied", "not authorized to perform: sts:AssumeRole")),
                UNICODE,
                BOTH);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("""
                        doctor: there are no AWS credentials in the profile tooling. The SDK says: not authorized to perform: sts:AssumeRole
                        To a profile of IAM Identity Center, sign in before:
                          aws sso login --profile tooling
                        """);
    }

    @Test
    void saysWhenTheSdkCanNotUseTheFilesOfProfiles() {
        Run run = run(
                (region, profile) -> {
                    throw new IllegalArgumentException("Expected a profile definition on line 1");
                },
                UNICODE);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("""
                        doctor: the AWS SDK can not use ~/.aws/config or ~/.aws/credentials as they are: \
                        Expected a profile definition on line 1
                        Correct them, or have AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name others.
                        """);
    }

    @Test
    void namesTheHostThatIsNotFound() {
        SdkClientException lost = SdkClientException.create(
                "Received an UnknownHostException. See cause", new UnknownHostException("sts.us-east-1.amazonaws.com"));

        assertThat(NoAccessException.unreachable(lost))
                .hasMessageStartingWith(
                        "AWS does not answer: java.net.UnknownHostException: sts.us-east-1.amazonaws.com\n");
    }

    @Test
    void tellsThrottlingFromARefusal() {
        scene.world.wire().add(call -> Effect.THROTTLE);

        Run run = run(UNICODE);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("doctor: AWS does not answer: Rate exceeded\n");
    }

    @Test
    void printsOfTheSdksExplanationWhatIsAboutTheProfile() {
        assertThat(NoAccessException.noCredentials(
                        "doctor",
                        Optional.empty(),
                        SdkClientException.create("Unable to load credentials from any of the providers in the chain"
                                + " AwsCredentialsProviderChain(credentialsProviders=[SystemPropertyCredentialsProvider(),"
                                + " ProfileCredentialsProvider(profileName=dev, profileFile=ProfileFile(sections=[])),"
                                + " ContainerCredentialsProvider()]) : [SystemPropertyCredentialsProvider(): Unable to"
                                + " load., ProfileCredentialsProvider(profileName=dev,"
                                + " profileFile=ProfileFile(sections=[])): Profile file contained no credentials for"
                                + " profile 'dev': ProfileFile(sections=[]), ContainerCredentialsProvider(): Cannot"
                                + " fetch credentials from container]")))
                .hasMessageEndingWith("\nThe SDK says: Profile file contained no credentials for profile 'dev'");
    }

    @Test
    void exitsWithOneWhenAwsDoesNotAnswer() {
        scene.world.wire().add(call -> Effect.LOSE_REQUEST);

        Run run = run(UNICODE);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("doctor: AWS does not answer: ").contains("proxy");
    }

    @Test
    void writesAsciiWhereTheTerminalIsNotUtf8() {
        assertThat(Marks.in("UTF-8")).isEqualTo(Marks.UNICODE);
        assertThat(Marks.in("utf8")).isEqualTo(Marks.UNICODE);
        assertThat(Marks.in("ANSI_X3.4-1968")).isEqualTo(Marks.ASCII);
        assertThat(Marks.in("")).isEqualTo(Marks.ASCII);
        upset();
        assertThat(run(ASCII, BOTH).out()).matches("\\p{ASCII}*");
    }

    /** One of each: a fault, something that can not be told, and an account that can not be entered. */
    private void upset() {
        scene.tooling.codeConnections().put(DoctorScene.CONNECTION, ConnectionStatus.PENDING);
        scene.tooling.sns().suspend(DoctorScene.subscription("headgate-approvals", 1));
        scene.tooling.sts().removeRole("arn:aws:iam::444455556666:role/headgate-deploy-prod");
        scene.deny("ecr:DescribeImages");
    }

    private Run run(Style style, String... arguments) {
        return run((region, profile) -> scene.in(profile.orElse("").equals("prod") ? PROD : TOOLING), style, arguments);
    }

    private Run run(ClientsSource clients, Style style, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        DoctorCommand command = new DoctorCommand(
                file,
                DoctorScene.DEFINITIONS,
                (region, profile) -> {
                    regions.add(region);
                    return clients.in(region, profile);
                },
                scene.world.loop(),
                style);
        int exitCode = new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }
}
