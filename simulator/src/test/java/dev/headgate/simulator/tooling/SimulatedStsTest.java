package dev.headgate.simulator.tooling;

import static dev.headgate.testing.SampleDeployments.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.StsException;

class SimulatedStsTest {

    private static final String ROLE = "arn:aws:iam::222222222222:role/headgate-deploy-prod";

    private final EventLoop loop = new EventLoop(NOON);
    private final ToolingAccount account = new ToolingAccount("111111111111", "eu-west-1", loop, new Wire(loop));
    private final StsClient client = account.stsClient();

    SimulatedStsTest() {
        account.sts().addRole(ROLE, "headgate-prod");
    }

    @Test
    void givesOutCredentialsOfTheRolesAccountForAnHour() {
        AssumeRoleResponse reply = client.assumeRole(request("headgate-prod").build());
        String key = reply.credentials().accessKeyId();

        assertThat(reply.credentials().expiration()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(reply.assumedRoleUser().arn())
                .isEqualTo("arn:aws:sts::222222222222:assumed-role/headgate-deploy-prod/deployment");
        assertThat(account.sts().accountOf(key)).contains("222222222222");
        loop.runFor(Duration.ofHours(1));
        assertThat(account.sts().accountOf(key)).isEmpty();
    }

    @Test
    void givesOutOtherCredentialsEachTime() {
        AssumeRoleRequest request = request("headgate-prod").build();

        assertThat(client.assumeRole(request).credentials().accessKeyId())
                .isNotEqualTo(client.assumeRole(request).credentials().accessKeyId());
    }

    @Test
    void refusesAWrongExternalId() {
        assertDenied(request("headgate-staging").build());
        assertDenied(request("headgate-prod").externalId(null).build());
    }

    @Test
    void takesNoExternalIdFromWhomARoleTrustsWithoutOne() {
        account.sts().trustWithoutExternalId(ROLE);

        assertThat(client.assumeRole(request("headgate-prod").externalId(null).build())
                        .credentials()
                        .accessKeyId())
                .isNotEmpty();
        account.sts().removeRole(ROLE);
        assertDenied(request("headgate-prod").externalId(null).build());
    }

    @Test
    void opensItsOwnAccountToTheCallerForGood() {
        String key = account.sts().ownCredentials().resolveCredentials().accessKeyId();

        loop.runFor(Duration.ofDays(30));

        assertThat(account.sts().accountOf(key)).contains("111111111111");
    }

    @Test
    void refusesARoleThatDoesNotExist() {
        assertDenied(request("headgate-prod").roleArn(ROLE + "uction").build());
    }

    @Test
    void refusesSessionsLongerThanRoleChainingAllows() {
        assertThatExceptionOfType(StsException.class)
                .isThrownBy(() -> client.assumeRole(
                        request("headgate-prod").durationSeconds(7200).build()))
                .withMessageContaining("1 hour session limit for roles assumed by role chaining");
    }

    @Test
    void refusesSessionNamesWithOtherCharacters() {
        assertThatExceptionOfType(StsException.class)
                .isThrownBy(() -> client.assumeRole(
                        request("headgate-prod").roleSessionName("web/prod").build()))
                .withMessageContaining("'web/prod' at 'roleSessionName' failed to satisfy constraint");
    }

    @Test
    void knowsWhoCalls() {
        assertThat(client.getCallerIdentity().account()).isEqualTo("111111111111");
        assertThat(account.sts().accountOf("AKIDNOBODY")).isEmpty();
    }

    private void assertDenied(AssumeRoleRequest request) {
        assertThatExceptionOfType(StsException.class)
                .isThrownBy(() -> client.assumeRole(request))
                .satisfies(refusal ->
                        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"))
                .withMessageStartingWith("User: arn:aws:sts::111111111111:assumed-role/")
                .withMessageContaining(
                        " is not authorized to perform: sts:AssumeRole on resource: " + request.roleArn());
    }

    private static AssumeRoleRequest.Builder request(String externalId) {
        return AssumeRoleRequest.builder()
                .roleArn(ROLE)
                .roleSessionName("deployment")
                .externalId(externalId);
    }
}
