package dev.headgate.infra.delivery;

import dev.headgate.config.Service;
import dev.headgate.infra.stack.Finding;
import dev.headgate.infra.stack.ToolingNames;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/** Buckets of one service's pipeline: encrypted, closed to the public, reached by TLS only, emptied when they are destroyed. */
final class DeliveryBuckets extends Construct {

    static final String ARTIFACTS = "artifacts";
    static final String CACHE = "cache";
    private static final String SOURCE = "source";

    private final ToolingNames names;
    private final Service service;
    private final IKey key;

    DeliveryBuckets(Construct scope, ToolingNames names, Service service, IKey key) {
        super(scope, "Buckets");
        this.names = names;
        this.service = service;
        this.key = key;
    }

    /** What the stages of the pipeline hand to each other; nobody reads it once the execution is over. */
    Bucket artifacts() {
        return bucket("Artifacts", ARTIFACTS, true, forgettingAfter(Duration.days(30)));
    }

    /** What builds would otherwise download again; a week without a build is forgotten. */
    Bucket cache() {
        return bucket("Cache", CACHE, false, forgettingAfter(Duration.days(7)));
    }

    /** Where {@code source.zip} is uploaded to; CodePipeline reads objects by their version. */
    Bucket source() {
        Bucket bucket = bucket("Source", SOURCE, true, LifecycleRule.builder());
        // Not by CDK's own way, which adds a function to the stack that sets this one property.
        if (bucket.getNode().getDefaultChild() instanceof CfnBucket template) {
            template.setNotificationConfiguration(CfnBucket.NotificationConfigurationProperty.builder()
                    .eventBridgeConfiguration(CfnBucket.EventBridgeConfigurationProperty.builder()
                            .eventBridgeEnabled(true)
                            .build())
                    .build());
        }
        return bucket;
    }

    private Bucket bucket(String id, String part, boolean versioned, LifecycleRule.Builder rule) {
        Bucket bucket = Bucket.Builder.create(this, id)
                .bucketName(names.bucket(service, part))
                .encryption(BucketEncryption.KMS)
                .encryptionKey(key)
                // One call to KMS for many objects.
                .bucketKeyEnabled(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .versioned(versioned)
                .lifecycleRules(List.of(rule(versioned, rule)))
                .removalPolicy(RemovalPolicy.DESTROY)
                .autoDeleteObjects(true)
                .build();
        Finding.accept(
                bucket,
                "AwsSolutions-S1",
                "The pipeline's executions say who had what built; a log of each request would need one more bucket, which"
                        + " logs nothing of its own.");
        return bucket;
    }

    private static LifecycleRule.Builder forgettingAfter(Duration age) {
        return LifecycleRule.builder().expiration(age);
    }

    private static LifecycleRule rule(boolean versioned, LifecycleRule.Builder rule) {
        rule.abortIncompleteMultipartUploadAfter(Duration.days(1));
        return (versioned ? rule.noncurrentVersionExpiration(Duration.days(30)) : rule).build();
    }
}
