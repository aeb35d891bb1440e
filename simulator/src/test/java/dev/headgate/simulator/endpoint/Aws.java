package dev.headgate.simulator.endpoint;

import dev.headgate.aws.ClientFactory;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.codeconnections.CodeConnectionsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** All the clients that anybody uses, be they simulated or the SDK's own. */
record Aws(
        ClientFactory clients,
        Function<String, AwsCredentialsProvider> keyOf,
        Supplier<SecretsManagerClient> secretsManager,
        Supplier<CodeConnectionsClient> codeConnections,
        Function<String, IamClient> iam) {}
