package dev.headgate.infra.stack;

import dev.headgate.json.Json;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PolicyStatementProps;

/** Statements of one role, cut so that each policy is as long as IAM takes it. */
public final class RolePolicies {

    /** IAM takes 10,240 characters in all policies that stand in a role itself. */
    private static final int MOST_INLINE = 10_000;

    /** IAM takes 6,144 in a policy of its own. */
    private static final int MOST_IN_ONE = 6_000;

    /** IAM attaches as many to a role. */
    private static final int MOST_POLICIES = 10;

    private final List<List<PolicyStatement>> policies = new ArrayList<>();
    private int used = MOST_IN_ONE;

    private RolePolicies() {}

    public static boolean fitInline(List<PolicyStatement> statements) {
        return statements.stream().mapToInt(RolePolicies::length).sum() <= MOST_INLINE;
    }

    /**
     * As many policies as it takes.
     *
     * @throws IllegalArgumentException when they are more than a role may have
     */
    public static List<List<PolicyStatement>> of(String role, List<PolicyStatement> statements) {
        RolePolicies cut = new RolePolicies();
        statements.forEach(cut::add);
        if (cut.policies.size() > MOST_POLICIES) {
            throw new IllegalArgumentException(
                    "What the role %s may do takes %d policies, and IAM attaches %d to a role: release some of the services into an environment of another name"
                            .formatted(role, cut.policies.size(), MOST_POLICIES));
        }
        return cut.policies;
    }

    private void add(PolicyStatement statement) {
        int empty = length(with(statement, List.of("*")));
        List<String> some = new ArrayList<>();
        for (String resource : statement.getResources()) {
            int more = length(resource) + 1 + (some.isEmpty() ? empty : 0);
            if (used + more > MOST_IN_ONE) {
                close(statement, some);
                policies.add(new ArrayList<>());
                used = 0;
                more = length(resource) + 1 + empty;
            }
            some.add(resource);
            used += more;
        }
        close(statement, some);
    }

    private void close(PolicyStatement statement, List<String> some) {
        if (!some.isEmpty()) {
            policies.getLast().add(with(statement, List.copyOf(some)));
            some.clear();
        }
    }

    private static PolicyStatement with(PolicyStatement statement, List<String> resources) {
        return statement.copy(
                PolicyStatementProps.builder().resources(resources).build());
    }

    private static int length(PolicyStatement statement) {
        return length(statement.toStatementJson()) + 1;
    }

    /** With {@code aws} where CDK has a token for the partition yet. */
    private static int length(Object json) {
        return Json.write(json).replaceAll("\\$\\{Token\\[[^]]*]}", "aws").length();
    }
}
