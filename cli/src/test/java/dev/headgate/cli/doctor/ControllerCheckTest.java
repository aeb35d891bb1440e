package dev.headgate.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.doctor.Result.Fault;
import dev.headgate.cli.doctor.Result.Fine;
import dev.headgate.cli.doctor.Result.NotApplicable;
import dev.headgate.config.Configuration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service whose traffic ECS is to move. */
class ControllerCheckTest {

    private static final Configuration CONFIGURATION = DoctorScene.configuration("""
            headgate: 1
            region: us-east-1
            account: "111122223333"
            approvers: {alice: alice@example.com}
            environments:
              prod: {wave: 1, account: "444455556666", region: eu-central-1}
            services:
              web:
                port: 8080
                environments:
                  prod:
                    controller: ecs
                    existing: {cluster: shop, service: storefront}
                    alarms: [web-prod-5xx]
            """);

    @Test
    void isFineWhereEcsKnowsBothTargetGroups() {
        DoctorScene scene = new DoctorScene(CONFIGURATION);

        assertThat(scene.result(CONFIGURATION, "Environment prod", "web controller"))
                .isEqualTo(new Fine("ECS moves its traffic between two target groups"));
        assertThat(scene.result(CONFIGURATION, "Environment prod", "web listener"))
                .isInstanceOf(Fine.class);
    }

    @Test
    void isAtFaultWhereAnotherControllerIs() {
        String byCodeDeploy = DoctorScene.YAML;
        DoctorScene scene = new DoctorScene(DoctorScene.configuration(byCodeDeploy));
        Configuration byEcs = DoctorScene.configuration("""
                headgate: 1
                region: us-east-1
                account: "111122223333"
                environments:
                  prod: {wave: 1, account: "444455556666", region: eu-central-1}
                services:
                  web:
                    port: 8080
                    environments:
                      prod:
                        controller: ecs
                        existing: {cluster: headgate-prod, service: web-prod}
                """);

        assertThat(scene.result(byEcs, "Environment prod", "web controller"))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.what()).contains("ECS cannot move the traffic of this service");
                    assertThat(fault.cure())
                            .contains(
                                    "services.web.environments.prod", "aws ecs describe-services --region eu-central-1")
                            .contains("--cluster headgate-prod --services web-prod");
                });
    }

    /** Nor can any stack: what CodeDeploy deploys was made so. */
    @Test
    void asksForTheFormerControllerWhereTheServiceWasMade() {
        DoctorScene scene = new DoctorScene();
        Configuration byEcs = DoctorScene.configuration(
                DoctorScene.YAML.replace("      prod:\n", "      prod:\n        controller: ecs\n"));

        assertThat(scene.result(byEcs, "Environment prod", "web controller"))
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> assertThat(fault.cure())
                                .startsWith("Say controller: codedeploy again at services.web.environments.prod: ")
                                .contains("docs/moving-to-ecs.md"));
    }

    @Test
    void isContentWithAServiceThatWasMadeForEcs() {
        Configuration byEcs = DoctorScene.configuration(
                DoctorScene.YAML.replace("      prod:\n", "      prod:\n        controller: ecs\n"));
        DoctorScene scene = new DoctorScene(byEcs);

        assertThat(scene.result(byEcs, "Environment prod", "web controller")).isInstanceOf(Fine.class);
        assertThat(scene.result(byEcs, "Environment prod", "web listener")).isInstanceOf(Fine.class);
    }

    @Test
    void saysNothingOfAServiceThatIsNotMadeYet() {
        DoctorScene scene = new DoctorScene();
        Configuration more = DoctorScene.configuration(DoctorScene.YAML.replace(
                "  web:\n", "  api: {port: 9090, environments: {prod: {controller: ecs}}}\n  web:\n"));

        assertThat(scene.result(more, "Environment prod", "api controller"))
                .isEqualTo(new NotApplicable("the service is not made yet"));
    }

    @Test
    void needsNothingOfCodeDeploy() {
        DoctorScene scene = new DoctorScene(CONFIGURATION);
        scene.deny("codedeploy:GetDeploymentGroup", "codedeploy:ListDeployments");

        assertThat(List.of(
                        scene.result(CONFIGURATION, "Environment prod", "web controller"),
                        scene.result(CONFIGURATION, "Environment prod", "web listener"),
                        scene.result(CONFIGURATION, "Environment prod", "web service")))
                .allSatisfy(it -> assertThat(it).isInstanceOf(Fine.class));
    }
}
