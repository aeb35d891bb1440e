package dev.headgate.traffic.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.Alarm;
import software.amazon.awssdk.services.codedeploy.model.AlarmConfiguration;

class DeploymentStarterTest {

    private static final AlarmConfiguration GROUP = AlarmConfiguration.builder()
            .enabled(true)
            .ignorePollAlarmFailure(false)
            .alarms(alarm("5xx"), alarm("latency"))
            .build();

    @Test
    void keepsTheGroupsOtherAlarmsWhenOneIsIgnored() {
        assertThat(DeploymentStarter.without(List.of("5xx"), GROUP))
                .isEqualTo(GROUP.toBuilder().alarms(alarm("latency")).build());
    }

    @Test
    void switchesAlarmsOffWhenNoneIsLeft() {
        assertThat(DeploymentStarter.without(List.of("latency", "5xx"), GROUP))
                .isEqualTo(GROUP.toBuilder().alarms(List.of()).enabled(false).build());
    }

    @Test
    void leavesAlarmsOffThatTheGroupHasOff() {
        AlarmConfiguration off = GROUP.toBuilder().enabled(false).build();

        assertThat(DeploymentStarter.without(List.of("5xx"), off).enabled()).isFalse();
    }

    private static Alarm alarm(String name) {
        return Alarm.builder().name(name).build();
    }
}
