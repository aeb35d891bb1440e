package dev.headgate.cli.doctor;

import dev.headgate.aws.EnvironmentClients;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codeconnections.CodeConnectionsClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** What doctor reaches one account by, all with the same credentials. */
interface DoctorClients {

    AwsCredentialsProvider credentials();

    StsClient sts();

    SsmClient ssm();

    SnsClient sns();

    EcrClient ecr();

    SfnClient stepFunctions();

    SecretsManagerClient secretsManager();

    IamClient iam();

    CodeConnectionsClient codeConnections(Region where);

    /** By which Headgate itself looks at services of this account, in whatever region. */
    EnvironmentClients environments(InstantSource clock);
}
