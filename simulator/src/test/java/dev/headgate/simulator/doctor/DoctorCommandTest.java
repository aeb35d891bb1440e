package dev.headgate.simulator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.aws.ClientFactory;
import dev.headgate.json.Json;
import dev.headgate.simulator.fault.Fault.Effect;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codeconnections.CodeConnectionsClient;
import software.amazon.awssdk.services.codeconnections.model.ConnectionStatus;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class DoctorCommandTest {

    private final DoctorScene scene = new DoctorScene();
    private final List<Region> regions = new ArrayList<>();

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
        Run run = run(Marks.UNICODE);

        assertThat(run.out()).isEqualTo("""
                Doctor looks at headgate.yaml as arn:aws:sts::111122223333:assumed-role/headgate-deployment-function/headgate

                Tooling account 111122223333, us-east-1
                  ✓ configuration    what is deployed is what the file says
                  ✓ approver alice   alice@example.com is asked, and no link unsubscribes it
                  ✓ approver bob     bob@example.com is asked, and no link unsubscribes it
                  ✓ alerts           confirmed subscriptions: 1
                  ✓ updates          confirmed subscriptions: 1
                  ✓ Docker registry  the secret headgate/docker-registry is filled in
                  ✓ web source       the connection headgate is available
                  ✓ web image        the repository web holds images

                Environment dev: account 111122223333, us-east-1
                  ✓ deploy role      lets callers in with its external id only
                  ✓ web service      4 of 4 tasks are healthy
                  ✓ web listener     all production requests reach the primary task set
                  ✓ web group        waits long enough for the gates and the bake time
                  – web alarms       none are configured

                Environment prod: account 444455556666, eu-central-1
                  ✓ deploy role      lets callers in with its external id only
                  ✓ web service      4 of 4 tasks are healthy
                  ✓ web listener     all production requests reach the primary task set
                  ✓ web group        waits long enough for the gates and the bake time
                  ✓ web alarms       none is red: web-prod-5xx

                All is well.
                """);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(regions).containsExactly(Region.US_EAST_1);
    }

    @Test
    void exitsWithThreeAndSaysWhatToDo() {
        upset();

        Run run = run(Marks.ASCII);

        assertThat(run.out()).isEqualTo("""
                Doctor looks at headgate.yaml as arn:aws:sts::111122223333:assumed-role/headgate-deployment-function/headgate

                Tooling account 111122223333, us-east-1
                  ok configuration    what is deployed is what the file says
                  NO approver alice   alice@example.com has not confirmed the subscription
                     -> Copy the Token from the link in the confirmation e-mail, without opening the link, and confirm with it:
                        aws sns confirm-subscription --region us-east-1 --topic-arn arn:aws:sns:us-east-1:111122223333:headgate-approvals --token TOKEN --authenticate-on-unsubscribe true
                  ok approver bob     bob@example.com is asked, and no link unsubscribes it
                  ok alerts           confirmed subscriptions: 1
                  ok updates          confirmed subscriptions: 1
                  ok Docker registry  the secret headgate/docker-registry is filled in
                  NO web source       the connection headgate is PENDING
                     -> Open https://console.aws.amazon.com/codesuite/settings/connections?region=us-east-1, choose headgate and then "Update pending connection"
                  ?? web image        AWS says: User: arn is not authorized to perform: ecr:DescribeImages
                     -> Allow these credentials ecr:DescribeImages, and run doctor again

                Environment dev: account 111122223333, us-east-1
                  ok deploy role      lets callers in with its external id only
                  ok web service      4 of 4 tasks are healthy
                  ok web listener     all production requests reach the primary task set
                  ok web group        waits long enough for the gates and the bake time
                  -- web alarms       none are configured

                Environment prod: account 444455556666, eu-central-1
                  NO deploy role      headgate-deploy-prod does not let Headgate's function in
                     -> npx cdk deploy headgate-access-prod
                  ?? web service      the account can not be entered with these credentials
                     -> Run doctor again with credentials of that account, for example with AWS_PROFILE set
                  ?? web listener     the account can not be entered with these credentials
                  ?? web group        the account can not be entered with these credentials
                  ?? web alarms       the account can not be entered with these credentials

                To do: 3. Could not be checked: 5.
                """);
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void printsTheSameAsJson() {
        upset();

        Run run = run(Marks.ASCII, "--json");
        Map<String, Object> report = Json.object(Json.tree(run.out()), "$");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out().lines()).hasSize(1);
        assertThat(report).containsEntry("configuration", "headgate.yaml");
        assertThat(report).containsEntry("caller", Json.tree(DoctorScene.CALLER));
        assertThat(new ArrayList<Object>((List<?>) report.get("checks")))
                .hasSize(18)
                .contains(Json.tree("""
                        {"group": "Tooling account 111122223333, us-east-1", "name": "web source", "result":
                          {"type": "Fault", "what": "the connection headgate is PENDING",
                           "cure": "Open https://console.aws.amazon.com/codesuite/settings/connections?region=us-east-1,\
                         choose headgate and then \\"Update pending connection\\""}}"""));
    }

    @Test
    void takesTheCallersAccountForTheToolingAccountWhereTheFileNamesNone() throws IOException {
        Files.writeString(file, DoctorScene.YAML.replaceAll("(?m)^account:.*\n", ""));

        assertThat(run(Marks.ASCII).exitCode()).isZero();
    }

    @Test
    void looksAtTheConfigurationThatIsNamed() throws IOException {
        Path other = Files.writeString(folder.resolve("other.yaml"), "environmentSuffix: eve\n" + DoctorScene.YAML);

        assertThat(run(Marks.ASCII, "--config", other.toString()).out())
                .startsWith("Doctor looks at other.yaml")
                .contains("the parameter /headgate-eve/configuration does not exist");
    }

    @Test
    void exitsWithTwoAndNamesAllFaultsOfTheConfiguration() throws IOException {
        Files.writeString(file, DoctorScene.YAML.replace("8080", "eighty").replace("bake: 10m", "bakes: 10m"));

        Run run = run(Marks.UNICODE);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("headgate.yaml has 2 faults:\n").contains("port", "bakes");
        assertThat(run.out()).isEmpty();
        assertThat(scene.world.wire().calls()).isEmpty();
    }

    @Test
    void exitsWithTwoWithoutAConfiguration() {
        Run run = run(Marks.UNICODE, "--config", folder.resolve("none.yaml").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("none.yaml", "name a readable configuration with --config");
    }

    @Test
    void exitsWithTwoOnWrongUsage() {
        assertThat(run(Marks.UNICODE, "--cure").exitCode()).isEqualTo(2);
    }

    @Test
    void exitsWithOneWithoutCredentialsAndSaysWhereTheyWereLookedFor() {
        DoctorClients nobody = new NoCredentials(scene);

        Run run = run(nobody, Marks.UNICODE);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("doctor: there are no AWS credentials.")
                .contains("AWS_ACCESS_KEY_ID", "AWS_PROFILE=name ./headgate doctor", "aws sso login")
                .contains("The SDK says: Unable to load credentials");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void exitsWithOneWhenAwsRefusesTheCredentials() {
        scene.world.wire().add(call -> {
            throw DoctorScene.refusal("ExpiredToken", "The security token included in the request is expired");
        });

        Run run = run(Marks.UNICODE);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith(
                        "doctor: AWS refuses these credentials: The security token included in the request is expired\n")
                .contains("AWS_PROFILE=name ./headgate doctor");
    }

    @Test
    void exitsWithOneWhenAwsDoesNotAnswer() {
        scene.world.wire().add(call -> Effect.LOSE_REQUEST);

        Run run = run(Marks.UNICODE);

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
        assertThat(run(Marks.ASCII).out()).matches("\\p{ASCII}*");
    }

    /** One of each: a fault, something that can not be told, and an account that can not be entered. */
    private void upset() {
        scene.tooling.codeConnections().put(DoctorScene.CONNECTION, ConnectionStatus.PENDING);
        scene.tooling.sns().suspend(DoctorScene.subscription("headgate-approvals", 1));
        scene.tooling.sts().removeRole("arn:aws:iam::444455556666:role/headgate-deploy-prod");
        scene.deny("ecr:DescribeImages");
    }

    private Run run(Marks marks, String... arguments) {
        return run(scene, marks, arguments);
    }

    private Run run(DoctorClients clients, Marks marks, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        DoctorCommand command = new DoctorCommand(
                file,
                region -> {
                    regions.add(region);
                    return clients;
                },
                scene.world.loop(),
                marks);
        int exitCode = new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    private record NoCredentials(DoctorScene scene) implements DoctorClients {
        @Override
        public AwsCredentialsProvider credentials() {
            return () -> {
                throw SdkClientException.create("Unable to load credentials from any of the providers in the chain");
            };
        }

        @Override
        public ClientFactory factory() {
            return scene.factory();
        }

        @Override
        public SecretsManagerClient secretsManager() {
            return scene.secretsManager();
        }

        @Override
        public CodeConnectionsClient codeConnections(Region region) {
            return scene.codeConnections(region);
        }
    }
}
