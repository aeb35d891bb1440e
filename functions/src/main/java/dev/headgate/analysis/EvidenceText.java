package dev.headgate.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;

/** The judge's numbers in words, for people who decide on them. */
final class EvidenceText {

    private static final double LN_2 = Math.log(2);
    private static final double LN_MILLION = Math.log(1e6);

    private EvidenceText() {}

    static String name(Metric metric) {
        return switch (metric) {
            case SERVER_ERRORS -> "server errors";
            case NO_RESPONSE -> "requests without a response";
            case SLOW_RESPONSES -> "slow responses";
        };
    }

    /** What is known of one metric: counts, rates, their ratio, and its bounds. */
    static String counts(Metric metric, Judgement judgement, RatioInterval ratio) {
        return name(metric) + ": green " + rate(judgement.green()) + ", blue " + rate(judgement.blue())
                + times(judgement, ratio);
    }

    private static String rate(ErrorRate rate) {
        return rate.requests() == 0
                ? "had no requests"
                : whole(rate.errors()) + " of " + whole(rate.requests()) + " (" + percent(rate.share()) + ")";
    }

    /**
     * The ratio that a reader gets by dividing the two rates. The bounds compare minute by minute; where what they say is
     * something else, because traffic and errors changed together, they stand alone and say so.
     */
    private static String times(Judgement judgement, RatioInterval ratio) {
        String bounds = ratio.contradicts() ? "" : bounds(ratio);
        double green = judgement.green().share();
        double blue = judgement.blue().share();
        if (green > 0 && blue > 0) {
            double times = green / blue;
            if (bounds.isEmpty() || includes(ratio, times)) {
                String within = bounds.isEmpty() ? "" : " (" + bounds + " with 95 % confidence)";
                return ", " + number(times) + " times blue's rate" + within;
            }
            return "; compared minute by minute, " + bounds + " times blue's rate with 95 % confidence";
        }
        return bounds.isEmpty() ? "" : ", " + bounds + " times blue's rate with 95 % confidence";
    }

    private static boolean includes(RatioInterval ratio, double times) {
        return ratio.lower().filter(it -> it > times).isEmpty()
                && ratio.upper().filter(it -> it < times).isEmpty();
    }

    private static String bounds(RatioInterval ratio) {
        Optional<String> lower = ratio.lower().map(EvidenceText::number);
        Optional<String> upper = ratio.upper().map(EvidenceText::number);
        if (lower.isPresent() && upper.isPresent()) {
            return lower.get() + " to " + upper.get();
        }
        return lower.map(it -> "at least " + it)
                .or(() -> upper.map(it -> "at most " + it))
                .orElse("");
    }

    /**
     * How seldom chance alone would look this bad, if green were no worse than allowed: at most once in E times (Ville's
     * inequality). Evidence below 2 says nothing.
     */
    static String chance(double lnE) {
        if (lnE < LN_2) {
            return "";
        }
        String times = lnE < LN_MILLION ? whole(Math.floor(Math.exp(lnE))) : "a million";
        return "; chance alone would look this bad less than once in " + times + " times";
    }

    static String percent(double share) {
        return number(100 * share) + " %";
    }

    /** To two digits, or whole: 0.13, 4.5, 37, 600. */
    static String number(double value) {
        if (value >= 10 || value == 0) {
            return whole(value);
        }
        return new BigDecimal(value)
                .round(new MathContext(2))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
