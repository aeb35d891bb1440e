package dev.headgate.infra.permission;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A role, as IAM judges by it.
 *
 * @param policies the statements of all its policies
 * @param trust who may assume it
 */
record IamRole(String arn, List<IamStatement> policies, List<IamStatement> trust) {

    /** What IAM says. */
    enum Answer {
        ALLOWED,
        /** No statement allows it. */
        NOT_ALLOWED,
        /** A statement denies it, whatever else allows it. */
        DENIED
    }

    IamRole {
        policies = List.copyOf(policies);
        trust = List.copyOf(trust);
    }

    /** Whether the role may do this, as far as its own policies say. */
    Answer may(Access access) {
        return answer(policies, access);
    }

    /** Whether the role may be assumed like this, as far as it says itself. */
    Answer trusts(Access access) {
        return answer(trust.stream().filter(it -> it.trusts(access.role())).toList(), access);
    }

    /** The same role with another statement in place of one of its policies'. */
    IamRole with(IamStatement statement, IamStatement other) {
        return withPolicies(
                policies.stream().map(it -> it.equals(statement) ? other : it).toList());
    }

    /** The same role, to which somebody has attached another statement. */
    IamRole attaching(IamStatement statement) {
        List<IamStatement> more = new ArrayList<>(policies);
        more.add(statement);
        return withPolicies(more);
    }

    /** The same role, none of whose statements that allow something names this. */
    IamRole without(String part) {
        UnaryOperator<IamStatement> less = it -> it.allows() ? it.without(part) : it;
        return withPolicies(policies.stream().map(less).toList());
    }

    private IamRole withPolicies(List<IamStatement> others) {
        return new IamRole(arn, others, trust);
    }

    private static Answer answer(List<IamStatement> statements, Access access) {
        Answer answer = Answer.NOT_ALLOWED;
        for (IamStatement statement : statements) {
            if (statement.isAbout(access)) {
                if (!statement.allows()) {
                    return Answer.DENIED;
                }
                answer = Answer.ALLOWED;
            }
        }
        return answer;
    }
}
