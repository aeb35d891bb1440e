package dev.headgate.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FunctionSettingsTest {

    @Test
    void readsEverySettingFromItsVariable() {
        FunctionSettings settings = FunctionSettings.of(Map.of(
                "HEADGATE_TABLE", "table",
                "HEADGATE_CONFIGURATION_PARAMETER", "parameter",
                "HEADGATE_APPROVALS_TOPIC_ARN", "approvals",
                "HEADGATE_ALERTS_TOPIC_ARN", "alerts",
                "HEADGATE_UPDATES_TOPIC_ARN", "updates",
                "HEADGATE_APPROVALS_URL", "url",
                "HEADGATE_DEPLOYMENT_STATE_MACHINE_ARN", "machine"));

        assertThat(settings)
                .isEqualTo(
                        new FunctionSettings("table", "parameter", "approvals", "alerts", "updates", "url", "machine"));
    }

    @Test
    void writesTheVariablesThatItReads() {
        FunctionSettings settings =
                new FunctionSettings("table", "parameter", "approvals", "alerts", "updates", "url", "machine");

        assertThat(FunctionSettings.of(settings.variables())).isEqualTo(settings);
    }

    @Test
    void writesTheClaimWhereApproversSignIn() {
        FunctionSettings settings = new FunctionSettings(
                "table", "parameter", "approvals", "alerts", "updates", "url", "machine", Optional.of("email"));

        assertThat(settings.variables()).containsEntry("HEADGATE_SIGN_IN_CLAIM", "email");
        assertThat(FunctionSettings.of(settings.variables())).isEqualTo(settings);
    }

    @Test
    void namesEveryVariableThatIsMissing() {
        assertThatThrownBy(() -> FunctionSettings.of(Map.of("HEADGATE_TABLE", "table")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("HEADGATE_CONFIGURATION_PARAMETER, HEADGATE_APPROVALS_TOPIC_ARN")
                .hasMessageNotContaining("HEADGATE_TABLE");
    }
}
