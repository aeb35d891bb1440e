package dev.headgate.simulator.tooling;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word or sign of a DynamoDB expression.
 *
 * @param text as written; empty at the end
 * @param start where it begins in the expression
 */
record ExpressionToken(Kind kind, String text, int start) {

    enum Kind {
        /** {@code #name} */
        NAME,
        /** {@code :value} */
        VALUE,
        /** A keyword, a function or a raw attribute name. */
        WORD,
        SIGN,
        END
    }

    private static final List<Kind> WRITTEN = List.of(Kind.NAME, Kind.VALUE, Kind.WORD, Kind.SIGN);

    private static final Pattern NEXT = Pattern.compile(
            "\\s*(?:(?<name>#\\w+)|(?<value>:\\w+)|(?<word>[A-Za-z_]\\w*)|(?<sign><>|<=|>=|[=<>(),+\\-.\\[\\]]))");

    /** @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException for a sign that no expression has */
    static List<ExpressionToken> of(String expression, String kindOfExpression) {
        List<ExpressionToken> tokens = new ArrayList<>();
        Matcher matcher = NEXT.matcher(expression);
        int at = 0;
        while (matcher.region(at, expression.length()).lookingAt()) {
            tokens.add(read(matcher));
            at = matcher.end();
        }
        if (!expression.substring(at).isBlank()) {
            throw TableRefusals.validation("Invalid " + kindOfExpression + ": Syntax error; token: \""
                    + expression.substring(at).strip().charAt(0) + "\", near: \"" + expression.substring(at) + "\"");
        }
        tokens.add(new ExpressionToken(Kind.END, "", expression.length()));
        return List.copyOf(tokens);
    }

    private static ExpressionToken read(Matcher matcher) {
        // The groups of the pattern are in their order, from 1.
        for (int group = 1; group <= WRITTEN.size(); group++) {
            if (matcher.start(group) >= 0) {
                return new ExpressionToken(WRITTEN.get(group - 1), matcher.group(group), matcher.start(group));
            }
        }
        throw new IllegalStateException("No part of " + NEXT + " has matched");
    }

    boolean is(String wanted) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equalsIgnoreCase(wanted);
    }

    int end() {
        return start + text.length();
    }
}
