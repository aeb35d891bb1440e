package dev.headgate.analysis;

/** Requests, and how many of them were errors. */
public record ErrorRate(double requests, double errors) {

    static ErrorRate of(double[] requests, double[] errors) {
        double sumOfRequests = 0;
        double sumOfErrors = 0;
        for (int i = 0; i < requests.length; i++) {
            sumOfRequests += requests[i];
            sumOfErrors += errors[i];
        }
        return new ErrorRate(sumOfRequests, sumOfErrors);
    }

    /** The share of errors, 0 to 1; 0 when there were no requests. */
    public double share() {
        return requests == 0 ? 0 : errors / requests;
    }
}
