package dev.headgate.infra.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;
import org.junit.jupiter.api.Test;

class ServiceAlarmNamesTest {

    @Test
    void refusesAnAlarmWithoutTheSuffixAndSaysHowItIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceAlarmNames.check(configuration("environmentSuffix: alice", "web-prod-5xx")))
                .withMessage(
                        "services.web.environments.prod: the alarm web-prod-5xx is named web-prod-5xx-alice in this"
                                + " installation. Write that");
    }

    @Test
    void acceptsTheNameWithTheSuffix() {
        assertThatCode(() -> ServiceAlarmNames.check(configuration("environmentSuffix: alice", "web-prod-5xx-alice")))
                .doesNotThrowAnyException();
    }

    @Test
    void acceptsAlarmsOfOthers() {
        assertThatCode(() -> ServiceAlarmNames.check(configuration("environmentSuffix: alice", "checkout-is-down")))
                .doesNotThrowAnyException();
    }

    @Test
    void acceptsTheNameWhereThereIsNoSuffix() {
        assertThatCode(() -> ServiceAlarmNames.check(configuration("", "web-prod-5xx")))
                .doesNotThrowAnyException();
    }

    private static Configuration configuration(String suffix, String alarm) {
        return ConfigurationFile.parse("""
                headgate: 1
                region: us-east-1
                %s
                environments:
                  prod: {wave: 1}
                services:
                  web: {port: 8080, environments: {prod: {alarms: [%s]}}}
                """.formatted(suffix, alarm), "headgate.yaml", "1".repeat(12));
    }
}
