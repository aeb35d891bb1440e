package dev.headgate.states.expression;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks that an evaluated field has the type its state needs. */
public final class Evaluated {

    private Evaluated() {}

    /**
     * A whole number within these bounds.
     *
     * @param field names the value when it is something else
     */
    public static int integer(String field, PayloadTemplate template, Bindings bindings, int least, int most) {
        Object value = template.evaluate(bindings);
        if (!(value instanceof Number number)) {
            throw wrongType(field, template, "number", value);
        }
        if (number.doubleValue() == number.intValue() && number.intValue() >= least && number.intValue() <= most) {
            return number.intValue();
        }
        throw wrong(field, "a whole number from " + least + " to " + most);
    }

    /** A whole number of seconds, at least one, where there is a template for it. */
    public static Optional<Duration> seconds(
            String field, Optional<PayloadTemplate> template, Bindings bindings, int most) {
        return template.map(value -> Duration.ofSeconds(integer(field, value, bindings, 1, most)));
    }

    public static String string(String field, PayloadTemplate template, Bindings bindings) {
        Object value = template.evaluate(bindings);
        if (value instanceof String text) {
            return text;
        }
        throw wrongType(field, template, "string", value);
    }

    /** Empty where there is no template. */
    public static String string(String field, Optional<PayloadTemplate> template, Bindings bindings) {
        return template.map(value -> string(field, value, bindings)).orElse("");
    }

    public static boolean bool(String field, PayloadTemplate template, Bindings bindings) {
        Object value = template.evaluate(bindings);
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw wrongType(field, template, "boolean", value);
    }

    /** An array: what the template gives, or else what there is anyway. */
    public static List<?> array(
            String field, Optional<PayloadTemplate> template, Bindings bindings, @Nullable Object otherwise) {
        Object value = orElse(template, bindings, otherwise);
        if (value instanceof List<?> list) {
            return list;
        }
        throw template.map(given -> wrongType(field, given, "array", value)).orElseGet(() -> wrong(field, "an array"));
    }

    /** An object; where there is no template, one without members. */
    public static Map<?, ?> object(String field, Optional<PayloadTemplate> template, Bindings bindings) {
        Object value = orElse(template, bindings, Map.of());
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw template.map(given -> wrongType(field, given, "object", value))
                .orElseGet(() -> wrong(field, "an object"));
    }

    /** The value of a template that may be absent. */
    public static @Nullable Object orElse(
            Optional<PayloadTemplate> template, Bindings bindings, @Nullable Object otherwise) {
        return template.isPresent() ? template.get().evaluate(bindings) : otherwise;
    }

    private static StateFailedException wrongType(
            String field, PayloadTemplate template, String type, @Nullable Object value) {
        return template instanceof PayloadTemplate.Computed(Expression expression)
                ? expression.unexpected(type, value)
                : wrong(field, "of the type " + type);
    }

    /** What a state fails with whose field is something else than it must be. */
    public static StateFailedException wrong(String field, String expected) {
        return StateFailedException.queryEvaluation(field, "The field '" + field + "' must be " + expected + ".");
    }
}
