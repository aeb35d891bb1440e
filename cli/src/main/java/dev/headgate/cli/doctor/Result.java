package dev.headgate.cli.doctor;

/** What a check comes to. */
sealed interface Result {

    /** All is as it must be. */
    record Fine(String found) implements Result {
        @Override
        public String text() {
            return found;
        }
    }

    /**
     * Something is not as it must be.
     *
     * @param cure what to do about it: commands to enter, or where to click; may have several lines
     */
    record Fault(String what, String cure) implements Result {
        @Override
        public String text() {
            return what;
        }
    }

    /**
     * Something can be done that nobody has to do.
     *
     * @param cure how to do it
     */
    record Advice(String what, String cure) implements Result {
        @Override
        public String text() {
            return what;
        }
    }

    /** There is nothing to look at. */
    record NotApplicable(String why) implements Result {
        @Override
        public String text() {
            return why;
        }
    }

    /**
     * The check could not be made.
     *
     * @param cure what would let it be made
     */
    record CannotTell(String why, String cure) implements Result {
        @Override
        public String text() {
            return why;
        }
    }

    /** What people read first. */
    String text();

    /** What is to be done; empty when nothing is. */
    default String cure() {
        return "";
    }

    /** Whether somebody has to do something before all is known to be well. */
    default boolean isOpen() {
        return switch (this) {
            case Fault fault -> true;
            case CannotTell unknown -> true;
            case Fine fine -> false;
            case Advice advice -> false;
            case NotApplicable none -> false;
        };
    }
}
