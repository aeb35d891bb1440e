package dev.headgate.states.expression;

import com.dashjoin.jsonata.Jsonata;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A JSONata expression, compiled once. Belongs to one thread at a time. */
public final class Expression {

    private static final String OPENING = "{%";
    private static final String CLOSING = "%}";
    private static final Pattern EVAL = Pattern.compile("\\$eval\\b");
    /** Of all that the name of a variable or a function is made of. */
    private static final Pattern NAME = Pattern.compile("\\$([\\p{L}\\p{N}_]+)");

    private final String field;
    private final String text;
    private final Jsonata compiled;
    private final Bounds bounds = new Bounds();
    /** Of variables and functions that stand anywhere in the text. */
    private final Set<String> names;

    private Expression(String field, String text, Jsonata compiled) {
        this.field = field;
        this.text = text;
        this.compiled = compiled;
        this.names = NAME.matcher(text).results().map(it -> it.group(1)).collect(Collectors.toUnmodifiableSet());
    }

    /** Anything else is a literal. */
    public static boolean isDelimited(String text) {
        return text.length() >= OPENING.length() + CLOSING.length()
                && text.startsWith(OPENING)
                && text.endsWith(CLOSING);
    }

    /**
     * @param field names the expression when it fails: {@code Assign/weight}
     * @throws RuntimeException whose message says why this is not JSONata
     */
    static Expression compile(String field, String delimited) {
        String text = delimited
                .substring(OPENING.length(), delimited.length() - CLOSING.length())
                .strip();
        if (EVAL.matcher(text).find()) {
            throw new IllegalArgumentException("Step Functions has no $eval, use $parse");
        }
        Jsonata compiled = Jsonata.jsonata(text);
        // Otherwise a null and nothing at all would come back as the same.
        compiled.setOutputConvertNulls(false);
        compiled.setValidateInput(false);
        return new Expression(field, text, compiled);
    }

    /** @throws StateFailedException with {@code States.QueryEvaluationError} when it throws or gives nothing */
    @Nullable
    Object evaluate(Bindings bindings) {
        Jsonata.Frame frame = compiled.createFrame();
        bindings.bindTo(frame, names);
        bounds.putOn(frame, names);
        Object result;
        try {
            result = compiled.evaluate(null, frame);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // What an expression asks too much of is free again once it has been thrown out.
            throw failure("threw an error: " + e.getMessage());
        }
        if (result == null) {
            throw failure("returned nothing (undefined).");
        }
        try {
            return PlainJson.of(result);
        } catch (IllegalArgumentException e) {
            throw failure("returned " + e.getMessage() + ".");
        }
    }

    /** What a state fails with that needs a value of another type than this expression has given. */
    StateFailedException unexpected(String type, @Nullable Object value) {
        return failure("returned an unexpected result type. Expected '" + type + "', but was '" + typeOf(value)
                + "' for value: " + Payload.toJson(value));
    }

    private static String typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case List<?> list -> "array";
            case Map<?, ?> map -> "object";
            case String text -> "string";
            case Boolean truth -> "boolean";
            case Number number -> "number";
            case Object other -> other.getClass().getSimpleName();
        };
    }

    private StateFailedException failure(String what) {
        return StateFailedException.queryEvaluation(
                field, "The JSONata expression '" + text + "' specified for the field '" + field + "' " + what);
    }
}
