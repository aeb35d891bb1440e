package dev.headgate.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.SignIn;
import java.util.HashMap;
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
    void writesHowApproversSignInWhereTheyDo() {
        SignInSettings signIn =
                new SignInSettings(new SignIn("https://login.example.com", "headgate", "email"), "secret");
        FunctionSettings settings = new FunctionSettings(
                "table", "parameter", "approvals", "alerts", "updates", "url", "machine", Optional.of(signIn));

        assertThat(settings.variables())
                .containsEntry("HEADGATE_SIGN_IN_CLAIM", "email")
                .containsEntry("HEADGATE_SIGN_IN_SECRET", "secret");
        assertThat(FunctionSettings.of(settings.variables())).isEqualTo(settings);
    }

    /** A page that asks nobody to sign in for want of a variable would be open to whoever has a link. */
    @Test
    void refusesHalfASignIn() {
        Map<String, String> variables = new HashMap<>(
                new FunctionSettings("table", "parameter", "approvals", "alerts", "updates", "url", "machine")
                        .variables());
        variables.put("HEADGATE_SIGN_IN_CLAIM", "email");

        assertThatThrownBy(() -> FunctionSettings.of(variables))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there are only [HEADGATE_SIGN_IN_CLAIM]");
    }

    @Test
    void namesEveryVariableThatIsMissing() {
        assertThatThrownBy(() -> FunctionSettings.of(Map.of("HEADGATE_TABLE", "table")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("HEADGATE_CONFIGURATION_PARAMETER, HEADGATE_APPROVALS_TOPIC_ARN")
                .hasMessageNotContaining("HEADGATE_TABLE");
    }
}
