package dev.headgate.cli.installation;

import dev.headgate.aws.EnvironmentClients;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** What a command reaches the tooling account by, all with the same credentials. */
public interface ToolingClients {

    AwsCredentialsProvider credentials();

    StsClient sts();

    SfnClient stepFunctions();

    DynamoDbClient dynamoDb();

    EcrClient ecr();

    SsmClient ssm();

    /** By which services are looked at as Headgate itself looks at them, with these credentials in place of its roles. */
    EnvironmentClients environments(InstantSource clock);
}
