package dev.headgate.simulator.tooling;

import dev.headgate.config.Configuration;
import dev.headgate.config.Names;
import dev.headgate.simulator.wire.Unsimulated;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import software.amazon.awssdk.services.codeconnections.CodeConnectionsClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The account that Headgate itself runs in.
 *
 * <p>Each service is there twice: as its simulation, for a scenario to arrange and to look at, and as the SDK client that
 * functions get, which refuses by name every operation that is not simulated.
 */
public final class ToolingAccount {

    private final String id;
    private final String region;
    private final SimulatedCodeConnections codeConnections;
    private final SimulatedCodePipeline codePipeline;
    private final SimulatedDynamoDb dynamoDb;
    private final SimulatedEcr ecr;
    private final SimulatedSecretsManager secretsManager;
    private final SimulatedSns sns;
    private final SimulatedSsm ssm;
    private final SimulatedSts sts;

    /**
     * With no installation in it, or one whose names have no suffix.
     *
     * @param id twelve digits
     */
    public ToolingAccount(String id, String region, EventLoop loop, Wire wire) {
        this(id, region, new Names(""), loop, wire);
    }

    /** With this installation in it. */
    public ToolingAccount(Configuration configuration, EventLoop loop, Wire wire) {
        this(configuration.account(), configuration.region(), configuration.names(), loop, wire);
    }

    private ToolingAccount(String id, String region, Names names, EventLoop loop, Wire wire) {
        this.id = id;
        this.region = region;
        codeConnections = new SimulatedCodeConnections(id, wire);
        codePipeline = new SimulatedCodePipeline(id, wire);
        dynamoDb = new SimulatedDynamoDb(id, loop, wire);
        ecr = new SimulatedEcr(id, region, loop, wire);
        secretsManager = new SimulatedSecretsManager(id, region, loop, wire);
        sns = new SimulatedSns(id, region, loop, wire);
        ssm = new SimulatedSsm(id, region, loop, wire);
        sts = new SimulatedSts(id, names, loop, wire);
    }

    public String id() {
        return id;
    }

    public String region() {
        return region;
    }

    public SimulatedCodeConnections codeConnections() {
        return codeConnections;
    }

    public SimulatedCodePipeline codePipeline() {
        return codePipeline;
    }

    public SimulatedDynamoDb dynamoDb() {
        return dynamoDb;
    }

    public SimulatedEcr ecr() {
        return ecr;
    }

    public SimulatedSecretsManager secretsManager() {
        return secretsManager;
    }

    public SimulatedSns sns() {
        return sns;
    }

    public SimulatedSsm ssm() {
        return ssm;
    }

    public SimulatedSts sts() {
        return sts;
    }

    public CodeConnectionsClient codeConnectionsClient() {
        return Unsimulated.client(CodeConnectionsClient.class, "codeconnections", codeConnections);
    }

    public CodePipelineClient codePipelineClient() {
        return Unsimulated.client(CodePipelineClient.class, "codepipeline", codePipeline);
    }

    public DynamoDbClient dynamoDbClient() {
        return Unsimulated.client(DynamoDbClient.class, "dynamodb", dynamoDb);
    }

    public EcrClient ecrClient() {
        return Unsimulated.client(EcrClient.class, "ecr", ecr);
    }

    public SecretsManagerClient secretsManagerClient() {
        return Unsimulated.client(SecretsManagerClient.class, "secretsmanager", secretsManager);
    }

    public SnsClient snsClient() {
        return Unsimulated.client(SnsClient.class, "sns", sns);
    }

    public SsmClient ssmClient() {
        return Unsimulated.client(SsmClient.class, "ssm", ssm);
    }

    public StsClient stsClient() {
        return Unsimulated.client(StsClient.class, "sts", sts);
    }
}
