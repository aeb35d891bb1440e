package dev.headgate.benchmarks.comparison;

/** How bad green is. */
enum Green {
    AS_GOOD("Green is as good as blue", "as good", 1),
    TWICE("Green has 2 times blue's error rate", "2x", 2),
    FIVE_TIMES("Green has 5 times blue's error rate", "5x", 5),
    TEN_TIMES("Green has 10 times blue's error rate", "10x", 10),
    OUTAGE("Every request to green fails", "outage", 0);

    private final String sentence;
    private final String title;
    private final double ratio;

    Green(String sentence, String title, double ratio) {
        this.sentence = sentence;
        this.title = title;
        this.ratio = ratio;
    }

    String sentence() {
        return sentence;
    }

    String title() {
        return title;
    }

    /** How many times blue's error rate green has. */
    double ratio(double errorRate) {
        return this == OUTAGE ? 1 / errorRate : ratio;
    }
}
