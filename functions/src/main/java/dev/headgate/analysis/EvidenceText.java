package dev.headgate.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;

/** The judge's numbers in words, for people who decide on them. */
final class EvidenceText {

    private static final double LN_10 = Math.log(10);

    private EvidenceText() {}

    static String name(Metric metric) {
        return switch (metric) {
            case SERVER_ERRORS -> "server errors";
            case NO_RESPONSE -> "requests without a response";
            case SLOW_RESPONSES -> "slow responses";
        };
    }

    /** What is known of one metric: counts, rates and the ratio with its bounds. */
    static String counts(Metric metric, Judgement judgement, RatioInterval ratio) {
        return name(metric) + ": green " + rate(judgement.green()) + ", blue " + rate(judgement.blue()) + times(ratio);
    }

    private static String rate(ErrorRate rate) {
        return whole(rate.errors()) + " of " + whole(rate.requests()) + " (" + percent(rate.share()) + ")";
    }

    private static String times(RatioInterval ratio) {
        String bounds = ratio.contradicts() ? "" : bounds(ratio);
        if (ratio.estimate().isPresent()) {
            String within = bounds.isEmpty() ? "" : " (" + bounds + " with 95 % confidence)";
            return ", " + number(ratio.estimate().get()) + " times blue's rate" + within;
        }
        return bounds.isEmpty() ? "" : ", " + bounds + " times blue's rate with 95 % confidence";
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

    /** The odds of a bet that green is no worse than the margin. */
    static String odds(double lnE) {
        return "odds 1 : "
                + (lnE / LN_10 < 6 ? whole(Math.max(1, Math.exp(lnE))) : "10^" + (int) Math.floor(lnE / LN_10));
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
