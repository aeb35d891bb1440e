package dev.headgate.simulator.tooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headgate.simulator.wire.Unsimulated;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

class SimulatedIamTest {

    private static final String ROLE = "arn:aws:iam::222222222222:role/headgate-deploy-prod";

    private final EventLoop loop = new EventLoop(Instant.EPOCH);
    private final Wire wire = new Wire(loop);
    private final SimulatedSts sts = new SimulatedSts("111111111111", loop, wire);

    @Test
    void showsWhomARoleTrustsEncodedAsInAUrl() {
        sts.addRole(ROLE, "headgate-prod");

        String policy = client("222222222222")
                .getRole(it -> it.roleName("headgate-deploy-prod"))
                .role()
                .assumeRolePolicyDocument();

        assertThat(policy).startsWith("%7B%22Version%22").doesNotContain("+");
        assertThat(URLDecoder.decode(policy, StandardCharsets.UTF_8))
                .contains("{\"aws:PrincipalArn\":\"arn:aws:iam::111111111111:role/headgate-deployment-function\"}")
                .contains("{\"sts:ExternalId\":\"headgate-prod\"}");
    }

    @Test
    void knowsTheRolesOfItsOwnAccountOnly() {
        sts.addRole(ROLE, "headgate-prod");

        assertThatExceptionOfType(NoSuchEntityException.class)
                .isThrownBy(() -> client("333333333333").getRole(it -> it.roleName("headgate-deploy-prod")))
                .withMessageContaining("The role with name headgate-deploy-prod cannot be found.");
    }

    private IamClient client(String account) {
        return Unsimulated.client(IamClient.class, "iam", new SimulatedIam(account, sts, wire));
    }
}
