package dev.headgate.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whom a statement of a trust policy is about. */
public sealed interface Principals {

    /** The kind of principal that has an ARN or is an account; the others are services and whom somebody else signs in. */
    String AWS = "AWS";

    /** Everybody, of whatever account. */
    String ANY = "*";

    record Everybody() implements Principals {}

    /**
     * Those of these names.
     *
     * @param byKind as the policy calls them: {@code AWS}, {@code Service}, {@code Federated} …
     */
    record Named(Map<String, List<String>> byKind) implements Principals {
        public Named {
            Map<String, List<String>> copy = new LinkedHashMap<>();
            byKind.forEach((kind, names) -> copy.put(kind, List.copyOf(names)));
            byKind = Collections.unmodifiableMap(copy);
        }
    }

    /** IAM takes no wildcard within a name. */
    default boolean include(Principal principal) {
        return switch (this) {
            case Everybody ignored -> true;
            case Named named ->
                named.byKind().getOrDefault(AWS, List.of()).stream()
                        .anyMatch(it -> it.equals(ANY) || principal.isMeantBy(it));
        };
    }
}
