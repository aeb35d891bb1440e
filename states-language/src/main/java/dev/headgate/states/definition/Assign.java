package dev.headgate.states.definition;

import dev.headgate.states.expression.Bindings;
import dev.headgate.states.expression.PayloadTemplate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The variables a state sets on its way out, all computed from the values they had when it was entered. */
public record Assign(String place, Map<String, PayloadTemplate> values) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}][\\p{L}\\p{N}_]{0,79}");

    static Assign read(Fields fields) {
        Map<String, PayloadTemplate> values = new LinkedHashMap<>();
        Optional<Fields> assign =
                fields.has("Assign") ? Optional.of(fields.requiredObject("Assign")) : Optional.empty();
        assign.ifPresent(object -> object.names().forEach(name -> {
            if (!NAME.matcher(name).matches()) {
                object.fault(name, "not a variable name: letters, digits and _, at most 80, a letter first");
            } else if (name.equals("states")) {
                object.fault(name, "is reserved");
            }
            values.put(name, PayloadTemplate.read("Assign." + name, object.value(name), fields::fault));
        }));
        return new Assign(fields.place("Assign"), values);
    }

    /** The values by name; whoever leaves the state sets them. */
    public Map<String, @Nullable Object> evaluate(Bindings bindings) {
        Map<String, @Nullable Object> assigned = new LinkedHashMap<>();
        values.forEach((name, template) -> assigned.put(name, template.evaluate(bindings)));
        return assigned;
    }
}
