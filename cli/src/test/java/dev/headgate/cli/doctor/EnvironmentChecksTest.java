package dev.headgate.cli.doctor;

import static dev.headgate.cli.doctor.DoctorScene.CONFIGURATION;
import static dev.headgate.cli.doctor.DoctorScene.YAML;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headgate.cli.doctor.Result.CannotTell;
import dev.headgate.cli.doctor.Result.Fault;
import dev.headgate.cli.doctor.Result.Fine;
import dev.headgate.cli.doctor.Result.NotApplicable;
import dev.headgate.policy.TrustPolicy;
import dev.headgate.simulator.wire.Fault.Effect;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** The deploy role, and each service in its environment. */
class EnvironmentChecksTest {

    private static final String ROLE = "arn:aws:iam::444455556666:role/headgate-deploy-prod";

    private final DoctorScene scene = new DoctorScene();

    @Test
    void deployRoleIsFineWhenItTrustsHeadgateAlone() {
        assertThat(prod("deploy role"))
                .isEqualTo(new Fine("lets in headgate-deployment-function alone, and only with the external id"));
    }

    @Test
    void deployRoleIsAtFaultWhenItDoesNotAskForItsExternalId() {
        String document = new TrustPolicy("111122223333", "headgate-deployment-function", "headgate-prod")
                .document()
                .text();
        scene.tooling
                .sts()
                .setTrustPolicy(ROLE, document.replace(",\"StringEquals\":{\"sts:ExternalId\":\"headgate-prod\"}", ""));

        assertThat(prod("deploy role"))
                .isEqualTo(new Fault("headgate-deploy-prod lets callers in without its external id", """
                        aws iam update-assume-role-policy --region eu-central-1 --role-name headgate-deploy-prod --policy-document \
                        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                        "Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole",\
                        "Condition":{"ArnEquals":{"aws:PrincipalArn":\
                        "arn:aws:iam::111122223333:role/headgate-deployment-function"},\
                        "StringEquals":{"sts:ExternalId":"headgate-prod"}}}]}'"""));
    }

    @Test
    void deployRoleIsAtFaultWhenItTrustsAnotherAccount() {
        scene.tooling
                .sts()
                .setTrustPolicy(
                        ROLE,
                        new TrustPolicy("999999999999", "headgate-deployment-function", "headgate-prod")
                                .document()
                                .text());

        assertThat(prod("deploy role").text())
                .isEqualTo("headgate-deploy-prod lets in others than headgate-deployment-function");
    }

    @Test
    void deployRoleIsAtFaultWhenItsTrustPolicyIsNone() {
        scene.tooling.sts().setTrustPolicy(ROLE, "{");

        assertThat(prod("deploy role").text())
                .isEqualTo("headgate-deploy-prod has a trust policy that can not be read");
    }

    @Test
    void deployRoleIsAtFaultWhenThereIsNone() {
        scene.tooling.sts().removeRole(ROLE);

        assertThat(prod("deploy role"))
                .isEqualTo(new Fault("there is no role headgate-deploy-prod", "npx cdk deploy headgate-access-prod"));
    }

    @Test
    void deployRoleCanNotBeToldWhileIamIsBusy() {
        scene.world.wire().add(call -> call.service().equals("iam") ? Effect.THROTTLE : Effect.NONE);

        assertThat(prod("deploy role"))
                .isEqualTo(new CannotTell("AWS says: Rate exceeded", "Run doctor again in a minute"));
        assertThat(prod("web service")).isInstanceOf(Fine.class);
    }

    @Test
    void tellsWhatCredentialsAreMissingForAnAccount() {
        assertThat(scene.look(CONFIGURATION, DoctorScene.TOOLING).checks())
                .filteredOn(it -> it.group().startsWith("Environment prod"))
                .containsExactly(new Examined(
                        "Environment prod: account 444455556666, eu-central-1",
                        "credentials",
                        new CannotTell(
                                "none are of account 444455556666, so nothing was looked at there",
                                "Name a profile of each account:\n./headgate doctor --profile PROFILE_OF_111122223333"
                                        + " --profile PROFILE_OF_444455556666")));
    }

    @Test
    void asksForAProfileOfEachOfFourAccounts() {
        String four = YAML.replace("dev: {wave: 1}", """
                dev: {wave: 1, account: "222222222222"}
                  staging: {wave: 2, account: "333333333333"}""")
                .replace("prod: {wave: 2", "prod: {wave: 3")
                .replace("dev: {strategy", "staging: {bake: 5m}\n      dev: {strategy");

        assertThat(scene.look(DoctorScene.configuration(four), DoctorScene.TOOLING)
                        .checks())
                .filteredOn(it -> it.name().equals("credentials"))
                .hasSize(3)
                .allSatisfy(it -> assertThat(it.result().cure())
                        .endsWith(
                                "./headgate doctor --profile PROFILE_OF_111122223333 --profile PROFILE_OF_222222222222"
                                        + " --profile PROFILE_OF_333333333333 --profile PROFILE_OF_444455556666"));
    }

    @Test
    void looksIntoAnEnvironmentWithoutCredentialsOfTheToolingAccount() {
        Report report = scene.look(CONFIGURATION, DoctorScene.PROD);

        assertThat(report.checks())
                .filteredOn(it -> !it.group().startsWith("Environment prod"))
                .extracting(Examined::group, Examined::name)
                .containsExactly(
                        tuple("Tooling account 111122223333, us-east-1", "credentials"),
                        tuple("Environment dev: account 111122223333, us-east-1", "credentials"));
        assertThat(report.checks())
                .filteredOn(it -> it.group().startsWith("Environment prod"))
                .extracting(Examined::result)
                .hasSize(5)
                .hasOnlyElementsOfType(Fine.class);
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

        assertThat(scene.result(DoctorScene.configuration(more), "Environment prod", "api service"))
                .isEqualTo(new Fault(
                        "ECS service api-prod does not exist in cluster headgate-prod",
                        "npx cdk deploy headgate-service-api-prod"));
        assertThat(scene.result(DoctorScene.configuration(more), "Environment prod", "api group"))
                .isEqualTo(
                        new Fault("CodeDeploy is not set up for api-prod", "npx cdk deploy headgate-service-api-prod"));
        assertThat(scene.result(DoctorScene.configuration(more), "Environment prod", "api listener"))
                .isEqualTo(new NotApplicable("there is no deployment group to say which listener"));
    }

    /** No stack of ours can mend what somebody else made. */
    @Test
    void whatExistsIsMendedWhereItIs() {
        String existing = YAML.replace(
                "bake: 10m",
                "bake: 1h\n        existing:\n          cluster: headgate-prod\n          service: web-prod\n"
                        + "          codeDeploy: {application: web-prod, deploymentGroup: web-prod}");

        assertThat(scene.result(DoctorScene.configuration(existing), "Environment prod", "web group"))
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> assertThat(fault.cure())
                                .isEqualTo(
                                        "aws deploy update-deployment-group --region eu-central-1 --application-name web-prod"
                                                + " --current-deployment-group-name web-prod --blue-green-deployment-configuration"
                                                + " 'deploymentReadyOption={actionOnTimeout=STOP_DEPLOYMENT,waitTimeInMinutes=180},"
                                                + "terminateBlueInstancesOnDeploymentSuccess={action=TERMINATE,"
                                                + "terminationWaitTimeInMinutes=180}'"));
        assertThat(scene.result(
                        DoctorScene.configuration(existing.replace("service: web-prod", "service: shop")),
                        "Environment prod",
                        "web service"))
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> assertThat(fault.cure())
                                .isEqualTo("Correct cluster and service in headgate.yaml, at"
                                        + " services.web.environments.prod.existing, to one of these:\n"
                                        + "aws ecs list-services --region eu-central-1 --cluster headgate-prod"));
        assertThat(scene.result(
                        DoctorScene.configuration(existing.replace("Group: web-prod", "Group: shop")),
                        "Environment prod",
                        "web group"))
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> assertThat(fault.cure())
                                .isEqualTo(
                                        "Correct codeDeploy in headgate.yaml, at services.web.environments.prod.existing,"
                                                + " to one of these:\naws deploy list-deployment-groups --region eu-central-1"
                                                + " --application-name web-prod"));
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

        assertThat(scene.result(DoctorScene.configuration(longer), "Environment prod", "web group"))
                .isEqualTo(new Fault(
                        "the gate before traffic stands for 5 h, but CodeDeploy waits only 3 h"
                                + " before it stops; the bake takes 1 h, and up to 2 h 30 min when the judge can not"
                                + " tell, but CodeDeploy keeps blue only 2 h 10 min",
                        "npx cdk deploy headgate-service-web-prod"));
    }

    @Test
    void alarmsThatAreRedOrMissingAreAtFault() {
        scene.world.place("web", "prod").account().alarm("web-prod-5xx", StateValue.ALARM);
        String more = YAML.replace("[web-prod-5xx]", "[web-prod-5xx, 'slow: p99 of web']");

        assertThat(scene.result(DoctorScene.configuration(more), "Environment prod", "web alarms"))
                .isEqualTo(new Fault("missing: slow: p99 of web; red: web-prod-5xx", """
                        Create it, or correct its name in headgate.yaml, at services.web.environments.prod.alarms
                        A deployment now would be rolled back at once. Find out why it is red:
                        aws cloudwatch describe-alarms --region eu-central-1 --alarm-names web-prod-5xx"""));
    }

    @Test
    void alarmsOfTheAppThatAreMissingAreDeployed() {
        String more = YAML.replace("[web-prod-5xx]", "[web-prod-5xx, web-prod-latency]");

        assertThat(scene.result(DoctorScene.configuration(more), "Environment prod", "web alarms"))
                .isEqualTo(new Fault("missing: web-prod-latency", "npx cdk deploy headgate-observability-prod"));
    }

    @Test
    void alarmsAreNotLookedAtWhereNoneAreConfigured() {
        assertThat(scene.result(CONFIGURATION, "Environment dev", "web alarms"))
                .isEqualTo(new NotApplicable("none are configured"));
    }

    @Test
    void saysWhichPermissionIsMissingAndGoesOn() {
        scene.deny("cloudwatch:DescribeAlarms");

        assertThat(prod("web alarms")).isInstanceOfSatisfying(CannotTell.class, unknown -> {
            assertThat(unknown.why()).isEqualTo("not allowed: cloudwatch:DescribeAlarms");
            assertThat(unknown.cure())
                    .isEqualTo("Allow these credentials cloudwatch:DescribeAlarms, and run doctor again");
        });
        assertThat(prod("web service")).isInstanceOf(Fine.class);
        assertThat(prod("web group")).isInstanceOf(Fine.class);

        scene.deny("codedeploy:GetDeploymentGroup");
        assertThat(prod("web group").cure())
                .isEqualTo("Allow these credentials codedeploy:GetDeploymentGroup, and run doctor again");
    }

    @Test
    void everyLookOnlyReads() {
        var unused = scene.look(CONFIGURATION);

        assertThat(scene.world.wire().calls())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.operation()).matches("(Get|Describe|List).*"));
    }

    private Result prod(String name) {
        return scene.result(CONFIGURATION, "Environment prod", name);
    }
}
