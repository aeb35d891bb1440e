package dev.headgate.states.definition;

/** Only JSONata is interpreted. */
final class QueryLanguage {

    private static final String FIELD = "QueryLanguage";
    private static final String JSONATA = "JSONata";

    private QueryLanguage() {}

    /** @param required at the top level, because Step Functions takes JSONPath where nothing is said */
    static void check(Fields fields, boolean required) {
        if (required && !fields.has(FIELD)) {
            fields.fault(FIELD, "is missing: must be " + JSONATA);
        }
        if (!fields.string(FIELD).orElse(JSONATA).equals(JSONATA)) {
            fields.fault(FIELD, "must be " + JSONATA);
        }
    }
}
