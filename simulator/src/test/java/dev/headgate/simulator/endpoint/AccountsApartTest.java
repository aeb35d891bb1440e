package dev.headgate.simulator.endpoint;

import static dev.headgate.simulator.endpoint.EndpointScene.ABROAD;
import static dev.headgate.simulator.endpoint.EndpointScene.BY_CODEDEPLOY;
import static dev.headgate.simulator.endpoint.EndpointScene.BY_ECS;
import static dev.headgate.simulator.endpoint.EndpointScene.HOME;
import static dev.headgate.simulator.endpoint.EndpointScene.TOOLING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.Target;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Whoever calls sees the account and region of their credentials, and nothing of another. */
@Timeout(60)
class AccountsApartTest {

    private final EndpointScene scene = new EndpointScene();
    private final WireClients wire = scene.wire();

    @AfterEach
    void close() {
        scene.close();
    }

    private static AwsCredentialsProvider key(String key) {
        return WireClients.keyOf(key);
    }

    private String clusters(String key, String region) {
        return wire.ecs(key(key), Region.of(region))
                .listClusters()
                .clusterArns()
                .toString();
    }

    @Test
    void twelveDigitsAreAnAccountsKeyWhateverFollows() {
        assertThat(clusters(BY_ECS, HOME)).contains(BY_ECS + ":cluster/shop");
        assertThat(clusters(BY_ECS + "_bob", HOME)).isEqualTo(clusters(BY_ECS, HOME));
        assertThat(clusters(BY_CODEDEPLOY, ABROAD)).contains(ABROAD + ":" + BY_CODEDEPLOY);
    }

    @Test
    void anotherRegionOfAnAccountIsEmpty() {
        assertThat(clusters(BY_ECS, ABROAD)).isEqualTo("[]");
        assertThat(clusters(BY_CODEDEPLOY, HOME)).isEqualTo("[]");
        assertThat(clusters(TOOLING, HOME)).isEqualTo("[]");
    }

    @Test
    void theToolingAccountsTableIsNobodyElses() {
        for (WireClients others : new WireClients[] {
            new WireClients(wire.http(), wire.endpoint(), BY_ECS, Region.of(HOME)),
            new WireClients(wire.http(), wire.endpoint(), TOOLING, Region.of(ABROAD))
        }) {
            DynamoDbClient table = others.dynamoDb();
            assertThatThrownBy(() -> table.scan(it -> it.tableName("headgate-deployments")))
                    .isInstanceOf(ResourceNotFoundException.class);
            assertThatThrownBy(() -> others.stepFunctions()
                            .startExecution(it -> it.stateMachineArn(
                                    "arn:aws:states:us-east-1:111122223333:stateMachine:headgate-release")))
                    .isInstanceOf(AwsServiceException.class);
        }
    }

    @Test
    void aKeyThatNobodyGaveOutOpensNothing() {
        for (String key : new String[] {"test", "AKIAIOSFODNN7EXAMPLE", "999999999999", "1111222233334"}) {
            assertThatThrownBy(() -> clusters(key, HOME))
                    .isInstanceOfSatisfying(
                            AwsServiceException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnrecognizedClientException"));
            assertThatThrownBy(() -> wire.sts(key(key)).getCallerIdentity())
                    .isInstanceOfSatisfying(
                            AwsServiceException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
        }
    }

    @Test
    void everybodyIsToldWhoTheyAre() {
        assertThat(wire.sts(key(BY_ECS)).getCallerIdentity().arn()).isEqualTo("arn:aws:iam::" + BY_ECS + ":root");
        assertThat(wire.sts(key(BY_ECS)).getCallerIdentity().account()).isEqualTo(BY_ECS);
        assertThat(wire.sts(key(TOOLING)).getCallerIdentity().arn())
                .isEqualTo("arn:aws:sts::" + TOOLING + ":assumed-role/headgate-deployment-function/headgate");
    }

    @Test
    void anAssumedRoleIsInItsAccountAndSaysSo() {
        AwsCredentialsProvider session = assume(wire.sts());

        assertThat(wire.ecs(session, Region.of(ABROAD))
                        .listClusters()
                        .clusterArns()
                        .toString())
                .isEqualTo(clusters(BY_CODEDEPLOY, ABROAD));
        assertThat(wire.sts(session).getCallerIdentity().arn())
                .startsWith("arn:aws:sts::" + BY_CODEDEPLOY + ":assumed-role/")
                .endsWith("/visit");
        assertThatThrownBy(() -> assume(wire.sts(session))).hasMessageContaining("is not authorized to perform");
        assertThatThrownBy(() -> assume(wire.sts(key(BY_ECS)))).hasMessageContaining("is not authorized to perform");
    }

    /** A client believes its own clock, and refreshes in its own time: at 60x an hour would be over in a minute. */
    @Test
    void anAssumedRoleLastsAsLongAsItsHolderBelieves() {
        AwsCredentialsProvider session = assume(wire.sts());
        scene.runFor(Duration.ofHours(3));

        assertThat(wire.sts(session).getCallerIdentity().account()).isEqualTo(BY_CODEDEPLOY);
    }

    private static AwsCredentialsProvider assume(StsClient sts) {
        Target staging = EndpointScene.staging();
        Credentials given = sts.assumeRole(it ->
                        it.roleArn(staging.roleArn()).roleSessionName("visit").externalId(staging.externalId()))
                .credentials();
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken()));
    }
}
