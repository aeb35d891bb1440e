package dev.headgate.simulator.doctor;

import static dev.headgate.simulator.doctor.DoctorScene.CALLER;
import static dev.headgate.simulator.doctor.DoctorScene.CONFIGURATION;
import static dev.headgate.simulator.doctor.DoctorScene.YAML;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.doctor.Result.CannotTell;
import dev.headgate.simulator.doctor.Result.Fault;
import dev.headgate.simulator.doctor.Result.Fine;
import dev.headgate.simulator.doctor.Result.NotApplicable;
import dev.headgate.simulator.fault.Fault.Effect;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** The deploy role, and each service in its environment. */
class EnvironmentChecksTest {

    private static final String ROLE = "arn:aws:iam::444455556666:role/headgate-deploy-prod";
    private static final Caller PERSON = new Caller("111122223333", "arn:aws:iam::111122223333:user/carol");

    private final DoctorScene scene = new DoctorScene();

    @Test
    void deployRoleIsFineWhenItAsksForItsExternalId() {
        assertThat(prod("deploy role")).isEqualTo(new Fine("lets callers in with its external id only"));
    }

    @Test
    void deployRoleIsAtFaultWhenItDoesNotAskForItsExternalId() {
        scene.tooling.sts().trustWithoutExternalId(ROLE);

        assertThat(prod("deploy role"))
                .isEqualTo(new Fault(
                        "headgate-deploy-prod lets callers in without its external id",
                        "npx cdk deploy headgate-access-prod"));
    }

    @Test
    void deployRoleIsAtFaultWhenItRefusesHeadgateItself() {
        scene.tooling.sts().removeRole(ROLE);

        assertThat(prod("deploy role"))
                .isEqualTo(new Fault(
                        "headgate-deploy-prod does not let Headgate's function in",
                        "npx cdk deploy headgate-access-prod"));
    }

    @Test
    void deployRoleTellsNothingToWhomItNeverTrusts() {
        scene.tooling.sts().removeRole(ROLE);

        assertThat(scene.result(CONFIGURATION, PERSON, "Environment prod", "deploy role"))
                .isEqualTo(new NotApplicable("refuses these credentials, as it should when it trusts"
                        + " headgate-deployment-function alone; that it exists, this tells: aws iam get-role --role-name"
                        + " headgate-deploy-prod"));
    }

    @Test
    void deployRoleCanNotBeToldWhileStsIsBusy() {
        scene.world.wire().add(call -> call.service().equals("sts") ? Effect.THROTTLE : Effect.NONE);

        assertThat(prod("deploy role"))
                .isEqualTo(new CannotTell("AWS says: Rate exceeded", "Run doctor again in a minute"));
    }

    @Test
    void looksIntoTheCallersOwnAccountWithoutTheDeployRole() {
        scene.tooling.sts().removeRole("arn:aws:iam::111122223333:role/headgate-deploy-dev");

        assertThat(scene.result(CONFIGURATION, PERSON, "Environment dev", "web service"))
                .isEqualTo(new Fine("4 of 4 tasks are healthy"));
    }

    @Test
    void canNotTellAboutAnAccountThatLetsNobodyIn() {
        scene.tooling.sts().removeRole(ROLE);

        assertThat(prod("web service"))
                .isEqualTo(new CannotTell(
                        "the account can not be entered with these credentials",
                        "Run doctor again with credentials of that account, for example with AWS_PROFILE set"));
    }

    @Test
    void aServiceIsFineInEveryRespectWhenItIsDeployedAsConfigured() {
        assertThat(prod("web service")).isEqualTo(new Fine("4 of 4 tasks are healthy"));
        assertThat(prod("web listener")).isEqualTo(new Fine("all production requests reach the primary task set"));
        assertThat(prod("web group")).isEqualTo(new Fine("waits long enough for the gates and the bake time"));
        assertThat(prod("web alarms")).isEqualTo(new Fine("none is red: web-prod-5xx"));
    }

    @Test
    void aServiceThatIsNotDeployedIsAtFault() {
        String more = YAML.replace("  web:", "  api: {port: 9090, environments: {prod: {}}}\n  web:");

        assertThat(scene.result(DoctorScene.configuration(more), CALLER, "Environment prod", "api service"))
                .isEqualTo(new Fault(
                        "ECS service api-prod does not exist in cluster headgate-prod",
                        "npx cdk deploy headgate-service-api-prod"));
        assertThat(scene.result(DoctorScene.configuration(more), CALLER, "Environment prod", "api group"))
                .isEqualTo(new Fault(
                        "CodeDeploy group api-prod does not exist", "npx cdk deploy headgate-service-api-prod"));
        assertThat(scene.result(DoctorScene.configuration(more), CALLER, "Environment prod", "api listener"))
                .isEqualTo(new NotApplicable("there is no deployment group to say which listener"));
    }

    @Test
    void aServiceWhoseTasksAreGoneIsAtFault() {
        var place = scene.world.place("web", "prod");
        place.account().conditions().scalingBlocksSteadyState(true);
        place.account().scaleTo(place.service(), 6);

        assertThat(prod("web service")).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.what()).isEqualTo("the service is not steady: 4 of 6 tasks are healthy");
            assertThat(fault.cure())
                    .contains("aws ecs describe-services --region eu-central-1 --cluster headgate-prod"
                            + " --services web-prod");
        });
    }

    @Test
    void aListenerIsLeftAloneWhileADeploymentMovesIt() {
        var place = scene.world.place("web", "prod");
        String id = place.account().occupy(place.service(), Duration.ofMinutes(10));

        assertThat(prod("web listener"))
                .isEqualTo(new NotApplicable("deployment " + id + " is moving traffic right now"));
    }

    @Test
    void aGroupThatWaitsTooShortlyIsAtFault() {
        String longer = YAML.replace("bake: 10m", "bake: 1h").replace("expiresAfter: 2h", "expiresAfter: 5h");

        assertThat(scene.result(DoctorScene.configuration(longer), CALLER, "Environment prod", "web group"))
                .isEqualTo(new Fault(
                        "the gate before traffic stands for 5 h 0 min, but the deployment group waits only 3 h 0 min"
                                + " before it stops; the bake takes 60 min, and up to 2 h 30 min when the judge can not"
                                + " tell, but the deployment group keeps blue only 2 h 10 min",
                        "npx cdk deploy headgate-service-web-prod"));
    }

    @Test
    void alarmsThatAreRedOrMissingAreAtFault() {
        scene.world.place("web", "prod").account().alarm("web-prod-5xx", StateValue.ALARM);
        String more = YAML.replace("[web-prod-5xx]", "[web-prod-5xx, p99 of web]");

        assertThat(scene.result(DoctorScene.configuration(more), CALLER, "Environment prod", "web alarms"))
                .isEqualTo(new Fault(
                        "alarm p99 of web does not exist; alarm web-prod-5xx is red already",
                        "Correct its name in headgate.yaml, or create it. A deployment now would be rolled back at"
                                + " once; find out why it is red first:\n"
                                + "aws cloudwatch describe-alarms --region eu-central-1 --alarm-names web-prod-5xx 'p99"
                                + " of web'"));
    }

    @Test
    void alarmsAreNotLookedAtWhereNoneAreConfigured() {
        assertThat(scene.result(CONFIGURATION, CALLER, "Environment dev", "web alarms"))
                .isEqualTo(new NotApplicable("none are configured"));
    }

    @Test
    void saysWhichPermissionIsMissingAndGoesOn() {
        scene.deny("cloudwatch:DescribeAlarms");

        assertThat(prod("web alarms")).isInstanceOfSatisfying(CannotTell.class, unknown -> {
            assertThat(unknown.why())
                    .isEqualTo("AWS says: User: arn is not authorized to perform: cloudwatch:DescribeAlarms");
            assertThat(unknown.cure()).startsWith("Allow these credentials cloudwatch:DescribeAlarms, ");
        });
        assertThat(prod("web service")).isInstanceOf(Fine.class);
        assertThat(prod("web group")).isInstanceOf(Fine.class);

        scene.deny("codedeploy:GetDeploymentGroup");
        assertThat(prod("web group").cure())
                .isEqualTo("Allow these credentials codedeploy:GetDeploymentGroup, and run doctor again");
    }

    @Test
    void everyLookOnlyReads() {
        var unused = scene.look(CONFIGURATION, CALLER);

        assertThat(scene.world.wire().calls())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.operation()).matches("(Get|Describe|List|AssumeRole).*"));
    }

    private Result prod(String name) {
        return scene.result(CONFIGURATION, CALLER, "Environment prod", name);
    }
}
