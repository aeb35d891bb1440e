package dev.headgate.json;

/** Where a value stands: every value has one, and only where one is refused is it put in words. */
sealed interface Place {

    /** Where everything begins. */
    record Root(String name) implements Place {}

    /** A member of an object. */
    record Member(Place of, String name) implements Place {}

    /** An element of a list. */
    record Element(Place of, int index) implements Place {}

    /** Where a whole document stands. */
    static Place root() {
        return new Root("$");
    }

    default Place member(String name) {
        return new Member(this, name);
    }

    default Place element(int index) {
        return new Element(this, index);
    }

    /** {@code $.services[1].name}. */
    default String text() {
        return switch (this) {
            case Root(String name) -> name;
            case Member(Place of, String name) -> of.text() + "." + name;
            case Element(Place of, int index) -> of.text() + "[" + index + "]";
        };
    }
}
