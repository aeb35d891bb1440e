package dev.headgate.cli.doctor;

import dev.headgate.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** As the stack writes it. */
    String document() {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Effect", "Allow");
        statement.put("Principal", Map.of("AWS", root()));
        statement.put("Action", ASSUME);
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("ArnEquals", Map.of(PRINCIPAL, roleArn()));
        conditions.put("StringEquals", Map.of(EXTERNAL_ID, externalId));
        statement.put("Condition", conditions);
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("Version", "2012-10-17");
        policy.put("Statement", List.of(statement));
        return Json.write(policy);
    }

    /** What a trust policy does that it must not do, or does not do; empty when it is as it must be. */
    public Optional<String> objection(Object policy) {
        List<Map<String, Object>> statements = list(Json.object(policy, "$").get("Statement")).stream()
                .map(it -> Json.object(it, "$.Statement"))
                .filter(it -> it.containsKey("NotAction")
                        || list(it.get("Action")).stream()
                                .anyMatch(action -> !isOneOf(HARMLESS, String.valueOf(action))))
                .toList();
        return statements.isEmpty()
                ? Optional.of("lets nobody in")
                : statements.stream().flatMap(it -> objectionTo(it).stream()).findFirst();
    }

    private Optional<String> objectionTo(Map<String, Object> statement) {
        if (!"Allow".equals(statement.get("Effect"))) {
            return Optional.of("also denies, under conditions that doctor does not judge");
        }
        if (!isWanted(statement)) {
            return Optional.of("lets in others than " + role);
        }
        List<Object> ids = condition(statement, EXTERNAL_ID, Set.of("StringEquals"));
        if (ids.isEmpty()) {
            return Optional.of("lets callers in without its external id");
        }
        if (!ids.equals(List.of(externalId))) {
            String asked = ids.stream().map(String::valueOf).collect(Collectors.joining(" or "));
            return Optional.of("asks for the external id " + asked + ", and not for " + externalId
                    + (ids.contains(externalId) ? " alone" : ""));
        }
        return members(statement.get("Condition"))
                        .flatMap(it -> members(it.getValue()))
                        .allMatch(it -> it.getKey().equalsIgnoreCase(PRINCIPAL)
                                || it.getKey().equalsIgnoreCase(EXTERNAL_ID))
                ? Optional.empty()
                : Optional.of("has further conditions, which doctor does not judge");
    }

    private boolean isWanted(Map<String, Object> statement) {
        if (!(statement.get("Principal") instanceof Map<?, ?> principals)
                || !principals.keySet().equals(Set.of("AWS"))
                || statement.containsKey("NotAction")
                || !list(statement.get("Action")).stream().allMatch(it -> isOneOf(ALLOWED, String.valueOf(it)))) {
            return false;
        }
        List<Object> who = list(principals.get("AWS"));
        boolean named = condition(statement, PRINCIPAL, Set.of("ArnEquals", "ArnLike", "StringEquals"))
                .equals(List.of(roleArn()));
        return who.equals(List.of(roleArn()))
                || (named && (who.equals(List.of(root())) || who.equals(List.of(account))));
    }

    private static List<Object> condition(Map<String, Object> statement, String key, Set<String> operators) {
        return members(statement.get("Condition"))
                .filter(it -> isOneOf(operators, it.getKey()))
                .flatMap(it -> members(it.getValue()))
                .filter(it -> it.getKey().equalsIgnoreCase(key))
                .flatMap(it -> list(it.getValue()).stream())
                .toList();
    }

    /** IAM takes actions, and the operators and keys of conditions, in capital and in small letters. */
    private static boolean isOneOf(Set<String> words, String word) {
        return words.stream().anyMatch(word::equalsIgnoreCase);
    }

    private static Stream<Map.Entry<String, Object>> members(@Nullable Object tree) {
        return tree instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(it -> Map.entry(String.valueOf(it.getKey()), Objects.requireNonNull(it.getValue())))
                : Stream.empty();
    }

    /** IAM writes one value without brackets. */
    private static List<Object> list(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> many -> List.copyOf(many);
            default -> List.of(value);
        };
    }

    private String root() {
        return "arn:aws:iam::" + account + ":root";
    }

    private String roleArn() {
        return "arn:aws:iam::" + account + ":role/" + role;
    }
}
