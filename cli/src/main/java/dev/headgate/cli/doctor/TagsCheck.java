package dev.headgate.cli.doctor;

import java.util.List;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/** A tag that was tested does not come to mean another image. */
record TagsCheck(ExistingRepository repository) implements Check {

    @Override
    public String name() {
        return repository.owner().name() + " tags";
    }

    @Override
    public List<String> permissions() {
        return List.of("ecr:DescribeRepositories");
    }

    @Override
    public Result run() {
        try {
            return repository
                    .ecr()
                    .describeRepositories(it -> it.repositoryNames(repository.name()))
                    .repositories()
                    .stream()
                    .findFirst()
                    .map(this::judge)
                    .orElseGet(this::absent);
        } catch (RepositoryNotFoundException e) {
            return absent();
        }
    }

    private Result absent() {
        return new Result.NotApplicable("there is no repository " + repository.name());
    }

    private Result judge(Repository seen) {
        return seen.imageTagMutability() == ImageTagMutability.IMMUTABLE
                ? new Result.Fine("no tag of " + repository.name() + " can be moved to another image")
                : new Result.Advice(
                        "tags of " + repository.name() + " can be moved (" + seen.imageTagMutabilityAsString()
                                + "): what was tested under a tag need not be what it means at the release",
                        "Where no build moves a tag, such as latest, keep them where they are:\n"
                                + repository.command("put-image-tag-mutability") + " --image-tag-mutability IMMUTABLE");
    }
}
