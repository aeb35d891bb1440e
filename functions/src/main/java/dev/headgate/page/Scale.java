package dev.headgate.page;

import java.math.BigDecimal;
import java.util.stream.Stream;

/** Round numbers for the scale of a plot. */
public final class Scale {

    private Scale() {}

    /** The next 1, 2 or 5 times a power of ten above a number above zero. */
    public static double above(double number) {
        double power = Math.pow(10, Math.floor(Math.log10(number)));
        return Stream.of(1, 2, 5)
                .map(factor -> factor * power)
                .filter(it -> it > number)
                .findFirst()
                .orElse(10 * power);
    }

    /** As in "0.5 %": a share that is a round number by nature. */
    public static String percent(double share) {
        BigDecimal percent = BigDecimal.valueOf(Math.round(share * 1e6)).movePointLeft(4);
        return percent.stripTrailingZeros().toPlainString() + " %";
    }
}
