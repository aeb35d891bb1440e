package dev.headgate.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One statement of a policy.
 *
 * @param principals whom it is about; empty in a policy of a role, which is about the role
 * @param resources to what; empty in a trust policy, which is about the role that has it
 */
public record Statement(
        Optional<String> sid,
        Effect effect,
        Optional<Principals> principals,
        Wildcards actions,
        Optional<Wildcards> resources,
        List<Condition> conditions) {

    /** IAM puts something of the request in its place. */
    private static final String VARIABLE = "${";

    public Statement {
        conditions = List.copyOf(conditions);
    }

    public boolean allows() {
        return effect == Effect.ALLOW;
    }

    /** Whether it says anything to this request. */
    public boolean isAbout(Request request) {
        return actions.letsThroughAction(request.action())
                && principals.map(it -> it.include(request.principal())).orElse(true)
                && resources.map(it -> it.letsThrough(request.resource())).orElse(true)
                && conditions.stream().allMatch(it -> it.holds(request));
    }

    /** @throws UnjudgedPolicyException when a part is not understood, even if the request would never come to it */
    void requireUnderstood(Request request) {
        conditions.forEach(it -> it.requireUnderstood(request));
        Stream.concat(
                        resources.stream().flatMap(it -> it.patterns().stream()),
                        conditions.stream().flatMap(it -> it.values().stream()))
                .filter(it -> it.contains(VARIABLE))
                .findFirst()
                .ifPresent(it -> {
                    throw new UnjudgedPolicyException(
                            "A policy has a variable in " + it + ", which is not understood here: teach Statement");
                });
    }
}
