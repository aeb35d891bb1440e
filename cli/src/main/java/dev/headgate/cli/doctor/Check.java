package dev.headgate.cli.doctor;

import java.util.List;

/** Looks at one thing that may still have to be done by hand. It changes nothing. */
interface Check {

    /** What is looked at, in a few words. */
    String name();

    /** The IAM actions that it needs. */
    List<String> permissions();

    /**
     * Looks.
     *
     * <p>What AWS refuses, or does not answer, is thrown as the SDK or the traffic backend throws it: {@link Examination}
     * makes it a result.
     */
    Result run();
}
