package dev.headgate.infra.delivery;

import dev.headgate.config.Configuration;
import dev.headgate.config.Service;
import dev.headgate.infra.stack.ToolingNames;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecr.LifecycleRule;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.RepositoryEncryption;
import software.amazon.awscdk.services.ecr.TagMutability;
import software.amazon.awscdk.services.ecr.TagStatus;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** Where a service's images are kept, unless that is there already, and those that it is built in. */
final class ImageRepositories extends Construct {

    private static final int KEPT_BUILD_IMAGES = 10;

    private final ToolingNames names;

    ImageRepositories(Construct scope, ToolingNames names, Service service) {
        super(scope, "Repositories");
        this.names = names;
        if (!service.bringsRepository()) {
            Repository images = repository("Images", service.repository(), List.of(untagged()));
            allowPullFrom(accounts(service), images);
        }
        repository(
                "BuildImages",
                names.buildRepository(service),
                List.of(
                        untagged(),
                        LifecycleRule.builder()
                                .rulePriority(2)
                                .description("All but the newest " + KEPT_BUILD_IMAGES)
                                .tagStatus(TagStatus.ANY)
                                .maxImageCount(KEPT_BUILD_IMAGES)
                                .build()));
    }

    /**
     * The one rule for images that serve: ECR does not know which do, and neither their age nor their number says so. What is
     * built has a tag, and no tag moves.
     */
    private static LifecycleRule untagged() {
        return LifecycleRule.builder()
                .rulePriority(1)
                .description("What lost its last tag, or never had one")
                .tagStatus(TagStatus.UNTAGGED)
                .maxImageAge(Duration.days(14))
                .build();
    }

    private Repository repository(String id, String name, List<LifecycleRule> expired) {
        return Repository.Builder.create(this, id)
                .repositoryName(name)
                .imageScanOnPush(true)
                // A tag that was tested must not come to mean another image.
                .imageTagMutability(TagMutability.IMMUTABLE)
                // By the key that AWS manages: ECR decrypts by a grant of its own, for whoever of any account may pull.
                .encryption(RepositoryEncryption.KMS)
                .lifecycleRules(expired)
                .emptyOnDelete(true)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    /** Those of all services that keep their images here. */
    private List<String> accounts(Service owner) {
        Configuration configuration = names.configuration();
        return configuration.services().stream()
                .filter(service -> service.repository().equals(owner.repository()))
                .flatMap(service -> service.environments().stream())
                .map(environment -> environment.target().account())
                .filter(account -> !account.equals(configuration.account()))
                .distinct()
                .toList();
    }

    private static void allowPullFrom(List<String> accounts, Repository images) {
        if (accounts.isEmpty()) {
            return;
        }
        images.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("EnvironmentsPull")
                .principals(
                        accounts.stream().<IPrincipal>map(AccountPrincipal::new).toList())
                .actions(List.of("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"))
                .build());
    }
}
