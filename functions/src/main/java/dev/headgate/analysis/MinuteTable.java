package dev.headgate.analysis;

import java.util.List;

/** The rows as the tests read them: checked, clamped, and in arrays, because they are read some twenty times each. */
final class MinuteTable {

    final int size;
    final double[] greenRequests;
    final double[] greenErrors;
    final double[] blueRequests;
    final double[] blueErrors;
    private final BaselineSource[] sources;
    private boolean inconsistent;
    private boolean errorsWithoutRequests;

    /**
     * Reads the rows; errors beyond a minute's requests are clamped to them.
     *
     * @throws InvalidMinuteException when a count is negative, not finite or beyond 2^53
     */
    MinuteTable(List<MinuteRow> rows) {
        size = rows.size();
        greenRequests = new double[size];
        greenErrors = new double[size];
        blueRequests = new double[size];
        blueErrors = new double[size];
        sources = new BaselineSource[size];
        for (int t = 0; t < size; t++) {
            MinuteRow row = rows.get(t);
            greenRequests[t] = checked("row", t, "nG", row.nG());
            greenErrors[t] = clamped(checked("row", t, "xG", row.xG()), row.nG());
            blueRequests[t] = checked("row", t, "nB", row.nB());
            blueErrors[t] = clamped(checked("row", t, "xB", row.xB()), row.nB());
            sources[t] = row.source();
        }
    }

    static double checked(String table, int index, String field, double value) {
        // Written so that NaN fails it too.
        if (!(value >= 0 && value <= MinuteRow.MOST)) {
            throw new InvalidMinuteException(table, index + 1, field, value);
        }
        return value;
    }

    private double clamped(double errors, double requests) {
        if (errors <= requests) {
            return errors;
        }
        inconsistent = true;
        errorsWithoutRequests |= requests == 0;
        return requests;
    }

    /** Whether some minute reported more errors than requests. */
    boolean inconsistent() {
        return inconsistent;
    }

    /** Whether some minute reported errors and no requests: proof that its request count is missing. */
    boolean errorsWithoutRequests() {
        return errorsWithoutRequests;
    }

    /** The margin of the harm test in this minute. */
    double harmMargin(int minute, JudgeParameters parameters) {
        return switch (sources[minute]) {
            case CONCURRENT -> parameters.rho0Concurrent();
            case HISTORY -> parameters.rho0History();
        };
    }

    boolean hasGreenTraffic() {
        return green().requests() > 0;
    }

    /** Whether blue answered requests in a minute in which green did. */
    boolean hasBaseline() {
        for (int t = 0; t < size; t++) {
            if (greenRequests[t] > 0 && blueRequests[t] > 0) {
                return true;
            }
        }
        return false;
    }

    ErrorRate green() {
        return ErrorRate.of(greenRequests, greenErrors);
    }

    ErrorRate blue() {
        return ErrorRate.of(blueRequests, blueErrors);
    }
}
