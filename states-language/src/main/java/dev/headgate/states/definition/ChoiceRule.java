package dev.headgate.states.definition;

import dev.headgate.states.expression.PayloadTemplate;
import dev.headgate.states.expression.Place;
import dev.headgate.tree.Section;

/** One way out of a Choice state, taken when its condition is the first that holds. */
public record ChoiceRule(PayloadTemplate condition, Exit exit) {

    static ChoiceRule read(Section fields, int index) {
        if (!fields.has("Condition")) {
            fields.wrong("Condition", "is missing");
        } else if (!Fields.isExpression(fields, "Condition")
                && fields.find("Condition").flatMap(Fields.TRUTH::read).isEmpty()) {
            fields.wrong("Condition", "must be a JSONata expression, true or false");
        }
        Place place = new Place("Condition", "Choices[" + index + "]/Condition");
        PayloadTemplate condition = fields.find("Condition")
                .map(node -> Fields.template(fields, place, node))
                .orElse(new PayloadTemplate.Literal(false));
        ChoiceRule rule = new ChoiceRule(condition, Exit.read(fields, Transition.to(fields, "Next")));
        Fields.refuseTheRest(fields);
        return rule;
    }
}
