package dev.headgate.policy;

import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a statement of a policy, and refuses what it would have to leave out.
 *
 * @param path where it stands, for whoever reads what is wrong with it
 */
record StatementReader(Map<String, Object> members, String path) {

    private static final Set<String> ELEMENTS =
            Set.of("Sid", "Effect", "Principal", "Action", "NotAction", "Resource", "NotResource", "Condition");

    Statement statement() {
        requireOnly(members, ELEMENTS, path);
        return new Statement(
                Optional.ofNullable(members.get("Sid")).map(it -> text(it, path + ".Sid")),
                effect(),
                Optional.ofNullable(members.get("Principal")).map(this::principals),
                wildcards("Action").orElseThrow(() -> new MalformedJsonException(path + ".Action is missing")),
                wildcards("Resource"),
                conditions());
    }

    void requireOneOf(String... elements) {
        if (Arrays.stream(elements).noneMatch(members::containsKey)) {
            throw new MalformedJsonException(path + "." + elements[0] + " is missing");
        }
    }

    void requireNoneOf(Set<String> foreign) {
        foreign.stream().filter(members::containsKey).findFirst().ifPresent(it -> {
            throw new MalformedJsonException(path + "." + it + " does not belong into such a policy");
        });
    }

    static void requireOnly(Map<String, Object> members, Set<String> elements, String path) {
        members.keySet().stream()
                .filter(it -> !elements.contains(it))
                .findFirst()
                .ifPresent(it -> {
                    throw new MalformedJsonException(path + "." + it + " is not understood here");
                });
    }

    /** IAM writes one value without brackets. */
    static List<?> many(Map<String, Object> members, String element, String path) {
        return switch (members.get(element)) {
            case null -> throw new MalformedJsonException(path + "." + element + " is missing");
            case List<?> many -> many;
            case Object one -> List.of(one);
        };
    }

    private Effect effect() {
        return Arrays.stream(Effect.values())
                .filter(it -> it.word().equals(members.get("Effect")))
                .findFirst()
                .orElseThrow(() -> new MalformedJsonException(path + ".Effect must be Allow or Deny"));
    }

    private Principals principals(Object principal) {
        if (principal.equals(Principals.ANY)) {
            return new Principals.Everybody();
        }
        String place = path + ".Principal";
        Map<String, Object> kinds = Json.object(principal, place);
        Map<String, List<String>> byKind = new LinkedHashMap<>();
        kinds.keySet().forEach(kind -> byKind.put(kind, texts(kinds, kind, place)));
        return new Principals.Named(byKind);
    }

    private Optional<Wildcards> wildcards(String element) {
        boolean negated = members.containsKey("Not" + element);
        if (negated && members.containsKey(element)) {
            throw new MalformedJsonException(path + " has both " + element + " and Not" + element);
        }
        String written = negated ? "Not" + element : element;
        return members.containsKey(written)
                ? Optional.of(new Wildcards(texts(members, written, path), negated))
                : Optional.empty();
    }

    private List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        String place = path + ".Condition";
        Map<String, Object> operators =
                members.containsKey("Condition") ? Json.object(members.get("Condition"), place) : Map.of();
        operators.forEach((operator, compared) -> {
            Map<String, Object> keys = Json.object(compared, place + "." + operator);
            keys.keySet()
                    .forEach(key ->
                            conditions.add(new Condition(operator, key, texts(keys, key, place + "." + operator))));
        });
        return conditions;
    }

    private static List<String> texts(Map<String, Object> members, String element, String path) {
        return many(members, element, path).stream()
                .map(it -> text(it, path + "." + element))
                .toList();
    }

    /** A condition's numbers and truths may be written without quotation marks: IAM compares texts. */
    private static String text(@Nullable Object value, String path) {
        return switch (value) {
            case String text -> text;
            case Boolean truth -> truth.toString();
            case Number number -> number.toString();
            case null, default -> throw new MalformedJsonException(path + " must be a text, or a list of texts");
        };
    }
}
