package dev.headgate.infra.permission;

import dev.headgate.policy.Answer;
import dev.headgate.policy.PolicyDocument;
import dev.headgate.policy.Statement;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A role, as IAM judges by it.
 *
 * @param policies all its policies, as one
 * @param trust who may assume it
 */
record IamRole(String arn, PolicyDocument policies, PolicyDocument trust) {

    /** Whether the role may do this, as far as its own policies say. */
    Answer may(Access access) {
        return policies.answer(access.request());
    }

    /** Whether the role may be assumed like this, as far as it says itself. */
    Answer trusts(Access access) {
        return trust.answer(access.request());
    }

    /** The statements of its policies. */
    List<Statement> statements() {
        return policies.statements();
    }

    /** The same role with another statement in place of one of its policies'. */
    IamRole with(Statement statement, Statement other) {
        return withStatements(statements().stream().map(it -> it.equals(statement) ? other : it));
    }

    /** The same role, to which somebody has attached another statement. */
    IamRole attaching(Statement statement) {
        return withStatements(Stream.concat(statements().stream(), Stream.of(statement)));
    }

    /** The same role, none of whose statements that allow something names this. */
    IamRole without(String part) {
        UnaryOperator<Statement> less = it -> it.allows() ? new StatementParts(it).without(part) : it;
        return withStatements(statements().stream().map(less));
    }

    private IamRole withStatements(Stream<Statement> others) {
        return new IamRole(arn, new PolicyDocument(others.toList()), trust);
    }
}
