package dev.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {
    private static final Names PLAIN = new Names("");
    private static final Names LONGEST = new Names("s".repeat(10));
    private static final String LONGEST_ENVIRONMENT = "e".repeat(16);
    private static final String LONGEST_SERVICE = "w".repeat(24);

    /** CodeDeploy takes 100 characters for applications and groups, and IAM 64 for a role. */
    @Test
    void staysWithinAwsLimitsAtTheLongestNames() {
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
        assertThat(names.configurationParameters().path()).isEqualTo("/headgate-alice/configuration");
        assertThat(names.approvalsTopic()).isEqualTo("headgate-approvals-alice");
        assertThat(names.alertsTopic()).isEqualTo("headgate-alerts-alice");
        assertThat(names.updatesTopic()).isEqualTo("headgate-updates-alice");
        assertThat(names.dockerRegistrySecret()).isEqualTo("headgate-alice/docker-registry");
    }

    @Test
    void addsNothingWithoutASuffix() {
        assertThat(PLAIN.serviceIn("web", "prod")).isEqualTo("web-prod");
        assertThat(PLAIN.configurationParameters().path()).isEqualTo("/headgate/configuration");
    }
}
