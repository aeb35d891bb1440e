package dev.headgate.simulator.live;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How fast virtual time passes. */
public sealed interface Pace {

    /** While a person decides, time has to pass in a way that leaves room for it. */
    Pace FOR_PEOPLE = new Times(60);

    /** As fast as the machine can. */
    record Instantly() implements Pace {
        @Override
        public String toString() {
            return "instant";
        }
    }

    /**
     * So many times as fast as real time.
     *
     * @param factor 0.1 to 100,000
     */
    record Times(double factor) implements Pace {
        public Times {
            if (!(factor >= 0.1 && factor <= 100_000)) {
                throw new IllegalArgumentException("a pace is 0.1x to 100000x, not " + factor);
            }
        }

        @Override
        public String toString() {
            return factor == Math.rint(factor)
                    ? String.format(Locale.ROOT, "%.0fx", factor)
                    : String.format(Locale.ROOT, "%sx", factor);
        }
    }

    /** Reads {@code instant} or a factor, such as {@code 60x}; empty when it is neither. */
    static Optional<Pace> of(String text) {
        Matcher factor = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)x").matcher(text);
        if (factor.matches()) {
            double value = Double.parseDouble(factor.group(1));
            return value >= 0.1 && value <= 100_000 ? Optional.of(new Times(value)) : Optional.empty();
        }
        return text.equals("instant") ? Optional.of(new Instantly()) : Optional.empty();
    }
}
