package dev.headgate.simulator.endpoint;

import dev.headgate.simulator.endpoint.protocol.QueryProtocol;
import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codeconnections.CodeConnectionsClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The simulated services, as requests name them. */
enum AwsService {
    STEP_FUNCTIONS("states", "AWSStepFunctions", "", SfnClient.class),
    DYNAMODB("dynamodb", "DynamoDB_20120810", "", DynamoDbClient.class),
    ECS("ecs", "AmazonEC2ContainerServiceV20141113", "", EcsClient.class),
    CODEDEPLOY("codedeploy", "CodeDeploy_20141006", "", CodeDeployClient.class),
    ECR("ecr", "AmazonEC2ContainerRegistry_V20150921", "", EcrClient.class),
    SSM("ssm", "AmazonSSM", "", SsmClient.class),
    SECRETS_MANAGER("secretsmanager", "secretsmanager", "", SecretsManagerClient.class),
    CODECONNECTIONS(
            "codeconnections",
            "com.amazonaws.codeconnections.CodeConnections_20231201",
            "",
            CodeConnectionsClient.class),
    CODEPIPELINE("codepipeline", "CodePipeline_20150709", "", CodePipelineClient.class),
    STS("sts", "", "https://sts.amazonaws.com/doc/2011-06-15/", StsClient.class),
    SNS("sns", "", "http://sns.amazonaws.com/doc/2010-03-31/", SnsClient.class),
    LOAD_BALANCING(
            "elasticloadbalancing",
            "",
            "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/",
            ElasticLoadBalancingV2Client.class),
    IAM("iam", "", "https://iam.amazonaws.com/doc/2010-05-08/", IamClient.class),
    /** All three protocols, as the age of the caller's SDK has it. */
    CLOUDWATCH(
            "monitoring",
            "GraniteServiceVersion20100801",
            "http://monitoring.amazonaws.com/doc/2010-08-01/",
            CloudWatchClient.class);

    private final String signingName;
    private final String target;
    private final String namespace;
    private final Class<? extends SdkClient> client;

    /**
     * Describes a service.
     *
     * @param signingName in the scope of a signature's credential
     * @param target before the operation in X-Amz-Target, and in the path of RPC v2; empty where it does not speak these
     * @param namespace of its XML; empty where it does not speak the query protocol
     */
    AwsService(String signingName, String target, String namespace, Class<? extends SdkClient> client) {
        this.signingName = signingName;
        this.target = target;
        this.namespace = namespace;
        this.client = client;
    }

    static Optional<AwsService> signedFor(String signingName) {
        return Arrays.stream(values())
                .filter(it -> it.signingName.equals(signingName))
                .findFirst();
    }

    static Optional<AwsService> targeted(String target) {
        return Arrays.stream(values())
                .filter(it -> !it.target.isEmpty() && it.target.equals(target))
                .findFirst();
    }

    String signingName() {
        return signingName;
    }

    Class<? extends SdkClient> client() {
        return client;
    }

    /** The query protocol as this service speaks it; empty where it does not. */
    Optional<QueryProtocol> query() {
        return namespace.isEmpty() ? Optional.empty() : Optional.of(new QueryProtocol(namespace));
    }

    boolean speaksCbor() {
        return this == CLOUDWATCH;
    }

    /** The API's version in a query request, which is where its namespace ends. */
    boolean isOfVersion(String version) {
        return namespace.endsWith("/" + version + "/");
    }
}
