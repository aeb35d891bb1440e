package dev.headgate.infra.delivery;

import dev.headgate.config.Configuration;
import dev.headgate.config.Service;
import dev.headgate.config.StackNames;
import dev.headgate.infra.stack.BaseStack;
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
import software.constructs.Construct;

/** From a service's source code to the start of its release: repositories, pipeline and builds. */
public final class DeliveryStack extends BaseStack {

    private final ToolingNames names;
    private final Service service;
    private final Key key;

    /** @param ownsRepositories false when a service before it keeps its images in the same repository */
    public DeliveryStack(
            Construct app, StackNames stacks, Configuration configuration, Service service, boolean ownsRepositories) {
        super(
                app,
                StackPlace.inTooling(
                        configuration,
                        stacks.delivery(service.name()),
                        "Headgate: builds and releases " + service.name()));
        this.names = new ToolingNames(configuration);
        this.service = service;
        if (ownsRepositories) {
            new ImageRepositories(this, names, service);
        }
        key = Key.Builder.create(this, "Key")
                .alias("alias/" + names.of("delivery-" + service.name()))
                .description("Headgate: what the pipeline of " + service.name() + " keeps")
                .enableKeyRotation(true)
                .pendingWindow(Duration.days(7))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        DeliveryBuckets buckets = new DeliveryBuckets(this, names, service, key);
        DeliveryPipeline pipeline = new DeliveryPipeline(this, names, service, buckets.artifacts());
        Bucket cache = buckets.cache();
        BuildPermissions allowed = new BuildPermissions(names, service, key);
        pipeline.stages(
                source(pipeline, buckets),
                new BuildProject(this, "Build", spec("build", "buildspec.yml", cache, registry()), allowed.build())
                        .project(),
                new BuildProject(this, "Test", spec("test", "testspec.yml", cache, Map.of()), allowed.test())
                        .project());
    }

    private BuildProject.Spec spec(
            String part, String specification, Bucket cache, Map<String, BuildEnvironmentVariable> more) {
        Map<String, BuildEnvironmentVariable> variables = new LinkedHashMap<>();
        variables.put("REPOSITORY", plain(service.repository()));
        variables.put("REPOSITORY_URI", plain(names.repositoryUri(service.repository())));
        variables.put("PORT", plain(String.valueOf(service.port())));
        variables.putAll(more);
        return new BuildProject.Spec(names, service, part, specification, key, cache, variables);
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

    private PipelineSource.Code source(DeliveryPipeline pipeline, DeliveryBuckets buckets) {
        PipelineSource source = new PipelineSource(pipeline, pipeline.pipeline());
        return service.delivery()
                .source()
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
