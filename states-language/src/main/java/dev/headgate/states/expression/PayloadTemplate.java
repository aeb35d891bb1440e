package dev.headgate.states.expression;

import com.dashjoin.jsonata.JException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A JSON value of a definition whose strings may be JSONata expressions, anywhere within. */
public sealed interface PayloadTemplate {

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

    /**
     * Compiles every expression.
     *
     * @param place of this value, with which expressions name themselves when they fail
     * @param fault hears the place of each expression that is not JSONata, and why
     */
    static PayloadTemplate read(Place place, @Nullable Object json, BiConsumer<String, String> fault) {
        if (json instanceof String text && Expression.isDelimited(text)) {
            return computed(place, text, fault);
        }
        if (json instanceof List<?> list) {
            List<PayloadTemplate> elements = new ArrayList<>();
            for (Object element : list) {
                elements.add(read(place.element(elements.size()), element, fault));
            }
            return elements.stream().allMatch(Literal.class::isInstance) ? new Literal(list) : new ArrayOf(elements);
        }
        if (json instanceof Map<?, ?> map) {
            LinkedHashMap<String, PayloadTemplate> members = new LinkedHashMap<>();
            map.forEach((name, member) -> {
                String key = String.valueOf(name);
                members.put(key, read(place.member(key), member, fault));
            });
            return members.values().stream().allMatch(Literal.class::isInstance)
                    ? new Literal(map)
                    : new ObjectOf(members);
        }
        return new Literal(json);
    }

    private static PayloadTemplate computed(Place place, String text, BiConsumer<String, String> fault) {
        try {
            return new Computed(Expression.compile(place.inHistory(), text));
        } catch (JException | IllegalArgumentException e) {
            fault.accept(place.inDefinition(), "not JSONata: " + e.getMessage());
            return new Literal(text);
        } catch (StackOverflowError e) {
            fault.accept(place.inDefinition(), "not JSONata that can be read: it has too many parts within parts");
            return new Literal(text);
        }
    }
}
