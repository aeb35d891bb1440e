package dev.headgate.deployment;

import java.util.regex.Pattern;

/** What an execution is called that takes a deployment over; one that opens a deployment has the deployment's own id. */
public final class RecoveryName {

    private static final String RECOVERY = "-recovery-";
    private static final Pattern END = Pattern.compile(RECOVERY + "\\d+(-\\d+)?$");

    private RecoveryName() {}

    /**
     * Made of the record's version, so that one death is recovered by one execution.
     *
     * @param attempt from 1: one that died before it wrote anything is followed by one of the next name
     */
    public static String of(Deployment deployment, int attempt) {
        return deployment.id() + RECOVERY + deployment.version() + (attempt == 1 ? "" : "-" + attempt);
    }

    /** The id of the deployment that an execution of this name opened or took over. */
    public static String deploymentId(String executionName) {
        return END.matcher(executionName).replaceFirst("");
    }
}
