package dev.headgate.analysis;

/**
 * The shares a of the service's error objective pMax that the absolute test bets green's error rate to be:
 *
 * <pre>inc_a = [ xG ln a + (nG - xG) ln( (1 - a pMax) / (1 - pMax) ) ] / phi</pre>
 */
final class ObjectiveGrid {

    private static final double[] SHARES = {0.05, 0.1, 0.25, 0.5};
    static final int SIZE = SHARES.length;

    private final double[] lnOfError = new double[SIZE];
    private final double[] lnOfSuccess = new double[SIZE];

    ObjectiveGrid(double pMax) {
        for (int j = 0; j < SIZE; j++) {
            lnOfError[j] = Math.log(SHARES[j]);
            lnOfSuccess[j] = Math.log1p(-SHARES[j] * pMax) - Math.log1p(-pMax);
        }
    }

    void increments(MinuteTable table, int minute, double phi, double[] into) {
        double errors = table.greenErrors[minute];
        double successes = table.greenRequests[minute] - errors;
        for (int j = 0; j < SIZE; j++) {
            into[j] = (errors * lnOfError[j] + successes * lnOfSuccess[j]) / phi;
        }
    }
}
