package dev.headgate.analysis;

/** Why the judge says what it says; each reason belongs to one verdict. */
public enum Reason {
    /** Green's error rate exceeds blue's by more than the margin. */
    HARM(Verdict.FAIL),
    /** Green lost healthy targets or refuses connections: needs no statistics. */
    UNHEALTHY(Verdict.FAIL),
    /** Not proven worse, but too likely to be passed. */
    SUSPECT(Verdict.INCONCLUSIVE),
    /** Green's error rate is below the ratio that has to be ruled out. */
    RELATIVE(Verdict.PASS),
    /** Green's error rate is below the service's error objective. */
    ABSOLUTE(Verdict.PASS),
    NO_GREEN_TRAFFIC(Verdict.INCONCLUSIVE),
    /** Blue answered no request in any minute in which green did. */
    NO_BASELINE(Verdict.INCONCLUSIVE),
    /** Errors were reported in a minute without requests: its request count is missing. */
    METRICS_MISSING(Verdict.INCONCLUSIVE),
    NOT_ENOUGH_EVIDENCE(Verdict.INCONCLUSIVE),
    DEADLINE_NOT_REACHED(Verdict.KEEP_WATCHING);

    private final Verdict verdict;

    Reason(Verdict verdict) {
        this.verdict = verdict;
    }

    public Verdict verdict() {
        return verdict;
    }
}
