package dev.headgate.simulator.asl;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks that an evaluated field has the type its state needs. */
final class Evaluated {

    private Evaluated() {}

    static int integer(String field, PayloadTemplate template, Bindings bindings, int least, int most) {
        if (template.evaluate(bindings) instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= least
                && number.intValue() <= most) {
            return number.intValue();
        }
        throw wrong(field, "a whole number from " + least + " to " + most);
    }

    static Optional<Duration> seconds(String field, Optional<PayloadTemplate> template, Bindings bindings, int most) {
        return template.map(value -> Duration.ofSeconds(integer(field, value, bindings, 1, most)));
    }

    static String string(String field, PayloadTemplate template, Bindings bindings) {
        if (template.evaluate(bindings) instanceof String text) {
            return text;
        }
        throw wrong(field, "a string");
    }

    static String string(String field, Optional<PayloadTemplate> template, Bindings bindings) {
        return template.map(value -> string(field, value, bindings)).orElse("");
    }

    static boolean bool(String field, PayloadTemplate template, Bindings bindings) {
        if (template.evaluate(bindings) instanceof Boolean value) {
            return value;
        }
        throw wrong(field, "true or false");
    }

    /** The value of a template that may be absent. */
    static @Nullable Object orElse(Optional<PayloadTemplate> template, Bindings bindings, @Nullable Object otherwise) {
        return template.isPresent() ? template.get().evaluate(bindings) : otherwise;
    }

    static StateFailedException wrong(String field, String expected) {
        return StateFailedException.queryEvaluation("The field '" + field + "' must be " + expected + ".");
    }
}
