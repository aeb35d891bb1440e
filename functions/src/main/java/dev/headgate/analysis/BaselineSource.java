package dev.headgate.analysis;

/** Which of blue's minutes a green minute is compared with. */
public enum BaselineSource {
    /** The same minute: blue and green shared the traffic. */
    CONCURRENT,
    /** Earlier minutes of blue's, because green had all the traffic. */
    HISTORY
}
