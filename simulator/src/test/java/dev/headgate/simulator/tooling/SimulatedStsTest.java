package dev.headgate.simulator.tooling;

import static dev.headgate.testing.SampleDeployments.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headgate.policy.TrustPolicy;
import dev.headgate.policy.UnjudgedPolicyException;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.StsException;

class SimulatedStsTest {

    private static final String ROLE = "arn:aws:iam::222222222222:role/headgate-deploy-prod";
    private static final String TRUST = new TrustPolicy("111111111111", "headgate-deployment-function", "headgate-prod")
            .document()
            .text();

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
        account.sts().setTrustPolicy(ROLE, edited(",\"StringEquals\":{\"sts:ExternalId\":\"headgate-prod\"}", ""));

        assertAdmitted(request("headgate-prod").externalId(null).build());
        assertAdmitted(request("headgate-staging").build());
        account.sts().removeRole(ROLE);
        assertDenied(request("headgate-prod").externalId(null).build());
    }

    @Test
    void refusesWhomAnEditedTrustPolicyDoesNotLetIn() {
        AssumeRoleRequest request = request("headgate-prod").build();
        assertAdmitted(request);

        for (String policy : List.of(
                edited("role/headgate-deployment-function", "role/another-function"),
                edited("111111111111:root", "999999999999:root"),
                edited("\"headgate-prod\"", "\"headgate-dev\""),
                edited("sts:AssumeRole", "sts:TagSession"),
                edited("Allow", "Deny"),
                "{")) {
            account.sts().setTrustPolicy(ROLE, policy);
            assertDenied(request);
        }
        account.sts().setTrustPolicy(ROLE, TRUST);
        assertAdmitted(request);
    }

    @Test
    void admitsWhomAnEditedTrustPolicyLetsIn() {
        account.sts().actAs("arn:aws:iam::111111111111:user/carol");
        assertDenied(request("headgate-prod").build());

        account.sts().setTrustPolicy(ROLE, edited("role/headgate-deployment-function", "user/carol"));

        assertAdmitted(request("headgate-prod").build());
        assertDenied(request("headgate-staging").build());
    }

    @Test
    void deniesWhateverElseATrustPolicyLetsIn() {
        account.sts()
                .setTrustPolicy(
                        ROLE,
                        edited(
                                "\"Statement\":[",
                                "\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sts:*\","
                                        + "\"Condition\":{\"StringEquals\":{\"sts:RoleSessionName\":\"other\"},"
                                        + "\"Bool\":{\"aws:SecureTransport\":true}}},"));

        assertAdmitted(request("headgate-prod").build());
        assertDenied(request("headgate-prod").roleSessionName("other").build());
    }

    @Test
    void doesNotGuessWhatATrustPolicyMeans() {
        account.sts().setTrustPolicy(ROLE, edited("StringEquals", "StringEqualsIgnoreCase"));

        assertThatExceptionOfType(UnjudgedPolicyException.class)
                .isThrownBy(() -> client.assumeRole(request("headgate-prod").build()))
                .withMessageContaining("StringEqualsIgnoreCase");
    }

    @Test
    void setsNoTrustPolicyOfARoleThatDoesNotExist() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> account.sts().setTrustPolicy(ROLE + "uction", TRUST))
                .withMessageContaining(ROLE + "uction");
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

    /** The role's trust policy with another word in it. */
    private static String edited(String word, String other) {
        assertThat(TRUST).contains(word);
        return TRUST.replace(word, other);
    }

    private void assertAdmitted(AssumeRoleRequest request) {
        assertThat(client.assumeRole(request).credentials().accessKeyId()).isNotEmpty();
    }

    private void assertDenied(AssumeRoleRequest request) {
        assertThatExceptionOfType(StsException.class)
                .isThrownBy(() -> client.assumeRole(request))
                .satisfies(refusal ->
                        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"))
                .withMessageMatching("User: arn:aws:(sts::111111111111:assumed-role|iam::111111111111:user)/.+")
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
