package dev.headgate.states.expression;

/**
 * Where a value stands in a state.
 *
 * @param inDefinition as a fault of the definition names it: {@code Output.result}
 * @param inHistory as Step Functions names it when it cannot be evaluated: {@code Output/result}
 */
public record Place(String inDefinition, String inHistory) {

    /** A field of the state itself. */
    public static Place of(String field) {
        return new Place(field, field);
    }

    /** What the value here has by this name. */
    public Place member(String name) {
        return new Place(inDefinition + "." + name, inHistory + "/" + name);
    }

    Place element(int index) {
        String suffix = "[" + index + "]";
        return new Place(inDefinition + suffix, inHistory + suffix);
    }
}
