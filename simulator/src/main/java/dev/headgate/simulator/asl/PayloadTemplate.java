package dev.headgate.simulator.asl;

import com.dashjoin.jsonata.JException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value of a definition whose strings may be JSONata expressions, anywhere within. */
sealed interface PayloadTemplate {

    @Nullable
    Object evaluate(Bindings bindings);

    /** A part without an expression. */
    record Literal(@Nullable Object value) implements PayloadTemplate {
        @Override
        public @Nullable Object evaluate(Bindings bindings) {
            return value;
        }
    }

    /** A string that is an expression. */
    record Computed(Expression expression) implements PayloadTemplate {
        @Override
        public @Nullable Object evaluate(Bindings bindings) {
            return expression.evaluate(bindings);
        }
    }

    /** An array. */
    record ArrayOf(List<PayloadTemplate> elements) implements PayloadTemplate {
        public ArrayOf {
            elements = List.copyOf(elements);
        }

        @Override
        public @Nullable Object evaluate(Bindings bindings) {
            List<@Nullable Object> values = new ArrayList<>(elements.size());
            elements.forEach(element -> values.add(element.evaluate(bindings)));
            return values;
        }
    }

    /** An object. */
    record ObjectOf(LinkedHashMap<String, PayloadTemplate> members) implements PayloadTemplate {
        @Override
        public @Nullable Object evaluate(Bindings bindings) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            members.forEach((name, member) -> values.put(name, member.evaluate(bindings)));
            return values;
        }
    }

    /** Compiles every expression; one that is not JSONata is a fault. */
    static PayloadTemplate read(Fields fields, String field, @Nullable Object json) {
        if (json instanceof String text && Expression.isDelimited(text)) {
            return computed(fields, field, text);
        }
        if (json instanceof List<?> list) {
            List<PayloadTemplate> elements = new ArrayList<>();
            for (Object element : list) {
                elements.add(read(fields, field + "[" + elements.size() + "]", element));
            }
            return elements.stream().allMatch(Literal.class::isInstance) ? new Literal(list) : new ArrayOf(elements);
        }
        if (json instanceof Map<?, ?> map) {
            LinkedHashMap<String, PayloadTemplate> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), read(fields, field + "." + name, member)));
            return members.values().stream().allMatch(Literal.class::isInstance)
                    ? new Literal(map)
                    : new ObjectOf(members);
        }
        return new Literal(json);
    }

    private static PayloadTemplate computed(Fields fields, String field, String text) {
        try {
            return new Computed(Expression.compile(field, text));
        } catch (JException | IllegalArgumentException e) {
            fields.fault(field, "not JSONata: " + e.getMessage());
            return new Literal(text);
        }
    }
}
