package dev.headgate.states.definition;

import dev.headgate.tree.Section;

/** Only JSONata is interpreted. */
final class QueryLanguage {

    private static final String FIELD = "QueryLanguage";
    private static final String JSONATA = "JSONata";

    private QueryLanguage() {}

    /** @param required where nothing around says it, because Step Functions then takes JSONPath */
    static void check(Section fields, boolean required) {
        if (required && !fields.has(FIELD)) {
            fields.wrong(FIELD, "is missing: must be " + JSONATA + ", for JSONPath is not supported");
        }
        if (!fields.optional(FIELD, Fields.STRING).orElse(JSONATA).equals(JSONATA)) {
            fields.wrong(FIELD, "must be " + JSONATA);
        }
    }
}
