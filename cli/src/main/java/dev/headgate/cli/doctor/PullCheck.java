package dev.headgate.cli.doctor;

import dev.headgate.cli.installation.Shell;
import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import dev.headgate.policy.Answer;
import dev.headgate.policy.Context;
import dev.headgate.policy.PolicyDocument;
import dev.headgate.policy.Principal;
import dev.headgate.policy.Request;
import dev.headgate.policy.UnjudgedPolicyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryPolicyNotFoundException;

/** The repository lets the other accounts pull whose tasks run its images. Its policy is its owner's. */
record PullCheck(ExistingRepository repository) implements Check {

    /** The same that the stacks write where they make the repository. */
    private static final List<String> PULL =
            List.of("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer");

    @Override
    public String name() {
        return repository.owner().name() + " pull";
    }

    @Override
    public List<String> permissions() {
        return List.of("ecr:GetRepositoryPolicy");
    }

    @Override
    public Result run() {
        List<String> accounts = repository.foreignAccounts();
        if (accounts.isEmpty()) {
            return new Result.NotApplicable("all environments are in the repository's own account");
        }
        try {
            Optional<String> policy = policy();
            List<String> kept = accounts.stream()
                    .filter(account -> policy.filter(it -> lets(it, account)).isEmpty())
                    .toList();
            return kept.isEmpty()
                    ? new Result.Fine(String.join(", ", accounts) + " may pull from " + repository.name())
                    : new Result.Fault(
                            repository.name() + " lets nobody of " + String.join(", ", kept) + " pull",
                            cure(policy, kept));
        } catch (RepositoryNotFoundException e) {
            return new Result.NotApplicable("there is no repository " + repository.name());
        } catch (UnjudgedPolicyException | MalformedJsonException e) {
            return new Result.CannotTell(
                    "the policy of " + repository.name() + " says what is not judged here (" + e.getMessage() + ")",
                    "See to it that it allows " + String.join(", ", PULL) + " to " + String.join(", ", accounts));
        }
    }

    private Optional<String> policy() {
        try {
            return Optional.of(repository
                    .ecr()
                    .getRepositoryPolicy(it -> it.repositoryName(repository.name()))
                    .policyText());
        } catch (RepositoryPolicyNotFoundException e) {
            return Optional.empty();
        }
    }

    /** To the account as a whole, or to a role of each service there. */
    private boolean lets(String policy, String account) {
        PolicyDocument document = PolicyDocument.trust(Json.tree(policy));
        Context nothingElse = new Context(Map.of(), Set.of());
        return repository.pullersOf(account).stream()
                .allMatch(some -> some.stream()
                        .map(Principal::new)
                        .anyMatch(who -> PULL.stream()
                                .allMatch(action -> document.answer(new Request(who, action, "*", nothingElse))
                                        == Answer.ALLOWED)));
    }

    /** What the policy says already stays: the call replaces all of it. */
    private String cure(Optional<String> policy, List<String> accounts) {
        Map<String, Object> document = new LinkedHashMap<>(Map.of("Version", "2012-10-17"));
        policy.ifPresent(it -> document.putAll(Json.object(Json.tree(it), "$")));
        List<Object> statements = new ArrayList<>(
                switch (document.get("Statement")) {
                    case List<?> several -> several;
                    case Object one -> List.of(one);
                    case null -> List.of();
                });
        statements.add(statement(accounts));
        document.put("Statement", statements);
        return repository.command("set-repository-policy") + " --policy-text " + Shell.quoted(Json.write(document));
    }

    private static Map<String, Object> statement(List<String> accounts) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", "HeadgatesEnvironmentsPull");
        statement.put("Effect", "Allow");
        statement.put(
                "Principal",
                Map.of(
                        "AWS",
                        accounts.stream()
                                .map(it -> "arn:aws:iam::" + it + ":root")
                                .toList()));
        statement.put("Action", PULL);
        return statement;
    }
}
