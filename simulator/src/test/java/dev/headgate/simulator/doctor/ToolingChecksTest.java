package dev.headgate.simulator.doctor;

import static dev.headgate.simulator.doctor.DoctorScene.CONNECTION;
import static dev.headgate.simulator.doctor.DoctorScene.YAML;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.StackNames;
import dev.headgate.simulator.doctor.Result.CannotTell;
import dev.headgate.simulator.doctor.Result.Fault;
import dev.headgate.simulator.doctor.Result.Fine;
import dev.headgate.simulator.doctor.Result.NotApplicable;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codeconnections.model.ConnectionStatus;

/** Configuration, source, images, and the login to Docker's registry. */
class ToolingChecksTest {

    private static final String SECRET = "headgate/docker-registry";

    private final DoctorScene scene = new DoctorScene();

    @Test
    void configurationIsFineWhenTheFileIsWhatWasDeployed() {
        assertThat(scene.tooling("configuration")).isEqualTo(new Fine("what is deployed is what the file says"));
    }

    @Test
    void configurationIsAtFaultWhenTheFileHasChangedSince() {
        String changed = YAML.replace("bake: 10m", "bake: 20m").replace("bob@", "robert@");

        assertThat(scene.tooling(changed, "configuration"))
                .isEqualTo(new Fault(
                        "what is deployed differs from the file: approvers.bob is bob@example.com there,"
                                + " robert@example.com in the file; services.web.environments.prod.rules.bake is PT10M"
                                + " there, PT20M in the file",
                        "npx cdk deploy headgate-orchestrator"));
    }

    @Test
    void configurationIsAtFaultWhenNothingWasDeployed() {
        assertThat(scene.tooling("environmentSuffix: eve\n" + YAML, "configuration"))
                .isEqualTo(new Fault(
                        "the parameter /headgate-eve/configuration does not exist",
                        "npx cdk deploy headgate-orchestrator-eve"));
    }

    @Test
    void configurationIsAtFaultWhenTheParameterHoldsSomethingElse() {
        scene.tooling.ssm().put("/headgate/configuration", "to be done");

        assertThat(scene.tooling("configuration"))
                .isEqualTo(new Fault(
                        "the parameter /headgate/configuration holds no configuration",
                        "npx cdk deploy headgate-orchestrator"));
    }

    @Test
    void sourceIsFineWhenItsConnectionIsAvailable() {
        assertThat(scene.tooling("web source")).isEqualTo(new Fine("the connection headgate is available"));
    }

    @Test
    void sourceIsAtFaultUntilSomebodyHasAgreedToTheConnection() {
        scene.tooling.codeConnections().put(CONNECTION, ConnectionStatus.PENDING);

        assertThat(scene.tooling("web source"))
                .isEqualTo(new Fault(
                        "the connection headgate is PENDING",
                        "Open https://console.aws.amazon.com/codesuite/settings/connections?region=us-east-1, choose"
                                + " headgate and then \"Update pending connection\""));
    }

    @Test
    void sourceIsAtFaultWithoutItsConnection() {
        assertThat(scene.tooling(YAML.replace("5f0c9d1e", "6f0c9d1e"), "web source"))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.what())
                            .startsWith("there is no connection arn:")
                            .contains("6f0c9d1e");
                    assertThat(fault.cure()).contains("services.web.delivery.source.connection");
                });
    }

    @Test
    void sourceIsNotLookedAtWhereNoneIsConfigured() {
        String without = YAML.replaceAll("(?m)^ *delivery:.*\n", "");

        assertThat(scene.look(DoctorScene.configuration(without), DoctorScene.CALLER)
                        .checks())
                .extracting(Examined::name)
                .contains("web image")
                .doesNotContain("web source");
    }

    @Test
    void registryLoginIsFineOnceSomebodyHasPutItIn() {
        assertThat(scene.tooling("Docker registry")).isEqualTo(new Fine("the secret " + SECRET + " is filled in"));
    }

    @Test
    void registryLoginIsAtFaultWhileItIsWhatTheStackMade() {
        scene.tooling.secretsManager().create(SECRET);
        scene.world.loop().runFor(Duration.ofDays(1));

        assertThat(scene.tooling("Docker registry")).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.what()).isEqualTo("the secret " + SECRET + " is not filled in");
            assertThat(fault.cure())
                    .contains("aws secretsmanager put-secret-value --region us-east-1 --secret-id " + SECRET);
        });
    }

    @Test
    void registryLoginIsAtFaultWithoutAnyValue() {
        scene.tooling.secretsManager().createEmpty(SECRET);

        assertThat(scene.tooling("Docker registry")).isInstanceOf(Fault.class);
    }

    @Test
    void registryLoginIsAtFaultWhenItIsBeingDeleted() {
        scene.tooling.secretsManager().delete(SECRET);

        assertThat(scene.tooling("Docker registry"))
                .isEqualTo(new Fault(
                        "the secret " + SECRET + " is being deleted",
                        "aws secretsmanager restore-secret --region us-east-1 --secret-id " + SECRET));
    }

    @Test
    void registryLoginIsNotNeededWithoutASecret() {
        assertThat(scene.tooling("environmentSuffix: eve\n" + YAML, "Docker registry"))
                .isEqualTo(new NotApplicable(
                        "there is no secret headgate-eve/docker-registry: builds pull without a login"));
    }

    @Test
    void neverReadsTheSecret() {
        var unused = scene.tooling("Docker registry");

        assertThat(scene.world.wire().calls())
                .filteredOn(call -> call.service().equals("secretsmanager"))
                .extracting(call -> call.operation())
                .containsExactly("DescribeSecret", "ListSecretVersionIds");
    }

    @Test
    void imageIsFineOnceTheRepositoryHoldsOne() {
        assertThat(scene.tooling("web image")).isEqualTo(new Fine("the repository web holds images"));
    }

    @Test
    void imageIsAtFaultWhileTheRepositoryIsEmpty() {
        scene.tooling.ecr().addRepository("shop/web");

        assertThat(scene.tooling(YAML.replace("port:", "repository: shop/web\n    port:"), "web image"))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.what()).isEqualTo("the repository shop/web holds no image");
                    assertThat(fault.cure())
                            .endsWith("docker push 111122223333.dkr.ecr.us-east-1.amazonaws.com/shop/web:TAG");
                });
    }

    @Test
    void imageIsAtFaultWithoutARepository() {
        assertThat(scene.tooling(YAML.replace("port:", "repository: shop/web\n    port:"), "web image"))
                .isEqualTo(new Fault("there is no repository shop/web", "npx cdk deploy headgate-delivery-web"));
    }

    @Test
    void saysWhichPermissionIsMissingAndGoesOn() {
        scene.deny("secretsmanager:ListSecretVersionIds", "codeconnections:GetConnection", "ecr:DescribeImages");
        scene.deny("ssm:GetParameter");

        assertThat(scene.tooling("Docker registry"))
                .isEqualTo(new CannotTell(
                        "AWS says: User: arn is not authorized to perform: secretsmanager:ListSecretVersionIds",
                        "Allow these credentials secretsmanager:DescribeSecret, secretsmanager:ListSecretVersionIds,"
                                + " and run doctor again"));
        assertThat(scene.tooling("web source").cure()).contains("codeconnections:GetConnection");
        assertThat(scene.tooling("web image").cure()).contains("ecr:DescribeImages");
        assertThat(scene.tooling("configuration").cure()).contains("ssm:GetParameter");
        assertThat(scene.tooling("alerts")).isInstanceOf(Fine.class);
    }

    @Test
    void isOnlyMadeWithCredentialsOfTheToolingAccount() {
        Caller elsewhere = new Caller("444455556666", "arn:aws:iam::444455556666:user/eve");
        Stacks stacks = new Stacks(new StackNames(DoctorScene.CONFIGURATION.names()));
        Check check = new ConfigurationCheck(scene.tooling.ssmClient(), DoctorScene.CONFIGURATION, stacks);

        assertThat(new OnlyFrom("111122223333", DoctorScene.CALLER, check).run())
                .isInstanceOf(Fine.class);
        assertThat(new OnlyFrom("111122223333", elsewhere, check).run())
                .isEqualTo(new CannotTell(
                        "these are credentials of account 444455556666",
                        "Run doctor again with credentials of account 111122223333"));
    }
}
