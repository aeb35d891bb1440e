package dev.headgate.states.expression;

import java.time.Duration;
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
        if (template.evaluate(bindings) instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= least
                && number.intValue() <= most) {
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
        if (template.evaluate(bindings) instanceof String text) {
            return text;
        }
        throw wrong(field, "a string");
    }

    /** Empty where there is no template. */
    public static String string(String field, Optional<PayloadTemplate> template, Bindings bindings) {
        return template.map(value -> string(field, value, bindings)).orElse("");
    }

    public static boolean bool(String field, PayloadTemplate template, Bindings bindings) {
        if (template.evaluate(bindings) instanceof Boolean value) {
            return value;
        }
        throw wrong(field, "true or false");
    }

    /** The value of a template that may be absent. */
    public static @Nullable Object orElse(
            Optional<PayloadTemplate> template, Bindings bindings, @Nullable Object otherwise) {
        return template.isPresent() ? template.get().evaluate(bindings) : otherwise;
    }

    /** What a state fails with whose field has another type. */
    public static StateFailedException wrong(String field, String expected) {
        return StateFailedException.queryEvaluation("The field '" + field + "' must be " + expected + ".");
    }
}
