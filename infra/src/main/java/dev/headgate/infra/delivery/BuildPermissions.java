package dev.headgate.infra.delivery;

import dev.headgate.config.Delivery;
import dev.headgate.config.Service;
import dev.headgate.infra.stack.ToolingNames;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;

/** What the builds of a service may do. */
record BuildPermissions(ToolingNames names, Service service, Delivery delivery, IKey key) {

    /** Builds an image and pushes it, with the credentials of a registry that its base image may need. */
    List<PolicyStatement> build() {
        List<PolicyStatement> allowed = new ArrayList<>(both("build"));
        allowed.add(on(
                "PushImages",
                names.repositoryArn(service.repository()),
                "ecr:CompleteLayerUpload",
                "ecr:DescribeImages",
                "ecr:InitiateLayerUpload",
                "ecr:PutImage",
                "ecr:UploadLayerPart"));
        allowed.add(on("SignInToOtherRegistry", names.dockerRegistrySecretArn(), "secretsmanager:GetSecretValue"));
        return allowed;
    }

    /** Runs the image that was pushed. */
    List<PolicyStatement> test() {
        return both("test");
    }

    /** The objects that a project reads or writes. */
    static List<String> objects(BuildProject.Spec spec) {
        return List.of(
                artifacts(spec.names(), spec.service()) + "/*",
                cache(spec.names(), spec.service()) + "/" + spec.part() + "/*");
    }

    private List<PolicyStatement> both(String part) {
        String artifacts = artifacts(names, service);
        String cache = cache(names, service);
        List<PolicyStatement> allowed = new ArrayList<>();
        allowed.add(on("ReadSource", artifacts + "/*", "s3:GetObject", "s3:GetObjectVersion"));
        allowed.add(on("Cache", cache + "/" + part + "/*", "s3:GetObject", "s3:PutObject"));
        allowed.add(PolicyStatement.Builder.create()
                .sid("LookAtBuckets")
                .actions(List.of("s3:GetBucketAcl", "s3:GetBucketLocation"))
                .resources(List.of(artifacts, cache))
                .build());
        allowed.add(
                on("UseKey", key.getKeyArn(), "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"));
        allowed.add(on(
                "PullImages",
                names.repositoryArn(service.repository()),
                "ecr:BatchCheckLayerAvailability",
                "ecr:BatchGetImage",
                "ecr:GetDownloadUrlForLayer"));
        allowed.add(on("SignInToRegistry", "*", "ecr:GetAuthorizationToken"));
        delivery.buildImage()
                .ifPresent(tag -> allowed.add(on(
                        "PullBuildImage",
                        names.repositoryArn(names.buildRepository(service)),
                        "ecr:BatchCheckLayerAvailability",
                        "ecr:BatchGetImage",
                        "ecr:GetDownloadUrlForLayer")));
        return allowed;
    }

    private static String artifacts(ToolingNames names, Service service) {
        return "arn:aws:s3:::" + names.bucket(service, DeliveryBuckets.ARTIFACTS);
    }

    private static String cache(ToolingNames names, Service service) {
        return "arn:aws:s3:::" + names.bucket(service, DeliveryBuckets.CACHE);
    }

    private static PolicyStatement on(String sid, String resource, String... actions) {
        return PolicyStatement.Builder.create()
                .sid(sid)
                .actions(List.of(actions))
                .resources(List.of(resource))
                .build();
    }
}
