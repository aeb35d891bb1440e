package dev.headgate.states.definition;

import dev.headgate.states.expression.Expression;
import dev.headgate.states.expression.PayloadTemplate;

/** One way out of a Choice state, taken when its condition is the first that holds. */
public record ChoiceRule(PayloadTemplate condition, Exit exit) {

    static ChoiceRule read(Fields fields) {
        if (!fields.has("Condition")) {
            fields.fault("Condition", "is missing");
        } else if (!(fields.value("Condition") instanceof Boolean)
                && !(fields.value("Condition") instanceof String text && Expression.isDelimited(text))) {
            fields.fault("Condition", "must be a JSONata expression, true or false");
        }
        PayloadTemplate condition = fields.template("Condition").orElse(new PayloadTemplate.Literal(false));
        ChoiceRule rule = new ChoiceRule(condition, Exit.read(fields, Transition.to(fields, "Next")));
        fields.refuseTheRest();
        return rule;
    }
}
