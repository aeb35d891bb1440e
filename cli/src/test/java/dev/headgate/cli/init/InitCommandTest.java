package dev.headgate.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.Configuration;
import dev.headgate.config.Existing;
import dev.headgate.config.Service;
import dev.headgate.config.Target;
import dev.headgate.config.file.ConfigurationFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.core.exception.SdkClientException;

/** A team with services gets a configuration of them, and nothing else happens. */
class InitCommandTest {

    private static final Path ADOPTED = Path.of("..", "infra", "src", "test", "resources", "adopted.yaml");

    @TempDir
    private Path folder;

    private final ShopWithServices shop = new ShopWithServices();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int init(String... arguments) {
        return init(false, "", arguments);
    }

    /** With somebody at the terminal who answers this, line by line. */
    private int asked(String answers, String... arguments) {
        return init(true, answers, arguments);
    }

    private int init(boolean somebodyIsThere, String answers, String... arguments) {
        return new CommandLine(new InitCommand(
                        (region, profile) -> shop, somebodyIsThere, new BufferedReader(new StringReader(answers))))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private Path file() {
        return folder.resolve("shop.yaml");
    }

    private Configuration written() throws IOException {
        return ConfigurationFile.parse(Files.readString(file()), "shop.yaml", ShopWithServices.ACCOUNT);
    }

    @Test
    void servicesAreListedAndNothingIsWrittenUnlessSomeAreChosen() throws IOException {
        assertThat(init()).isZero();

        assertThat(out.toString())
                .contains("Account 111122223333, us-east-1: 2 ECS services")
                .contains("  shop/Storefront_Web: CodeDeploy shop-app/shop-group, container app:8080")
                .contains(
                        "  shop/orders: CodeDeploy orders/orders, container app:9090 behind a load balancer (target group ")
                .contains("Nothing was written. Choose with --service NAME, or with --all");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aChosenServiceIsWrittenAsItIs() throws IOException {
        assertThat(init("--service", "Storefront_Web", "--output", file().toString()))
                .isZero();

        Service service = written().services().getFirst();
        Target target = service.environment("prod").orElseThrow().target();
        assertThat(service.name()).isEqualTo("storefront-web");
        assertThat(service.repository()).isEqualTo("shop/web");
        assertThat(service.bringsRepository()).isTrue();
        assertThat(service.container()).isEqualTo("app");
        assertThat(service.port()).isEqualTo(8080);
        assertThat(target.cluster()).isEqualTo("shop");
        assertThat(target.service()).isEqualTo("Storefront_Web");
        assertThat(target.backend()).isEqualTo(new CodeDeployGroup("shop-app", "shop-group"));
        assertThat(service.existingIn("prod").map(Existing::family)).hasValue("Storefront_Web");
        assertThat(out.toString()).contains("./headgate doctor --config " + file());
    }

    @Test
    void allThatCanBeReleasedIsWritten() throws IOException {
        assertThat(init("--all", "--environment", "staging", "--output", file().toString()))
                .isZero();

        assertThat(written().services()).extracting(Service::name).containsExactly("storefront-web", "orders");
        assertThat(written().services())
                .allSatisfy(it -> assertThat(it.environment("staging")).isPresent());
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Files.writeString(file(), "mine");

        assertThat(init("--all", "--output", file().toString())).isEqualTo(2);

        assertThat(file()).hasContent("mine");
        assertThat(err.toString()).contains("is there already, and nothing is overwritten: name another with --output");
    }

    @Test
    void aServiceThatIsNotThereIsAFaultThatSaysSo() {
        assertThat(init("--service", "web", "--output", file().toString())).isEqualTo(2);

        assertThat(err.toString()).contains("there is no ECS service web: choose one of those above");
        assertThat(file()).doesNotExist();
    }

    @Test
    void onlyTheNamedClusterIsLookedAt() {
        assertThat(init("--cluster", "shop")).isZero();

        assertThat(out.toString()).contains("2 ECS services");
    }

    /** The same file is synthesized by infra's tests and looked at by doctor's. */
    @Test
    void whatIsWrittenIsTheFileThatTheOtherTestsTake() throws IOException {
        assertThat(init("--all", "--output", file().toString())).isZero();

        assertThat(file()).hasSameTextualContentAs(ADOPTED);
    }

    @Test
    void imagesOfNoRepositoryOfTheAccountGetOneThatIsMade() throws IOException {
        shop.addService("hub", "nginx:1.27");
        shop.addService("theirs", "444455556666.dkr.ecr.eu-central-1.amazonaws.com/theirs:v1");

        assertThat(init("--service", "hub", "--service", "theirs", "--output", file().toString()))
                .isZero();

        assertThat(written().services())
                .extracting(Service::repository)
                .containsExactly("headgate/hub", "headgate/theirs");
        assertThat(file())
                .content()
                .contains("That is in no repository of ECR. Headgate makes the next one.")
                .contains("That repository is in eu-central-1 of account 444455556666");
    }

    @Test
    void pipelinesThatDeployAServiceOrWatchItsImagesAreSuggested() throws IOException {
        assertThat(init("--service", "orders", "--output", file().toString())).isZero();

        assertThat(out.toString())
                .contains("    pipeline orders-release: Release/Image starts when its repository gets an image (ECR),"
                        + " Release/BlueGreen deploys it (CodeDeployToECS)")
                .doesNotContain("legacy", "elsewhere");
        assertThat(file())
                .content()
                .contains("    #releaseOn: {pipelines: [orders-release]}")
                .contains("#{codepipeline.PipelineExecutionId}")
                .contains("take its deploying action out: two deployers would fight");
        Files.writeString(file(), Files.readString(file()).replace("#releaseOn:", "releaseOn:"));
        assertThat(written().services().getFirst().releaseOn().pipelines()).containsExactly("orders-release");
    }

    @Test
    void whoMayNotListPipelinesIsToldAndGoesOn() {
        shop.deny("codepipeline:ListPipelines");

        assertThat(init("--all", "--output", file().toString())).isZero();

        assertThat(out.toString())
                .contains("Pipelines were not looked at: these credentials may not call codepipeline");
        assertThat(file()).exists();
    }

    @Test
    void whoSitsAtTheTerminalIsAskedForWhatNoOptionSays() throws IOException {
        String answers = String.join(
                "\n",
                "",
                "web",
                "orders",
                "staging",
                "alice=alice@example.com",
                "on-call@example.com",
                file().toString(),
                "");

        assertThat(asked(answers)).isZero();

        assertThat(out.toString())
                .contains("Which region is looked at? [us-east-1]: ")
                .contains("there is no ECS service web: choose one of those above")
                .contains("What are they the environment of? [prod]: ");
        assertThat(written().services()).extracting(Service::name).containsExactly("orders");
        assertThat(written().services().getFirst().environment("staging")).isPresent();
        assertThat(written().approvers()).containsEntry("alice", "alice@example.com");
        assertThat(written().subscribers().alerts()).containsExactly("on-call@example.com");
    }

    @Test
    void emptyAnswersTakeTheDefaults() throws IOException {
        assertThat(asked("\n".repeat(5), "--output", file().toString())).isZero();

        assertThat(file()).hasSameTextualContentAs(ADOPTED);
    }

    @Test
    void whatReadsWronglyIsAskedForAgain() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), "mine");
        String answers = String.join(
                "\n",
                "Prod!",
                "prod",
                "alice",
                "nobody",
                "somebody",
                "nobody",
                folder.resolve("mine.yaml").toString(),
                file().toString());

        assertThat(asked(answers, "--region", "us-east-1", "--all")).isZero();

        assertThat(out.toString())
                .contains("e-mail address of ASCII characters")
                .contains("mine.yaml is there already, and nothing is overwritten: name another");
        assertThat(folder.resolve("mine.yaml")).hasContent("mine");
        assertThat(written().services()).hasSize(2);
    }

    @Test
    void optionsAnswerEveryQuestion() throws IOException {
        assertThat(asked(
                        "",
                        "--region",
                        "us-east-1",
                        "--all",
                        "--environment",
                        "prod",
                        "--approver",
                        "alice=alice@example.com",
                        "--approver",
                        "bob=bob@example.com",
                        "--alerts",
                        "on-call@example.com",
                        "--output",
                        file().toString()))
                .isZero();

        assertThat(out.toString()).doesNotContain("?");
        assertThat(written().approvers()).containsOnlyKeys("alice", "bob");
    }

    @Test
    void whoGoesAwayInBetweenLeavesNothingWritten() {
        assertThat(asked("\nall\n", "--output", file().toString())).isEqualTo(2);

        assertThat(err.toString()).contains("nobody answers any more: see --help for the options");
        assertThat(file()).doesNotExist();
    }

    @Test
    void noneWritesNothing() {
        assertThat(asked("\nnone\n")).isZero();

        assertThat(out.toString()).contains("Nothing was written.");
    }

    /** The names of these calls are all that the credentials must be allowed. */
    @Test
    void nothingIsCalledThatChangesAnything() {
        assertThat(init("--all", "--output", file().toString())).isZero();

        assertThat(shop.calls())
                .containsExactlyInAnyOrder(
                        "sts:GetCallerIdentity",
                        "ecs:ListClusters",
                        "ecs:ListServices",
                        "ecs:DescribeServices",
                        "ecs:DescribeTaskDefinition",
                        "codedeploy:ListApplications",
                        "codedeploy:ListDeploymentGroups",
                        "codedeploy:BatchGetDeploymentGroups",
                        "codepipeline:ListPipelines",
                        "codepipeline:GetPipeline");
    }

    @Test
    void anAccountOutOfReachIsSaidWithTheCure() {
        shop.refuse("sts:GetCallerIdentity");

        assertThat(init()).isEqualTo(1);

        assertThat(err.toString())
                .contains("AWS can not be looked at in us-east-1 (Rate exceeded): name a profile with --profile");
    }

    @Test
    void noCredentialsAreSaidWithoutAllThePlacesWhereTheyAreNot() {
        int exitCode = new CommandLine(new InitCommand(
                        (region, profile) -> {
                            throw SdkClientException.create(
                                    "Unable to load credentials from the chain Chain(one, two): one, two");
                        },
                        false,
                        new BufferedReader(new StringReader(""))))
                .setErr(new PrintWriter(err))
                .execute("--profile", "shop");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString())
                .contains("in us-east-1 as shop (Unable to load credentials from the chain Chain): name a profile");
    }
}
