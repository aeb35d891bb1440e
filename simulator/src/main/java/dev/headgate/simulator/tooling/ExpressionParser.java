package dev.headgate.simulator.tooling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads condition and update expressions.
 *
 * <p>Stricter than DynamoDB in one point: an attribute may only be named by a placeholder, since any raw name may be a
 * reserved word, now or later.
 */
final class ExpressionParser {

    private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", "<=", ">", ">=");
    private static final Set<String> OTHER_FUNCTIONS = Set.of("attribute_type", "contains", "size", "list_append");

    private final String kind;
    private final String text;
    private final List<ExpressionToken> tokens;
    private final Placeholders placeholders;
    private int next;

    private ExpressionParser(String kind, String text, Placeholders placeholders) {
        this.kind = kind;
        this.text = text;
        this.tokens = ExpressionToken.of(text, kind);
        this.placeholders = placeholders;
    }

    /** @param kind the request's member that holds the expression: DynamoDB names it when it refuses one */
    static Condition condition(String kind, String text, Placeholders placeholders) {
        ExpressionParser parser = new ExpressionParser(kind, text, placeholders);
        Condition condition = parser.either();
        parser.requireEnd();
        return condition;
    }

    static UpdateExpression update(String text, Placeholders placeholders) {
        ExpressionParser parser = new ExpressionParser("UpdateExpression", text, placeholders);
        UpdateExpression update = parser.clauses();
        parser.requireEnd();
        return update;
    }

    private Condition either() {
        Condition condition = both();
        while (accepts("OR")) {
            condition = new Condition.Either(condition, both());
        }
        return condition;
    }

    private Condition both() {
        Condition condition = negation();
        while (accepts("AND")) {
            condition = new Condition.Both(condition, negation());
        }
        return condition;
    }

    private Condition negation() {
        return accepts("NOT") ? new Condition.Not(negation()) : single();
    }

    private Condition single() {
        if (peek().is("(")) {
            refuseDoubled(next);
            expect("(");
            Condition inner = either();
            expect(")");
            return inner;
        }
        if (accepts("attribute_exists")) {
            return new Condition.Exists(onlyArgument());
        }
        if (accepts("attribute_not_exists")) {
            return new Condition.Not(new Condition.Exists(onlyArgument()));
        }
        if (accepts("begins_with")) {
            expect("(");
            Operand operand = operand();
            expect(",");
            Operand prefix = operand();
            expect(")");
            return new Condition.BeginsWith(operand, prefix);
        }
        return comparison();
    }

    private void refuseDoubled(int open) {
        if (tokens.get(open + 1).is("(") && closing(open + 1) + 1 == closing(open)) {
            throw TableRefusals.validation("Invalid " + kind + ": The expression has redundant parentheses;");
        }
    }

    /** Index of the parenthesis that closes this one; that of the end if none does. */
    private int closing(int open) {
        int depth = 1;
        int at = open;
        while (depth > 0 && tokens.get(at).kind() != ExpressionToken.Kind.END) {
            at++;
            depth += tokens.get(at).is("(") ? 1 : tokens.get(at).is(")") ? -1 : 0;
        }
        return at;
    }

    private Condition comparison() {
        Operand left = operand();
        if (accepts("BETWEEN")) {
            Operand from = operand();
            expect("AND");
            return new Condition.Between(left, from, operand());
        }
        ExpressionToken sign = take();
        if (!COMPARISONS.contains(sign.text())) {
            throw syntaxError(sign);
        }
        return new Condition.Comparison(left, sign.text(), operand());
    }

    private Operand.Attribute onlyArgument() {
        expect("(");
        Operand.Attribute attribute = attribute();
        expect(")");
        return attribute;
    }

    private Operand operand() {
        if (peek().kind() == ExpressionToken.Kind.VALUE) {
            return new Operand.Literal(placeholders.value(take().text(), kind));
        }
        return attribute();
    }

    private Operand.Attribute attribute() {
        ExpressionToken token = take();
        if (token.kind() == ExpressionToken.Kind.WORD) {
            throw rawName(token);
        }
        if (token.kind() != ExpressionToken.Kind.NAME) {
            throw syntaxError(token);
        }
        if (peek().is(".") || peek().is("[")) {
            throw new UnsupportedOperationException("dynamodb: nested paths in expressions are not simulated: " + text);
        }
        return new Operand.Attribute(placeholders.name(token.text(), kind));
    }

    private UpdateExpression clauses() {
        Map<String, Operand> assignments = new HashMap<>();
        List<String> removals = new ArrayList<>();
        while (peek().kind() != ExpressionToken.Kind.END) {
            ExpressionToken clause = take();
            if (clause.is("SET")) {
                do {
                    String name = attribute().name();
                    expect("=");
                    assignments.put(name, assigned());
                } while (accepts(","));
            } else if (clause.is("REMOVE")) {
                do {
                    removals.add(attribute().name());
                } while (accepts(","));
            } else if (clause.is("ADD") || clause.is("DELETE")) {
                throw new UnsupportedOperationException("dynamodb: " + clause.text() + " in updates is not simulated");
            } else {
                throw syntaxError(clause);
            }
        }
        return new UpdateExpression(assignments, removals);
    }

    private Operand assigned() {
        Operand left = addend();
        if (accepts("+")) {
            return new Operand.Sum(left, addend(), false);
        }
        return accepts("-") ? new Operand.Sum(left, addend(), true) : left;
    }

    private Operand addend() {
        if (!accepts("if_not_exists")) {
            return operand();
        }
        expect("(");
        Operand.Attribute attribute = attribute();
        expect(",");
        Operand otherwise = addend();
        expect(")");
        return new Operand.IfNotExists(attribute, otherwise);
    }

    private ExpressionToken peek() {
        return tokens.get(next);
    }

    private ExpressionToken take() {
        ExpressionToken token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    private boolean accepts(String wanted) {
        boolean found = peek().is(wanted);
        if (found) {
            next++;
        }
        return found;
    }

    private void expect(String wanted) {
        if (!accepts(wanted)) {
            throw syntaxError(peek());
        }
    }

    private void requireEnd() {
        if (peek().kind() != ExpressionToken.Kind.END) {
            throw syntaxError(peek());
        }
    }

    private RuntimeException rawName(ExpressionToken token) {
        if (OTHER_FUNCTIONS.contains(token.text()) && peek().is("(")) {
            return new UnsupportedOperationException("dynamodb: " + token.text() + " in expressions is not simulated");
        }
        return TableRefusals.validation("Invalid " + kind + ": the attribute name \"" + token.text()
                + "\" may be a reserved word: write #" + token.text() + " and define it in ExpressionAttributeNames");
    }

    private RuntimeException syntaxError(ExpressionToken token) {
        int at = tokens.indexOf(token);
        int from = tokens.get(Math.max(at - 1, 0)).start();
        int to = tokens.get(Math.min(at + 1, tokens.size() - 1)).end();
        String shown = token.kind() == ExpressionToken.Kind.END ? "<EOF>" : token.text();
        return TableRefusals.validation("Invalid " + kind + ": Syntax error; token: \"" + shown + "\", near: \""
                + text.substring(from, to) + "\"");
    }
}
