package dev.headgate.analysis;

/**
 * One closed minute as the load balancer counted it, observed and never derived from the configured traffic weight.
 *
 * <p>The row takes any number: only the judge, which knows the row's place, can refuse one with the row named.
 *
 * @param nG green's requests; 0 when the load balancer reported none
 * @param xG green's errors; 0 when the load balancer reported none
 * @param nB blue's requests
 * @param xB blue's errors
 * @param source where blue's two counts come from
 */
public record MinuteRow(double nG, double xG, double nB, double xB, BaselineSource source) {

    /** The largest count up to which every whole number is exact in a double. */
    public static final double MOST = 0x1p53;
}
