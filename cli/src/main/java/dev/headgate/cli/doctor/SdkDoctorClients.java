package dev.headgate.cli.doctor;

import dev.headgate.aws.EnvironmentClients;
import dev.headgate.cli.installation.SdkClients;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codeconnections.CodeConnectionsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Those that every command has, and those of what doctor alone looks at. */
final class SdkDoctorClients implements DoctorClients {

    private final SdkClients sdk;

    /** @param region of the tooling account */
    SdkDoctorClients(Region region, Optional<String> profile) {
        sdk = new SdkClients(region, profile);
    }

    @Override
    public AwsCredentialsProvider credentials() {
        return sdk.credentials();
    }

    @Override
    public StsClient sts() {
        return sdk.sts();
    }

    @Override
    public SfnClient stepFunctions() {
        return sdk.stepFunctions();
    }

    @Override
    public DynamoDbClient dynamoDb() {
        return sdk.dynamoDb();
    }

    @Override
    public EcrClient ecr() {
        return sdk.ecr();
    }

    @Override
    public SsmClient ssm() {
        return sdk.ssm();
    }

    @Override
    public EnvironmentClients environments(InstantSource clock) {
        return sdk.environments(clock);
    }

    @Override
    public SnsClient sns() {
        return sdk.build(SnsClient.builder());
    }

    @Override
    public SecretsManagerClient secretsManager() {
        return sdk.build(SecretsManagerClient.builder());
    }

    /** IAM is in no region. */
    @Override
    public IamClient iam() {
        return sdk.build(IamClient.builder(), Region.AWS_GLOBAL);
    }

    @Override
    public CodeConnectionsClient codeConnections(Region where) {
        return sdk.build(CodeConnectionsClient.builder(), where);
    }
}
