package dev.headgate.cli.doctor;

import dev.headgate.cli.installation.Shell;
import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/** No rule of the repository can take an image away that serves: ECR does not know which do. */
record LifecycleCheck(ExistingRepository repository) implements Check {

    /** What the stacks give the repositories that they make, in which no tag moves. */
    private static final String OF_MADE = "{\"rules\":[{\"rulePriority\":1,\"selection\":{\"tagStatus\":\"untagged\","
            + "\"countType\":\"sinceImagePushed\",\"countUnit\":\"days\",\"countNumber\":14},"
            + "\"action\":{\"type\":\"expire\"}}]}";

    @Override
    public String name() {
        return repository.owner().name() + " lifecycle";
    }

    @Override
    public List<String> permissions() {
        return List.of("ecr:GetLifecyclePolicy", "ecr:DescribeRepositories");
    }

    @Override
    public Result run() {
        try {
            String policy = repository
                    .ecr()
                    .getLifecyclePolicy(it -> it.repositoryName(repository.name()))
                    .lifecyclePolicyText();
            List<String> harms = harms(Json.tree(policy), tagsStay());
            return harms.isEmpty()
                    ? new Result.Fine("no rule of " + repository.name() + " takes an image that serves")
                    : harmful(harms);
        } catch (LifecyclePolicyNotFoundException e) {
            return new Result.Fine(repository.name() + " has no lifecycle rules, so no image of it ever goes");
        } catch (RepositoryNotFoundException e) {
            return new Result.NotApplicable("there is no repository " + repository.name());
        } catch (MalformedJsonException e) {
            return new Result.CannotTell(
                    "the lifecycle policy of " + repository.name() + " cannot be read (" + e.getMessage() + ")",
                    "See to it that it never takes an image that serves");
        }
    }

    private boolean tagsStay() {
        return repository
                .ecr()
                .describeRepositories(it -> it.repositoryNames(repository.name()))
                .repositories()
                .stream()
                .allMatch(it -> it.imageTagMutability() == ImageTagMutability.IMMUTABLE);
    }

    static List<String> harms(Object policy, boolean tagsStay) {
        return Json.object(policy, "$").get("rules") instanceof List<?> rules
                ? rules.stream()
                        .map(rule -> Json.object(rule, "$.rules[]"))
                        .flatMap(rule -> harm(rule, tagsStay).stream())
                        .toList()
                : List.of();
    }

    /** An archived image can be pulled as little as one that is gone: each action counts. */
    private static Optional<String> harm(Map<String, Object> rule, boolean tagsStay) {
        Map<String, Object> selection = Json.object(rule.get("selection"), "$.rules[].selection");
        String name = "rule " + rule.get("rulePriority");
        if (!"untagged".equals(selection.get("tagStatus"))) {
            Object tags = Optional.ofNullable(selection.get("tagPrefixList"))
                    .or(() -> Optional.ofNullable(selection.get("tagPatternList")))
                    .map(it -> " tagged " + it)
                    .orElse("");
            return Optional.of(name + " takes images" + tags + " by their age or number, whether they serve or not");
        }
        return tagsStay
                ? Optional.empty()
                : Optional.of(name + " takes images without a tag, and one that serves loses its last where tags move");
    }

    private Result harmful(List<String> harms) {
        return new Result.Advice(
                "the lifecycle policy of " + repository.name() + " may take an image that serves: "
                        + String.join("; ", harms),
                "Leave out rules that may meet what is released. Repositories that Headgate makes, where no tag moves, have"
                        + " this one only:\n"
                        + repository.command("put-lifecycle-policy") + " --lifecycle-policy-text "
                        + Shell.quoted(OF_MADE));
    }
}
