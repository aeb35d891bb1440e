package dev.headgate.states.definition;

import dev.headgate.states.expression.Bindings;
import dev.headgate.states.expression.PayloadTemplate;
import dev.headgate.states.expression.Place;
import dev.headgate.tree.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The variables a state sets on its way out, all computed from the values they had when it was entered. */
public record Assign(String place, Map<String, PayloadTemplate> values) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}][\\p{L}\\p{N}_]{0,79}");

    static Assign read(Section fields) {
        Map<String, PayloadTemplate> values = new LinkedHashMap<>();
        Section assign = fields.section("Assign", "");
        for (String name : assign.names()) {
            if (!NAME.matcher(name).matches()) {
                assign.wrong(name, "not a variable name: letters, digits and _, at most 80, a letter first");
            } else if (name.equals("states")) {
                assign.wrong(name, "is reserved");
            }
            Place place = Place.of("Assign").member(name);
            assign.find(name).ifPresent(node -> values.put(name, Fields.template(fields, place, node)));
        }
        return new Assign(fields.path("Assign"), values);
    }

    /** The values by name; whoever leaves the state sets them. */
    public Map<String, @Nullable Object> evaluate(Bindings bindings) {
        Map<String, @Nullable Object> assigned = new LinkedHashMap<>();
        values.forEach((name, template) -> assigned.put(name, template.evaluate(bindings)));
        return assigned;
    }
}
