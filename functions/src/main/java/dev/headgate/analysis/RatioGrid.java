package dev.headgate.analysis;

/**
 * The ratios r_j, relative to a margin rho, that a test of green's error rate against blue's bets on.
 *
 * <p>Given that a minute has K = xG + xB errors, and that green's rate is rho times blue's, each of them is green's with the
 * probability rho nG / (nB + rho nG). The likelihood ratio of "r_j rho times" against "rho times" is then
 *
 * <pre>inc_j = [ xG ln r_j - K ln( (nB + r_j rho nG) / (nB + rho nG) ) ] / phi</pre>
 *
 * <p>Its exponential has an expectation of at most 1 while the truth is on the other side of rho, so E is a
 * supermartingale that started at 1, and by Ville's inequality P(E ever &gt;= 1/alpha) &lt;= alpha.
 */
final class RatioGrid {

    /** Bets that green is worse than the margin. */
    static final RatioGrid HARM = new RatioGrid(1.25, 1.5, 2, 3, 5, 10, 30, 100);
    /** Bets that green is better than the ratio to be ruled out. */
    static final RatioGrid NO_HARM = new RatioGrid(0.1, 0.25, 0.4, 0.5, 0.6, 0.7, 0.8);

    private final double[] ratios;
    private final double[] lnRatios;

    private RatioGrid(double... ratios) {
        this.ratios = ratios;
        lnRatios = new double[ratios.length];
        for (int j = 0; j < ratios.length; j++) {
            lnRatios[j] = Math.log(ratios[j]);
        }
    }

    int size() {
        return ratios.length;
    }

    /** Writes a minute's increments; all 0 when the minute has no green requests, no blue requests or no errors. */
    void increments(MinuteTable table, int minute, double rho, double phi, double[] into) {
        double weightedGreen = rho * table.greenRequests[minute];
        double blue = table.blueRequests[minute];
        double greenErrors = table.greenErrors[minute];
        double errors = greenErrors + table.blueErrors[minute];
        boolean silent = weightedGreen == 0 || blue == 0 || errors == 0;
        double denominator = blue + weightedGreen;
        for (int j = 0; j < ratios.length; j++) {
            into[j] = silent
                    ? 0
                    : (greenErrors * lnRatios[j] - errors * Math.log((blue + ratios[j] * weightedGreen) / denominator))
                            / phi;
        }
    }
}
