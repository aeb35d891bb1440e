package dev.headgate.infra.delivery;

import dev.headgate.config.Delivery;
import dev.headgate.config.Service;
import dev.headgate.config.task.Architecture;
import dev.headgate.infra.stack.Finding;
import dev.headgate.infra.stack.ToolingNames;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.codebuild.BucketCacheOptions;
import software.amazon.awscdk.services.codebuild.BuildEnvironment;
import software.amazon.awscdk.services.codebuild.BuildEnvironmentVariable;
import software.amazon.awscdk.services.codebuild.BuildSpec;
import software.amazon.awscdk.services.codebuild.Cache;
import software.amazon.awscdk.services.codebuild.CloudWatchLoggingOptions;
import software.amazon.awscdk.services.codebuild.ComputeType;
import software.amazon.awscdk.services.codebuild.IBuildImage;
import software.amazon.awscdk.services.codebuild.LinuxArmBuildImage;
import software.amazon.awscdk.services.codebuild.LinuxBuildImage;
import software.amazon.awscdk.services.codebuild.LoggingOptions;
import software.amazon.awscdk.services.codebuild.PipelineProject;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/** A CodeBuild project that runs a build specification of the service's source, as a role of its own. */
final class BuildProject extends Construct {

    private final PipelineProject project;

    /**
     * What a project is.
     *
     * @param part what it is for: its name, behind the service's, and the prefix of its cache
     * @param specification the file of the source that says what to do
     */
    record Spec(
            ToolingNames names,
            Service service,
            Delivery delivery,
            String part,
            String specification,
            IKey key,
            IBucket cache,
            Map<String, BuildEnvironmentVariable> variables) {}

    BuildProject(Construct scope, String id, Spec spec, List<PolicyStatement> allowed) {
        super(scope, id);
        LogGroup log = LogGroup.Builder.create(this, "Log")
                .logGroupName(spec.names().logGroup("delivery/" + spec.service().name() + "/" + spec.part()))
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        String name = spec.names().names().of(spec.service().name() + "-" + spec.part());
        Role role = Role.Builder.create(this, "Role")
                .roleName(name)
                .description("Headgate: runs " + spec.specification() + " of "
                        + spec.service().name())
                .assumedBy(new ServicePrincipal("codebuild.amazonaws.com")
                        .withConditions(Map.of(
                                "StringEquals",
                                Map.of("aws:SourceAccount", Stack.of(this).getAccount()))))
                .build();
        allowed.forEach(role::addToPolicy);
        log.grantWrite(role);
        project = project(name, spec, log, role.withoutPolicyUpdates());
        // A build that starts before its role may do anything fails.
        project.getNode().addDependency(role);
        Finding.accept(project, "AwsSolutions-CB3", "The build runs Docker, which needs it.");
        if (spec.delivery().buildImage().isPresent()) {
            Finding.accept(
                    project, "AwsSolutions-CB5", "The rule cannot read the name of an image that is in a repository.");
        }
        Finding.accept(
                role, "AwsSolutions-IAM5[Resource::*]", "ecr:GetAuthorizationToken cannot be limited to a repository.");
        BuildPermissions.objects(spec)
                .forEach(objects -> Finding.accept(
                        role,
                        "AwsSolutions-IAM5[Resource::" + objects + "]",
                        "What the pipeline puts there, and what the cache is made of, has names of CodePipeline's and"
                                + " CodeBuild's own."));
    }

    PipelineProject project() {
        return project;
    }

    /** CDK's additions to the role are left out: it would add a log group that is not used, and all of both buckets. */
    private PipelineProject project(String name, Spec spec, LogGroup log, IRole role) {
        return PipelineProject.Builder.create(this, "Project")
                .projectName(name)
                .description("Headgate: " + spec.specification() + " of "
                        + spec.service().name())
                .buildSpec(BuildSpec.fromSourceFilename(spec.specification()))
                .role(role)
                .environment(BuildEnvironment.builder()
                        .buildImage(image(spec))
                        .computeType(ComputeType.SMALL)
                        // Docker runs inside the build.
                        .privileged(true)
                        .build())
                .environmentVariables(spec.variables())
                .cache(Cache.bucket(
                        spec.cache(),
                        BucketCacheOptions.builder().prefix(spec.part()).build()))
                .encryptionKey(spec.key())
                .logging(LoggingOptions.builder()
                        .cloudWatch(
                                CloudWatchLoggingOptions.builder().logGroup(log).build())
                        .build())
                .grantReportGroupPermissions(false)
                .timeout(Duration.minutes(30))
                .queuedTimeout(Duration.hours(2))
                .build();
    }

    /** Docker builds for the processor that it runs on. */
    private IBuildImage image(Spec spec) {
        IRepository builds =
                Repository.fromRepositoryName(this, "BuildImages", spec.names().buildRepository(spec.service()));
        boolean arm = spec.service().hosting().ofTasks().architecture() == Architecture.ARM64;
        return spec.delivery()
                .buildImage()
                .map(tag -> arm
                        ? LinuxArmBuildImage.fromEcrRepository(builds, tag)
                        : LinuxBuildImage.fromEcrRepository(builds, tag))
                .orElse(arm ? LinuxArmBuildImage.AMAZON_LINUX_2023_STANDARD_3_0 : LinuxBuildImage.STANDARD_7_0);
    }
}
