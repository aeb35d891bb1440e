package dev.headgate.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.Configuration;
import dev.headgate.config.Existing;
import dev.headgate.config.Service;
import dev.headgate.config.Target;
import dev.headgate.config.file.ConfigurationFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.core.exception.SdkClientException;

/** A team with services gets a configuration of them, and nothing else happens. */
class InitCommandTest {

    @TempDir
    private Path folder;

    private final ShopWithServices shop = new ShopWithServices();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int init(String... arguments) {
        return new CommandLine(new InitCommand((region, profile) -> shop))
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
                .contains("  shop/orders: CodeDeploy orders/orders, container app:9090")
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
        assertThat(service.repository()).isEqualTo("headgate/storefront-web");
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
                        "codedeploy:BatchGetDeploymentGroups");
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
        int exitCode = new CommandLine(new InitCommand((region, profile) -> {
                    throw SdkClientException.create(
                            "Unable to load credentials from the chain Chain(one, two): one, two");
                }))
                .setErr(new PrintWriter(err))
                .execute("--profile", "shop");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString())
                .contains("in us-east-1 as shop (Unable to load credentials from the chain Chain): name a profile");
    }
}
