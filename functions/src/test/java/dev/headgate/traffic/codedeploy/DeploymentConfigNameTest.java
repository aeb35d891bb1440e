package dev.headgate.traffic.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Names;
import dev.headgate.config.Strategy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentConfigNameTest {

    private static final Names PLAIN = new Names("");
    private static final Names LONGEST = new Names("s".repeat(10));

    @ParameterizedTest
    @CsvSource({
        "10, 5, CodeDeployDefault.ECSCanary10Percent5Minutes",
        "10, 15, CodeDeployDefault.ECSCanary10Percent15Minutes",
        "10, 1, HeadgateCanary10Percent1Minutes",
        "20, 5, HeadgateCanary20Percent5Minutes",
    })
    void takesAwsOwnCanariesWhereTheyFit(int percent, int minutes, String name) {
        assertThat(DeploymentConfigName.of(PLAIN, new Strategy.Canary(percent, Duration.ofMinutes(minutes))))
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
        assertThat(DeploymentConfigName.of(PLAIN, new Strategy.Linear(percent, Duration.ofMinutes(minutes))))
                .isEqualTo(name);
    }

    @Test
    void takesAwsOwnAllAtOnce() {
        assertThat(DeploymentConfigName.of(LONGEST, new Strategy.AllAtOnce()))
                .isEqualTo("CodeDeployDefault.ECSAllAtOnce");
    }

    @Test
    void staysWithinCodeDeploysHundredCharacters() {
        assertThat(DeploymentConfigName.of(LONGEST, new Strategy.Linear(99, Duration.ofDays(2))))
                .isEqualTo("HeadgateLinear99PercentEvery2880Minutes-ssssssssss")
                .hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void onlyWhatAwsHasNotHasToBeCreated() {
        assertThat(DeploymentConfigName.isPredefined(DeploymentConfigName.ALL_AT_ONCE))
                .isTrue();
        assertThat(DeploymentConfigName.isPredefined("HeadgateCanary20Percent5Minutes"))
                .isFalse();
    }
}
