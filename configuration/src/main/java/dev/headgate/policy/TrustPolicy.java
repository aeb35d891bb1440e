package dev.headgate.policy;

import dev.headgate.config.Configuration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a deploy role must let in: one role of the tooling account, with an external id.
 *
 * <p>Anything that is not known to say just this is objected to.
 */
public record TrustPolicy(String account, String role, String externalId) {

    private static final String ASSUME = "sts:AssumeRole";
    private static final String PRINCIPAL = "aws:PrincipalArn";
    private static final String EXTERNAL_ID = "sts:ExternalId";

    /** These let nobody in by themselves. */
    private static final Set<String> HARMLESS = Set.of("sts:TagSession", "sts:SetSourceIdentity");

    private static final Set<String> ALLOWED = Set.of(ASSUME, "sts:TagSession", "sts:SetSourceIdentity");

    /** Of the deploy role of an environment: it lets in the function that deploys. */
    public static TrustPolicy of(Configuration configuration, String environment) {
        return new TrustPolicy(
                configuration.account(),
                configuration.names().deploymentFunctionRole(),
                configuration.names().externalId(environment));
    }

    /**
     * Says it by the account and a condition, not by the role's ARN as principal: that would have to exist already, and would
     * stand for another role once it is deleted and made anew.
     */
    public PolicyDocument document() {
        return new PolicyDocument(List.of(new Statement(
                Optional.empty(),
                Effect.ALLOW,
                Optional.of(new Principals.Named(Map.of(Principals.AWS, List.of(root())))),
                Wildcards.of(ASSUME),
                Optional.empty(),
                demanded())));
    }

    /** What is demanded of whoever is of the account, by operator and key as JSON has it. */
    public Map<String, Object> conditions() {
        return StatementWriter.conditions(demanded());
    }

    private List<Condition> demanded() {
        return List.of(
                new Condition("ArnEquals", PRINCIPAL, List.of(roleArn())),
                new Condition("StringEquals", EXTERNAL_ID, List.of(externalId)));
    }

    /** What a trust policy does that it must not do, or does not do; empty when it is as it must be. */
    public Optional<String> objection(PolicyDocument policy) {
        List<Statement> statements = policy.statements().stream()
                .filter(it -> !areAll(HARMLESS, it.actions()))
                .toList();
        return statements.isEmpty()
                ? Optional.of("lets nobody in")
                : statements.stream().flatMap(it -> objectionTo(it).stream()).findFirst();
    }

    private Optional<String> objectionTo(Statement statement) {
        if (!statement.allows()) {
            return Optional.of("also denies, under conditions that are not judged");
        }
        if (!isWanted(statement)) {
            return Optional.of("lets in others than " + role);
        }
        List<String> ids = condition(statement, EXTERNAL_ID, Set.of("StringEquals"));
        if (ids.isEmpty()) {
            return Optional.of("lets callers in without its external id");
        }
        if (!ids.equals(List.of(externalId))) {
            return Optional.of("asks for the external id " + String.join(" or ", ids) + ", and not for " + externalId
                    + (ids.contains(externalId) ? " alone" : ""));
        }
        return statement.conditions().stream().allMatch(it -> isOneOf(Set.of(PRINCIPAL, EXTERNAL_ID), it.key()))
                ? Optional.empty()
                : Optional.of("has further conditions, which are not judged");
    }

    private boolean isWanted(Statement statement) {
        if (!(statement.principals().orElse(null) instanceof Principals.Named principals)
                || !principals.byKind().keySet().equals(Set.of(Principals.AWS))
                || !areAll(ALLOWED, statement.actions())) {
            return false;
        }
        List<String> who = principals.byKind().getOrDefault(Principals.AWS, List.of());
        boolean named = condition(statement, PRINCIPAL, Set.of("ArnEquals", "ArnLike", "StringEquals"))
                .equals(List.of(roleArn()));
        return who.equals(List.of(roleArn()))
                || (named && (who.equals(List.of(root())) || who.equals(List.of(account))));
    }

    private static List<String> condition(Statement statement, String key, Set<String> operators) {
        return statement.conditions().stream()
                .filter(it -> isOneOf(operators, it.operator()) && it.key().equalsIgnoreCase(key))
                .flatMap(it -> it.values().stream())
                .toList();
    }

    private static boolean areAll(Set<String> words, Wildcards actions) {
        return !actions.negated() && actions.patterns().stream().allMatch(it -> isOneOf(words, it));
    }

    /** IAM takes actions, and the operators and keys of conditions, in capital and in small letters. */
    private static boolean isOneOf(Set<String> words, String word) {
        return words.stream().anyMatch(word::equalsIgnoreCase);
    }

    private String root() {
        return "arn:aws:iam::" + account + ":root";
    }

    private String roleArn() {
        return "arn:aws:iam::" + account + ":role/" + role;
    }
}
