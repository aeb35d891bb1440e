package dev.headgate.states.definition;

import dev.headgate.states.expression.Expression;
import dev.headgate.states.expression.PayloadTemplate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one object of a definition and notes every fault with its place.
 *
 * <p>A field that is missing or wrong is answered with a harmless stand-in, so that one pass finds all faults; the
 * definition is refused at the end.
 */
final class Fields {

    /** Of the JSONPath query language, which a JSONata state may not use. */
    private static final Set<String> JSON_PATH_FIELDS = Set.of(
            "InputPath",
            "OutputPath",
            "ResultPath",
            "Parameters",
            "ResultSelector",
            "Result",
            "ItemsPath",
            "MaxConcurrencyPath",
            "SecondsPath",
            "TimestampPath",
            "TimeoutSecondsPath",
            "HeartbeatSecondsPath",
            "ErrorPath",
            "CausePath",
            "Variable");

    private final String place;
    private final Map<?, ?> json;
    private final List<String> faults;
    private final Set<String> read = new HashSet<>();

    private Fields(String place, Map<?, ?> json, List<String> faults) {
        this.place = place;
        this.json = json;
        this.faults = faults;
    }

    static Fields of(String place, @Nullable Object json, List<String> faults) {
        if (json instanceof Map<?, ?> map) {
            return new Fields(place, map, faults);
        }
        faults.add(place + ": must be an object");
        return new Fields(place, Map.of(), faults);
    }

    String place() {
        return place;
    }

    String place(String field) {
        return place + "." + field;
    }

    void fault(String field, String what) {
        faults.add(place(field) + ": " + what);
    }

    /** Every fault of the definition found so far. */
    List<String> faults() {
        return faults;
    }

    boolean has(String field) {
        read.add(field);
        return json.containsKey(field);
    }

    Optional<String> string(String field) {
        if (!has(field)) {
            return Optional.empty();
        }
        if (json.get(field) instanceof String text) {
            return Optional.of(text);
        }
        fault(field, "must be a string");
        return Optional.empty();
    }

    String requiredString(String field) {
        if (!has(field)) {
            fault(field, "is missing");
        }
        return string(field).orElse("");
    }

    boolean isTrue(String field) {
        if (!has(field)) {
            return false;
        }
        if (json.get(field) instanceof Boolean value) {
            return value;
        }
        fault(field, "must be true or false");
        return false;
    }

    Optional<Integer> integer(String field, int least, int most) {
        if (!has(field)) {
            return Optional.empty();
        }
        if (json.get(field) instanceof Integer value && value >= least && value <= most) {
            return Optional.of(value);
        }
        fault(field, "must be a whole number from " + least + " to " + most);
        return Optional.empty();
    }

    Optional<Double> number(String field, double least) {
        if (!has(field)) {
            return Optional.empty();
        }
        if (json.get(field) instanceof Number value && value.doubleValue() >= least) {
            return Optional.of(value.doubleValue());
        }
        fault(field, "must be a number of at least " + least);
        return Optional.empty();
    }

    List<String> strings(String field) {
        List<String> texts = new ArrayList<>();
        for (Object element : list(field)) {
            if (element instanceof String text) {
                texts.add(text);
            } else {
                fault(field, "must hold strings only");
            }
        }
        return texts;
    }

    Optional<PayloadTemplate> template(String field) {
        return has(field) ? Optional.of(PayloadTemplate.read(field, json.get(field), this::fault)) : Optional.empty();
    }

    /** A whole number, or an expression for one. */
    Optional<PayloadTemplate> integerTemplate(String field, int least, int most) {
        if (!(has(field) && json.get(field) instanceof String text && Expression.isDelimited(text))) {
            integer(field, least, most);
        }
        return template(field);
    }

    /** A text, or an expression for one. */
    Optional<PayloadTemplate> stringTemplate(String field) {
        string(field);
        return template(field);
    }

    Optional<Fields> object(String field) {
        return has(field) ? Optional.of(of(place(field), json.get(field), faults)) : Optional.empty();
    }

    Fields requiredObject(String field) {
        if (!has(field)) {
            fault(field, "is missing");
            return new Fields(place(field), Map.of(), faults);
        }
        return of(place(field), json.get(field), faults);
    }

    List<Fields> objects(String field) {
        List<Fields> objects = new ArrayList<>();
        for (Object element : list(field)) {
            objects.add(of(place(field) + "[" + objects.size() + "]", element, faults));
        }
        return objects;
    }

    List<Fields> requiredObjects(String field) {
        List<Fields> objects = objects(field);
        if (!has(field)) {
            fault(field, "is missing");
        } else if (objects.isEmpty()) {
            fault(field, "must not be empty");
        }
        return objects;
    }

    private List<?> list(String field) {
        if (!has(field)) {
            return List.of();
        }
        if (json.get(field) instanceof List<?> list) {
            return list;
        }
        fault(field, "must be an array");
        return List.of();
    }

    /** The fields' own names, where an object maps names to things. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        json.keySet().forEach(name -> names.add(String.valueOf(name)));
        read.addAll(names);
        return names;
    }

    @Nullable
    Object value(String field) {
        return json.get(field);
    }

    /** Whatever has not been read has no meaning here; a Comment is welcome everywhere. */
    void refuseTheRest() {
        string("Comment");
        for (Object name : json.keySet()) {
            String field = String.valueOf(name);
            if (!read.contains(field)) {
                fault(
                        field,
                        JSON_PATH_FIELDS.contains(field)
                                ? "not supported in a JSONata state"
                                : "unknown or not supported here");
            }
        }
    }
}
