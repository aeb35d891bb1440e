package dev.headgate.aws;

import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Builds SDK clients: of an environment's account with that environment's credentials, of the tooling account with our own. */
public interface ClientFactory extends TargetClientFactory {
    CodePipelineClient codePipeline();

    DynamoDbClient dynamoDb();

    EcrClient ecr();

    SfnClient stepFunctions();

    SnsClient sns();

    SsmClient ssm();
}
