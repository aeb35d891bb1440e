package dev.headgate.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.StsException;

class EnvironmentClientsTest {

    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private final RecordingSts sts = new RecordingSts();
    private final FakeClientFactory factory = new FakeClientFactory(sts);
    private final EnvironmentClients clients = new EnvironmentClients(factory, () -> now);

    @Test
    void assumesTheDeployRoleWithItsExternalIdForAnHour() {
        var unused = clients.of(target("eu-west-1"));

        assertThat(sts.requests).singleElement().satisfies(request -> {
            assertThat(request.roleArn()).isEqualTo("arn:aws:iam::111122223333:role/headgate-deploy-prod");
            assertThat(request.externalId()).isEqualTo("headgate-prod");
            assertThat(request.roleSessionName()).isEqualTo("headgate");
            assertThat(request.durationSeconds()).isEqualTo(3600);
        });
    }

    @Test
    void actsWithOtherCredentialsWhereTheyAreGiven() {
        List<Target> asked = new ArrayList<>();
        AwsCredentialsProvider own = StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret"));
        EnvironmentClients others = new EnvironmentClients(factory, () -> now, target -> {
            asked.add(target);
            return own;
        });

        var unused = others.of(target("eu-west-1"));

        assertThat(asked).containsExactly(target("eu-west-1"));
        assertThat(factory.built()).containsExactly(Region.EU_WEST_1);
        assertThat(sts.requests).isEmpty();
    }

    @Test
    void buildsTheClientsOfARoleAndRegionOnce() {
        TargetClients first = clients.of(target("eu-west-1"));

        assertThat(clients.of(target("eu-west-1"))).isSameAs(first);
        assertThat(clients.of(target("us-east-1"))).isNotSameAs(first);
        assertThat(factory.built()).containsExactly(Region.EU_WEST_1, Region.US_EAST_1);
    }

    @Test
    void keepsCredentialsUntilFiveMinutesBeforeTheyExpire() {
        var unused = clients.of(target("eu-west-1"));
        now = now.plus(Duration.ofMinutes(55)).minusSeconds(1);
        unused = clients.of(target("eu-west-1"));
        assertThat(sts.requests).hasSize(1);

        now = now.plusSeconds(1);
        unused = clients.of(target("eu-west-1"));
        assertThat(sts.requests).hasSize(2);
    }

    @Test
    void namesTheRoleTheAccountAndTheCureWhenTheRoleIsRefused() {
        sts.failure = Optional.of(failure("AccessDenied", "User is not authorized to perform: sts:AssumeRole"));

        assertThatThrownBy(() -> clients.of(target("eu-west-1")))
                .isInstanceOf(DeployRoleException.class)
                .hasMessageContaining("arn:aws:iam::111122223333:role/headgate-deploy-prod")
                .hasMessageContaining("account 111122223333")
                .hasMessageContaining("account-access stack")
                .hasMessageContaining("external id \"headgate-prod\"")
                .hasMessageContaining("not authorized to perform: sts:AssumeRole")
                .isInstanceOfSatisfying(
                        DeployRoleException.class, it -> assertThat(it).hasMessage(it.what() + ": " + it.cure()));
    }

    @Test
    void doesNotBlameTheRoleWhenStsIsBusy() {
        sts.failure = Optional.of(failure("Throttling", "Rate exceeded"));

        assertThatThrownBy(() -> clients.of(target("eu-west-1")))
                .isInstanceOf(StsException.class)
                .hasMessageContaining("Rate exceeded");
    }

    @Test
    void asksAgainAfterARefusal() {
        sts.failure = Optional.of(failure("AccessDenied", "no"));
        assertThatThrownBy(() -> clients.of(target("eu-west-1"))).isInstanceOf(DeployRoleException.class);

        sts.failure = Optional.empty();
        assertThat(clients.of(target("eu-west-1")).codeDeploy()).isNotNull();
    }

    private static AwsServiceException failure(String code, String message) {
        return StsException.builder()
                .message(message)
                .statusCode(403)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }

    private static Target target(String region) {
        return new Target(
                "111122223333",
                region,
                "headgate-prod",
                "web-prod",
                new CodeDeployGroup("web-prod", "web-prod"),
                "arn:aws:iam::111122223333:role/headgate-deploy-prod",
                "headgate-prod");
    }

    private final class RecordingSts implements StsClient {
        private final List<AssumeRoleRequest> requests = new ArrayList<>();
        private Optional<AwsServiceException> failure = Optional.empty();

        @Override
        public AssumeRoleResponse assumeRole(AssumeRoleRequest request) {
            requests.add(request);
            failure.ifPresent(it -> {
                throw it;
            });
            return AssumeRoleResponse.builder()
                    .credentials(it -> it.accessKeyId("AKIDEXAMPLE")
                            .secretAccessKey("secret")
                            .sessionToken("token " + requests.size())
                            .expiration(now.plusSeconds(request.durationSeconds())))
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
