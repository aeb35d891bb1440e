package dev.headgate.infra.delivery;

import dev.headgate.config.Delivery;
import dev.headgate.infra.stack.Undelivered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.codepipeline.Artifact;
import software.amazon.awscdk.services.codepipeline.IAction;
import software.amazon.awscdk.services.codepipeline.Pipeline;
import software.amazon.awscdk.services.codepipeline.actions.CodeStarConnectionsSourceAction;
import software.amazon.awscdk.services.codepipeline.actions.S3SourceAction;
import software.amazon.awscdk.services.codepipeline.actions.S3Trigger;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.CodePipeline;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** The first stage of a pipeline: a branch behind a connection, or an archive in a bucket. */
final class PipelineSource extends Construct {

    /** What has to be uploaded where there is no connection: the service's source, its build specifications at the top. */
    static final String ARCHIVE = "source.zip";

    private final Pipeline pipeline;

    /**
     * Where the source code comes from.
     *
     * @param commit the pipeline's variable that holds it; empty where there is none
     */
    record Code(IAction action, Optional<String> commit) {}

    PipelineSource(Construct scope, Pipeline pipeline) {
        super(scope, "Source");
        this.pipeline = pipeline;
    }

    /** Pushes to the branch start the pipeline. */
    Code from(Delivery.Source source, Artifact code) {
        int name = source.repository().lastIndexOf('/');
        CodeStarConnectionsSourceAction action = CodeStarConnectionsSourceAction.Builder.create()
                .actionName("Source")
                .connectionArn(source.connection())
                .owner(source.repository().substring(0, name))
                .repo(source.repository().substring(name + 1))
                .branch(source.branch())
                .output(code)
                .role(mayUse(source.connection()))
                .build();
        return new Code(action, Optional.of(action.getVariables().getCommitId()));
    }

    /** Uploads of the archive start the pipeline. */
    Code from(Bucket bucket, Undelivered undelivered, String ruleName, Artifact code) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("bucket", Map.of("name", List.of(bucket.getBucketName())));
        detail.put("object", Map.of("key", List.of(ARCHIVE)));
        Rule uploaded = Rule.Builder.create(this, "Uploaded")
                .ruleName(ruleName)
                .description("Headgate: " + ARCHIVE + " was uploaded")
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.s3"))
                        .detailType(List.of("Object Created"))
                        .detail(detail)
                        .build())
                .targets(List.of(CodePipeline.Builder.create(pipeline)
                        .deadLetterQueue(undelivered.queue())
                        .maxEventAge(Undelivered.LATEST)
                        .retryAttempts(Undelivered.ATTEMPTS)
                        .build()))
                .build();
        undelivered.admit(uploaded);
        S3SourceAction action = S3SourceAction.Builder.create()
                .actionName("Source")
                .bucket(bucket)
                .bucketKey(ARCHIVE)
                .trigger(S3Trigger.NONE)
                .output(code)
                .build();
        return new Code(action, Optional.empty());
    }

    /** CDK grants the action's old name only; which of the two is asked for depends on when the connection was made. */
    private Role mayUse(String connection) {
        Role role = Role.Builder.create(this, "Role")
                .description("Headgate: reads source code by a connection")
                .assumedBy(new ArnPrincipal(pipeline.getRole().getRoleArn()))
                .build();
        role.addToPolicy(PolicyStatement.Builder.create()
                .sid("UseConnection")
                .actions(List.of("codeconnections:UseConnection"))
                .resources(List.of(connection))
                .build());
        return role;
    }
}
