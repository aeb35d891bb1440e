package dev.headgate.infra.delivery;

import dev.headgate.config.Configuration;
import dev.headgate.config.Delivery;
import dev.headgate.config.Service;
import dev.headgate.config.StackNames;
import dev.headgate.infra.stack.BaseStack;
import dev.headgate.infra.stack.ConfigurationParameter;
import dev.headgate.infra.stack.StackPlace;
import dev.headgate.infra.stack.ToolingNames;
import dev.headgate.infra.stack.Undelivered;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.codebuild.BuildEnvironmentVariable;
import software.amazon.awscdk.services.codebuild.BuildEnvironmentVariableType;
import software.amazon.awscdk.services.codepipeline.Artifact;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * What one service has in the tooling account: its configuration, its images, what starts its releases, and its pipeline
 * where it asks for one. No other stack changes with it.
 */
public final class DeliveryStack extends BaseStack {

    private final ToolingNames names;
    private final Service service;

    /** @param ownsRepositories false when there are none to make, or those of a service before it are the same */
    public DeliveryStack(
            Construct app, StackNames stacks, Configuration configuration, Service service, boolean ownsRepositories) {
        super(
                app,
                StackPlace.inTooling(
                        configuration,
                        stacks.delivery(service.name()),
                        "Headgate: what starts releases of " + service.name()));
        this.names = new ToolingNames(configuration);
        this.service = service;
        new ConfigurationParameter(
                this,
                names.names().configurationParameters().service(service),
                "Headgate's configuration of " + service.name(),
                service);
        if (ownsRepositories) {
            new ImageRepositories(this, names, service);
        }
        IQueue undelivered = Queue.fromQueueArn(this, "OrchestratorsUndelivered", names.undeliveredQueueArn());
        new ReleaseTriggers(this, names, service, undelivered);
        service.delivery().ifPresent(delivery -> deliver(delivery, undelivered));
    }

    /** From the source code to the release. */
    private void deliver(Delivery delivery, IQueue undelivered) {
        Key key = Key.Builder.create(this, "Key")
                .alias("alias/" + names.of("delivery-" + service.name()))
                .description("Headgate: what the pipeline of " + service.name() + " keeps")
                .enableKeyRotation(true)
                .pendingWindow(Duration.days(7))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        DeliveryBuckets buckets = new DeliveryBuckets(this, names, service, key);
        DeliveryPipeline pipeline = new DeliveryPipeline(this, names, service, buckets.artifacts());
        Bucket cache = buckets.cache();
        BuildPermissions allowed = new BuildPermissions(names, service, delivery, key);
        pipeline.stages(
                source(delivery, pipeline, buckets),
                new BuildProject(
                                this,
                                "Build",
                                spec(delivery, "build", "buildspec.yml", key, cache, registry()),
                                allowed.build())
                        .project(),
                new BuildProject(
                                this,
                                "Test",
                                spec(delivery, "test", "testspec.yml", key, cache, Map.of()),
                                allowed.test())
                        .project());
        new StageFailures(this, names, service, undelivered);
    }

    private BuildProject.Spec spec(
            Delivery delivery,
            String part,
            String specification,
            Key key,
            Bucket cache,
            Map<String, BuildEnvironmentVariable> more) {
        Map<String, BuildEnvironmentVariable> variables = new LinkedHashMap<>();
        variables.put("REPOSITORY", plain(service.repository()));
        variables.put("REPOSITORY_URI", plain(names.repositoryUri(service.repository())));
        variables.put("PORT", plain(String.valueOf(service.port())));
        variables.putAll(more);
        return new BuildProject.Spec(names, service, delivery, part, specification, key, cache, variables);
    }

    private static BuildEnvironmentVariable plain(String value) {
        return BuildEnvironmentVariable.builder().value(value).build();
    }

    /** By name: the secret is the orchestrator's, and is there before the first build. */
    private Map<String, BuildEnvironmentVariable> registry() {
        Map<String, BuildEnvironmentVariable> login = new LinkedHashMap<>();
        login.put("DOCKER_USERNAME", field("username"));
        login.put("DOCKER_PASSWORD", field("password"));
        return login;
    }

    private BuildEnvironmentVariable field(String field) {
        return BuildEnvironmentVariable.builder()
                .type(BuildEnvironmentVariableType.SECRETS_MANAGER)
                .value(names.names().dockerRegistrySecret() + ":" + field)
                .build();
    }

    private PipelineSource.Code source(Delivery delivery, DeliveryPipeline pipeline, DeliveryBuckets buckets) {
        PipelineSource source = new PipelineSource(pipeline, pipeline.pipeline());
        return delivery.source()
                .map(it -> source.from(it, pipeline.code()))
                .orElseGet(() -> uploads(source, buckets.source(), pipeline.code()));
    }

    private PipelineSource.Code uploads(PipelineSource source, Bucket bucket, Artifact code) {
        CfnOutput.Builder.create(this, "SourceArchive")
                .value("s3://" + bucket.getBucketName() + "/" + PipelineSource.ARCHIVE)
                .description("Upload the source of " + service.name() + " here to have it built and released")
                .build();
        Undelivered undelivered = new Undelivered(this, names, "delivery-" + service.name());
        undelivered
                .alarm(names.of("undelivered-delivery-" + service.name()))
                .addAlarmAction(new SnsAction(Topic.fromTopicArn(this, "Alerts", names.alertsTopicArn())));
        return source.from(bucket, undelivered, names.of("on-source-of-" + service.name()), code);
    }
}
