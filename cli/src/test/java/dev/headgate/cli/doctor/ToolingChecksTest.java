package dev.headgate.cli.doctor;

import static dev.headgate.cli.doctor.DoctorScene.CONNECTION;
import static dev.headgate.cli.doctor.DoctorScene.YAML;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.doctor.Result.Advice;
import dev.headgate.cli.doctor.Result.CannotTell;
import dev.headgate.cli.doctor.Result.Fault;
import dev.headgate.cli.doctor.Result.Fine;
import dev.headgate.states.definition.StateMachine;
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
                        "npx cdk deploy headgate-orchestrator headgate-delivery-web"));
    }

    @Test
    void configurationOfOneServiceIsCuredByItsStackAlone() {
        String changed = YAML.replace("bake: 10m", "bake: 20m");

        assertThat(scene.tooling(changed, "configuration").cure()).isEqualTo("npx cdk deploy headgate-delivery-web");
    }

    @Test
    void configurationIsAtFaultWhileAServiceIsThereThatHasLeftTheFile() {
        scene.tooling.ssm().put("/headgate/configuration/services/old", "{\"name\": \"old\"}");

        assertThat(scene.tooling("configuration"))
                .isEqualTo(new Fault(
                        "what is deployed differs from the file: services.old is there, and no longer in the file",
                        "aws cloudformation delete-stack --stack-name headgate-delivery-old --region us-east-1"));
    }

    @Test
    void configurationIsAtFaultWhenNothingWasDeployed() {
        assertThat(scene.tooling("environmentSuffix: eve\n" + YAML, "configuration"))
                .isEqualTo(new Fault(
                        "the parameter /headgate-eve/configuration/installation does not exist",
                        "npx cdk deploy headgate-orchestrator-eve"));
    }

    @Test
    void configurationIsAtFaultWhenTheParameterHoldsSomethingElse() {
        scene.tooling.ssm().put("/headgate/configuration/installation", "to be done");

        assertThat(scene.tooling("configuration"))
                .isEqualTo(new Fault(
                        "the parameter /headgate/configuration/installation holds no configuration",
                        "npx cdk deploy headgate-orchestrator"));
    }

    @Test
    void stateMachinesAreFineWhenTheyAreWhatTheCheckoutHas() {
        assertThat(scene.tooling("release process"))
                .isEqualTo(new Fine("the state machine headgate-release is what this checkout has"));
        assertThat(scene.tooling("deployment process"))
                .isEqualTo(new Fine("the state machine headgate-deployment is what this checkout has"));
    }

    @Test
    void stateMachineIsAtFaultWhenAnotherWasDeployed() {
        scene.world
                .stepFunctions()
                .register(
                        "arn:aws:states:us-east-1:111122223333:stateMachine:headgate-release",
                        StateMachine.parse("release", """
                                {"QueryLanguage": "JSONata", "StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}"""));

        assertThat(scene.tooling("release process"))
                .isEqualTo(new Fault(
                        "the state machine headgate-release is another than this checkout has",
                        "npx cdk deploy headgate-orchestrator"));
    }

    @Test
    void stateMachineIsAtFaultWhenNothingWasDeployed() {
        assertThat(scene.tooling("environmentSuffix: eve\n" + YAML, "deployment process"))
                .isEqualTo(new Fault(
                        "there is no state machine"
                                + " arn:aws:states:us-east-1:111122223333:stateMachine:headgate-deployment-eve",
                        "npx cdk deploy headgate-orchestrator-eve"));
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
                        "nobody has agreed to the connection headgate yet",
                        "Open https://console.aws.amazon.com/codesuite/settings/connections?region=us-east-1, choose"
                                + " headgate and then \"Update pending connection\""));
    }

    @Test
    void sourceIsAtFaultWhenItsConnectionFailed() {
        scene.tooling.codeConnections().put(CONNECTION, ConnectionStatus.ERROR);

        assertThat(scene.tooling("web source")).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.what()).isEqualTo("the connection headgate is in state ERROR");
            assertThat(fault.cure()).startsWith("Delete it. Create one at https://");
        });
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

        assertThat(scene.look(DoctorScene.configuration(without)).checks())
                .extracting(Examined::name)
                .contains("web image")
                .doesNotContain("web source");
    }

    @Test
    void registryLoginIsFineOnceSomebodyHasPutItIn() {
        assertThat(scene.tooling("Docker registry")).isEqualTo(new Fine("somebody has filled in the secret " + SECRET));
    }

    @Test
    void registryLoginIsAdviceWhileItIsWhatTheStackMade() {
        scene.tooling.secretsManager().create(SECRET);
        scene.world.loop().runFor(Duration.ofDays(1));

        assertThat(scene.tooling("Docker registry")).isInstanceOfSatisfying(Advice.class, advice -> {
            assertThat(advice.what())
                    .isEqualTo("the secret " + SECRET + " is not filled in: builds pull without a login");
            assertThat(advice.isOpen()).isFalse();
            assertThat(advice.cure())
                    .contains("aws secretsmanager put-secret-value --region us-east-1 --secret-id " + SECRET);
        });
    }

    @Test
    void registryLoginIsAdviceWithoutAnyValue() {
        scene.tooling.secretsManager().createEmpty(SECRET);

        assertThat(scene.tooling("Docker registry")).isInstanceOf(Advice.class);
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
    void registryLoginIsAtFaultWithoutASecretAsBuildsReadIt() {
        assertThat(scene.tooling("environmentSuffix: eve\n" + YAML, "Docker registry"))
                .isEqualTo(new Fault(
                        "there is no secret headgate-eve/docker-registry", "npx cdk deploy headgate-orchestrator-eve"));
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
    void imagesOfServicesThatShareARepositoryAreOfTheFirstOnesStack() {
        String shared = YAML.replace("port:", "repository: shop/web\n    port:")
                .replace("  web:", "  api: {port: 9090, repository: shop/web, environments: {prod: {}}}\n  web:");

        assertThat(scene.tooling(shared, "web image").cure()).isEqualTo("npx cdk deploy headgate-delivery-api");
    }

    @Test
    void saysWhichPermissionIsMissingAndGoesOn() {
        scene.deny("secretsmanager:ListSecretVersionIds", "codeconnections:GetConnection", "ecr:DescribeImages");
        scene.deny("ssm:GetParameter");

        assertThat(scene.tooling("Docker registry"))
                .isEqualTo(new CannotTell(
                        "not allowed: secretsmanager:ListSecretVersionIds",
                        "Allow these credentials secretsmanager:ListSecretVersionIds, and run doctor again"));
        assertThat(scene.tooling("web source").cure()).contains("codeconnections:GetConnection");
        assertThat(scene.tooling("web image").cure()).contains("ecr:DescribeImages");
        assertThat(scene.tooling("configuration").cure()).contains("ssm:GetParameter");
        assertThat(scene.tooling("alerts")).isInstanceOf(Fine.class);
    }
}
