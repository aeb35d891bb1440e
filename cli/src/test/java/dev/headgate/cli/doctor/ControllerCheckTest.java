package dev.headgate.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.doctor.Result.Fault;
import dev.headgate.cli.doctor.Result.Fine;
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
