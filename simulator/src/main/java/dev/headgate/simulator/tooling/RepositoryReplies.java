package dev.headgate.simulator.tooling;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.GetRepositoryPolicyResponse;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryPolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryScanningConfiguration;
import software.amazon.awssdk.services.ecr.model.ScanFrequency;

/** How a repository is set up, as ECR tells it. */
final class RepositoryReplies {

    private RepositoryReplies() {}

    static RepositoryScanningConfiguration scanning(SimulatedRepository repository) {
        boolean onPush = repository.settings().scanOnPush();
        return RepositoryScanningConfiguration.builder()
                .repositoryArn(repository.arn())
                .repositoryName(repository.name())
                .scanOnPush(onPush)
                .scanFrequency(onPush ? ScanFrequency.SCAN_ON_PUSH : ScanFrequency.MANUAL)
                .build();
    }

    static GetLifecyclePolicyResponse lifecycle(SimulatedRepository repository) {
        return GetLifecyclePolicyResponse.builder()
                .repositoryName(repository.name())
                .lifecyclePolicyText(repository
                        .settings()
                        .lifecyclePolicy()
                        .orElseThrow(() -> refused(
                                LifecyclePolicyNotFoundException.builder(),
                                "LifecyclePolicyNotFoundException",
                                "Lifecycle policy does not exist for the repository with name '" + repository.name()
                                        + "'")))
                .build();
    }

    static GetRepositoryPolicyResponse policy(SimulatedRepository repository) {
        return GetRepositoryPolicyResponse.builder()
                .repositoryName(repository.name())
                .policyText(repository
                        .settings()
                        .policy()
                        .orElseThrow(() -> refused(
                                RepositoryPolicyNotFoundException.builder(),
                                "RepositoryPolicyNotFoundException",
                                "Repository policy does not exist for the repository with name '" + repository.name()
                                        + "'")))
                .build();
    }

    private static AwsServiceException refused(AwsServiceException.Builder exception, String code, String message) {
        return exception
                .awsErrorDetails(ErrorDetails.of("Ecr", code, message))
                .message(message)
                .statusCode(400)
                .build();
    }
}
