package dev.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    private static final Names PLAIN = new Names("");
    private static final Names LONGEST = new Names("s".repeat(10));
    private static final String LONGEST_ENVIRONMENT = "e".repeat(16);
    private static final String LONGEST_SERVICE = "w".repeat(24);

    @ParameterizedTest
    @CsvSource({
        "10, 5, CodeDeployDefault.ECSCanary10Percent5Minutes",
        "10, 15, CodeDeployDefault.ECSCanary10Percent15Minutes",
        "10, 1, HeadgateCanary10Percent1Minutes",
        "20, 5, HeadgateCanary20Percent5Minutes",
    })
    void takesAwsOwnCanariesWhereTheyFit(int percent, int minutes, String name) {
        assertThat(PLAIN.deploymentConfig(new Strategy.Canary(percent, Duration.ofMinutes(minutes))))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 1, CodeDeployDefault.ECSLinear10PercentEvery1Minutes",
        "10, 3, CodeDeployDefault.ECSLinear10PercentEvery3Minutes",
        "10, 5, HeadgateLinear10PercentEvery5Minutes",
        "25, 1, HeadgateLinear25PercentEvery1Minutes",
    })
    void takesAwsOwnLinearShiftsWhereTheyFit(int percent, int minutes, String name) {
        assertThat(PLAIN.deploymentConfig(new Strategy.Linear(percent, Duration.ofMinutes(minutes))))
                .isEqualTo(name);
    }

    @Test
    void takesAwsOwnAllAtOnce() {
        assertThat(LONGEST.deploymentConfig(new Strategy.AllAtOnce())).isEqualTo("CodeDeployDefault.ECSAllAtOnce");
    }

    /** CodeDeploy takes 100 characters for applications, groups and deployment configurations, and IAM 64 for a role. */
    @Test
    void staysWithinAwsLimitsAtTheLongestNames() {
        Strategy strategy = new Strategy.Linear(99, Duration.ofDays(2));

        assertThat(LONGEST.deploymentConfig(strategy))
                .isEqualTo("HeadgateLinear99PercentEvery2880Minutes-ssssssssss")
                .hasSizeLessThanOrEqualTo(100);
        assertThat(LONGEST.serviceIn(LONGEST_SERVICE, LONGEST_ENVIRONMENT)).hasSizeLessThanOrEqualTo(100);
        assertThat(LONGEST.deployRole(LONGEST_ENVIRONMENT)).hasSizeLessThanOrEqualTo(64);
        assertThat(LONGEST.deploymentFunctionRole()).hasSizeLessThanOrEqualTo(64);
        assertThat(LONGEST.taskRole(LONGEST_SERVICE, LONGEST_ENVIRONMENT)).hasSizeLessThanOrEqualTo(64);
        assertThat(LONGEST.executionRole(LONGEST_SERVICE, LONGEST_ENVIRONMENT)).hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void endsEveryNameOfItsOwnWithTheSuffix() {
        Names names = new Names("alice");

        assertThat(names.deployRoleArn("111122223333", "prod"))
                .isEqualTo("arn:aws:iam::111122223333:role/headgate-deploy-prod-alice");
        assertThat(names.externalId("prod")).isEqualTo("headgate-prod-alice");
        assertThat(names.cluster("prod")).isEqualTo("headgate-prod-alice");
        assertThat(names.deploymentFunctionRole()).isEqualTo("headgate-deployment-function-alice");
        assertThat(names.taskRole("web", "prod")).isEqualTo("web-prod-task-alice");
        assertThat(names.executionRole("web", "prod")).isEqualTo("web-prod-execution-alice");
        assertThat(names.alarm("web", "prod", "5xx")).isEqualTo("web-prod-5xx-alice");
        assertThat(names.eventBus()).isEqualTo("headgate-alice");
        assertThat(names.serviceIn("web", "prod")).isEqualTo("web-prod-alice");
        assertThat(names.configurationParameter()).isEqualTo("/headgate-alice/configuration");
        assertThat(names.approvalsTopic()).isEqualTo("headgate-approvals-alice");
        assertThat(names.alertsTopic()).isEqualTo("headgate-alerts-alice");
        assertThat(names.updatesTopic()).isEqualTo("headgate-updates-alice");
        assertThat(names.dockerRegistrySecret()).isEqualTo("headgate-alice/docker-registry");
        assertThat(names.deploymentConfig(new Strategy.Canary(20, Duration.ofMinutes(5))))
                .isEqualTo("HeadgateCanary20Percent5Minutes-alice");
    }

    @Test
    void addsNothingWithoutASuffix() {
        assertThat(PLAIN.serviceIn("web", "prod")).isEqualTo("web-prod");
        assertThat(PLAIN.configurationParameter()).isEqualTo("/headgate/configuration");
    }
}
