package dev.headgate.simulator.endpoint;

import static dev.headgate.simulator.endpoint.EndpointScene.HOME;
import static dev.headgate.simulator.endpoint.EndpointScene.TOOLING;

import dev.headgate.aws.ClientFactory;
import dev.headgate.json.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.regions.Region;
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
import software.amazon.awssdk.utils.builder.Buildable;

/** Clients of which each operation is done by AWS's SDK for Python, in a process of its own. */
final class PythonClients implements ClientFactory, AutoCloseable {

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    private PythonClients(Process process) {
        this.process = process;
        requests = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static PythonClients of(String endpoint) throws IOException {
        return new PythonClients(Python.prepare(endpoint, "forwards-to-boto3.py")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** All of them. */
    Aws all() {
        return new Aws(
                this,
                WireClients::keyOf,
                () -> client(SecretsManagerClient.class, "secretsmanager", TOOLING, HOME),
                () -> client(CodeConnectionsClient.class, "codeconnections", TOOLING, HOME),
                account -> client(IamClient.class, "iam", account, HOME));
    }

    private <C> C client(Class<C> type, String service, String account, String region) {
        InvocationHandler forwarder = (proxy, method, arguments) -> {
            if (arguments != null && arguments.length == 1 && arguments[0] instanceof AwsRequest request) {
                return call(service, account, region, method, request);
            }
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, forwarder));
    }

    private Object call(String service, String account, String region, Method method, AwsRequest request)
            throws ReflectiveOperationException, IOException {
        requests.write(Json.line(Map.of(
                "service", service,
                "account", account,
                "region", region,
                "operation", request.getClass().getSimpleName().replaceAll("Request$", ""),
                "arguments", ModelTree.of(request))));
        requests.newLine();
        requests.flush();
        @Nullable String answer = answers.readLine();
        if (answer == null) {
            throw new AssertionError("Python failed on " + request);
        }
        SdkPojo builder = (SdkPojo) method.getReturnType().getMethod("builder").invoke(null);
        ModelTree.fill(builder, Json.object(Json.tree(answer), "$"));
        return ((Buildable) builder).build();
    }

    private <C> C own(Class<C> type, String service) {
        return client(type, service, TOOLING, HOME);
    }

    private <C> C in(Class<C> type, String service, AwsCredentialsProvider credentials, Region region) {
        return client(type, service, credentials.resolveCredentials().accessKeyId(), region.id());
    }

    @Override
    public CodeDeployClient codeDeploy(AwsCredentialsProvider credentials, Region region) {
        return in(CodeDeployClient.class, "codedeploy", credentials, region);
    }

    @Override
    public EcsClient ecs(AwsCredentialsProvider credentials, Region region) {
        return in(EcsClient.class, "ecs", credentials, region);
    }

    @Override
    public ElasticLoadBalancingV2Client loadBalancing(AwsCredentialsProvider credentials, Region region) {
        return in(ElasticLoadBalancingV2Client.class, "elbv2", credentials, region);
    }

    @Override
    public CloudWatchClient cloudWatch(AwsCredentialsProvider credentials, Region region) {
        return in(CloudWatchClient.class, "cloudwatch", credentials, region);
    }

    @Override
    public DynamoDbClient dynamoDb() {
        return own(DynamoDbClient.class, "dynamodb");
    }

    @Override
    public EcrClient ecr() {
        return own(EcrClient.class, "ecr");
    }

    @Override
    public SfnClient stepFunctions() {
        return own(SfnClient.class, "stepfunctions");
    }

    @Override
    public SnsClient sns() {
        return own(SnsClient.class, "sns");
    }

    @Override
    public CodePipelineClient codePipeline() {
        return own(CodePipelineClient.class, "codepipeline");
    }

    @Override
    public SsmClient ssm() {
        return own(SsmClient.class, "ssm");
    }

    @Override
    public StsClient sts() {
        return own(StsClient.class, "sts");
    }

    @Override
    public void close() {
        try {
            // It ends with its input.
            requests.close();
            int unused = process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
