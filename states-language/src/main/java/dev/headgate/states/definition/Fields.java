package dev.headgate.states.definition;

import dev.headgate.states.expression.Expression;
import dev.headgate.states.expression.PayloadTemplate;
import dev.headgate.states.expression.Place;
import dev.headgate.text.Nearest;
import dev.headgate.tree.Dialect;
import dev.headgate.tree.Fault;
import dev.headgate.tree.Format;
import dev.headgate.tree.Node;
import dev.headgate.tree.Section;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the fields of a definition look like, and how their faults are worded: {@code place.Field: what}. */
final class Fields {

    static final Format<String> STRING =
            Format.of("a string", "", "", Optional::of).inQuotes();

    static final Format<Boolean> TRUTH =
            Format.choice(List.of(true, false), String::valueOf).bare();

    static final Dialect WORDS = new Dialect(
            "",
            "an object",
            "an array",
            "%s",
            "",
            ".",
            false,
            true,
            "%s[%d]"::formatted,
            Fields::unknown,
            Dialect::shownAsJson);

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

    private Fields() {}

    static Format<Integer> wholeNumber(int least, int most) {
        return Format.integer(least, most, least)
                .saying("a whole number from " + least + " to " + most, "")
                .bare();
    }

    static Optional<PayloadTemplate> template(Section fields, String field) {
        return fields.find(field).map(node -> template(fields, Place.of(field), node));
    }

    static PayloadTemplate template(Section fields, Place place, Node node) {
        return PayloadTemplate.read(place, node.json(), fields::wrong);
    }

    /** A whole number, or an expression for one. */
    static Optional<PayloadTemplate> integerTemplate(Section fields, String field, int least, int most) {
        if (!isExpression(fields, field)) {
            fields.optional(field, wholeNumber(least, most));
        }
        return template(fields, field);
    }

    /** A text, or an expression for one. */
    static Optional<PayloadTemplate> stringTemplate(Section fields, String field) {
        fields.optional(field, STRING);
        return template(fields, field);
    }

    static boolean isExpression(Section fields, String field) {
        return fields.find(field)
                .flatMap(STRING::read)
                .filter(Expression::isDelimited)
                .isPresent();
    }

    /** Whatever has not been read has no meaning here; a Comment is welcome everywhere. */
    static void refuseTheRest(Section fields) {
        fields.optional("Comment", STRING);
        fields.refuseUnknownKeys();
    }

    private static Fault unknown(int line, String path, String field, Collection<String> known) {
        String problem =
                JSON_PATH_FIELDS.contains(field) ? "not supported in a JSONata state" : "unknown or not supported here";
        String cure = Nearest.to(field, known)
                .map(meant -> "Did you mean " + meant + "?")
                .orElse("");
        return new Fault(line, path + "." + field, problem, cure);
    }
}
