package dev.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.json.Json;
import org.junit.jupiter.api.Test;

class TargetTest {

    private static final Target TARGET = new Target(
            "111122223333", "eu-west-1", "shop", "web", new CodeDeployGroup("web-app", "web-group"), "arn:role", "id");
    private static final String STORED = "{\"account\":\"111122223333\",\"region\":\"eu-west-1\",\"cluster\":\"shop\","
            + "\"service\":\"web\",\"application\":\"web-app\",\"deploymentGroup\":\"web-group\",\"roleArn\":\"arn:role\","
            + "\"externalId\":\"id\"}";

    /** Functions and executions of before there was a second backend know no other form. */
    @Test
    void isStoredAsWhenCodeDeployWasTheOnlyBackend() {
        assertThat(Json.write(TARGET)).isEqualTo(STORED);
        assertThat(Json.read(STORED, Target.class)).isEqualTo(TARGET);
    }

    @Test
    void callsItsBackendAsPeopleDo() {
        assertThat(TARGET.backend()).hasToString("CodeDeploy");
    }
}
