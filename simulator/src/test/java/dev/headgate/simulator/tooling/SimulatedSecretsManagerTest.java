package dev.headgate.simulator.tooling;

import static dev.headgate.testing.SampleDeployments.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretVersionsListEntry;

class SimulatedSecretsManagerTest {

    private final EventLoop loop = new EventLoop(NOON);
    private final ToolingAccount account = new ToolingAccount("111111111111", "eu-west-1", loop, new Wire(loop));
    private final SecretsManagerClient client = account.secretsManagerClient();

    @Test
    void tellsWhenTheCurrentVersionWasMade() {
        account.secretsManager().create("login");
        loop.runFor(Duration.ofHours(1));
        account.secretsManager().fillIn("login");

        assertThat(client.describeSecret(it -> it.secretId("login")).createdDate())
                .isEqualTo(NOON);
        assertThat(client.listSecretVersionIds(it -> it.secretId("login")).versions())
                .extracting(SecretVersionsListEntry::createdDate)
                .containsExactly(NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void knowsSecretsWithoutAVersionAndThoseThatAreBeingDeleted() {
        account.secretsManager().createEmpty("login");
        account.secretsManager().delete("login");

        assertThat(client.listSecretVersionIds(it -> it.secretId("login")).versions())
                .isEmpty();
        assertThat(client.describeSecret(it -> it.secretId("login")).deletedDate())
                .isEqualTo(NOON);
    }

    @Test
    void refusesASecretThatDoesNotExist() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> client.describeSecret(it -> it.secretId("login")));
    }

    @Test
    void hasNoValues() {
        assertThatThrownBy(() -> client.getSecretValue(it -> it.secretId("login")))
                .hasMessage("secretsmanager:GetSecretValue is not simulated");
    }
}
