package dev.headgate.simulator.tooling;

import java.util.Optional;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;

/**
 * How a repository is set up.
 *
 * @param lifecyclePolicy its rules, as JSON
 * @param policy who else may pull, as JSON
 */
public record RepositorySettings(
        ImageTagMutability tags, boolean scanOnPush, Optional<String> lifecyclePolicy, Optional<String> policy) {

    /** What CreateRepository makes of a name alone. */
    public static final RepositorySettings AS_ECR_MAKES_IT =
            new RepositorySettings(ImageTagMutability.MUTABLE, false, Optional.empty(), Optional.empty());

    /** But for its one lifecycle rule, by which nothing goes here, and its policy, for nobody pulls here. */
    static final RepositorySettings AS_HEADGATE_MAKES_IT =
            new RepositorySettings(ImageTagMutability.IMMUTABLE, true, Optional.empty(), Optional.empty());

    public RepositorySettings withLifecycle(String rules) {
        return new RepositorySettings(tags, scanOnPush, Optional.of(rules), policy);
    }

    public RepositorySettings withPolicy(String document) {
        return new RepositorySettings(tags, scanOnPush, lifecyclePolicy, Optional.of(document));
    }

    public RepositorySettings withFixedTags() {
        return new RepositorySettings(ImageTagMutability.IMMUTABLE, scanOnPush, lifecyclePolicy, policy);
    }

    public RepositorySettings scanning() {
        return new RepositorySettings(tags, true, lifecyclePolicy, policy);
    }
}
