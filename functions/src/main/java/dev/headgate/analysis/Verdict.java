package dev.headgate.analysis;

/** What the canary judge says about green. */
public enum Verdict {
    /** Harm is ruled out. */
    PASS,
    /** Harm is proven; final, whatever later minutes show. */
    FAIL,
    /** The time is up and neither is shown: the user's setting decides. */
    INCONCLUSIVE,
    /** Nothing is proven yet and there is time left. */
    KEEP_WATCHING
}
