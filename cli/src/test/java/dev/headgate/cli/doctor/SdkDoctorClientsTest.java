package dev.headgate.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

class SdkDoctorClientsTest {

    private final SdkDoctorClients clients = new SdkDoctorClients(Region.EU_WEST_1, Optional.empty());

    @Test
    void reachesTheToolingAccountInItsRegion() {
        assertThat(clients.sts().serviceClientConfiguration().region()).isEqualTo(Region.EU_WEST_1);
        assertThat(clients.secretsManager().serviceClientConfiguration().region())
                .isEqualTo(Region.EU_WEST_1);
    }

    @Test
    void reachesAConnectionWhereItWasMade() {
        var connections = clients.codeConnections(Region.US_EAST_1).serviceClientConfiguration();

        assertThat(connections.region()).isEqualTo(Region.US_EAST_1);
        assertThat(connections.credentialsProvider()).isSameAs(clients.credentials());
    }

    @Test
    void usesTheProfileThatIsNamed() {
        assertThat(new SdkDoctorClients(Region.EU_WEST_1, Optional.of("tooling"))
                        .credentials()
                        .toString())
                .contains("ProfileCredentialsProvider", "tooling");
    }
}
