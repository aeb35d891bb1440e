package dev.headgate.deployment;

import java.util.regex.Pattern;

/**
 * What an execution is called that takes a deployment over; one that opens a deployment has the deployment's own id.
 *
 * <p>A name proves nothing: anybody may have started an execution of that name with another input.
 */
public final class RecoveryName {

    /** Step Functions takes no longer name. */
    private static final int LONGEST = 80;

    private static final String RECOVERY = "-recovery-";
    private static final Pattern END = Pattern.compile(RECOVERY + "\\d+(-\\d+)?$");

    private RecoveryName() {}

    /**
     * Made of the record's version, so that one death is recovered by one execution; at most 80 characters, for which a
     * long id is cut and told apart by a hash.
     *
     * @param attempt from 1: one that died before it wrote anything is followed by one of the next name
     */
    public static String of(Deployment deployment, int attempt) {
        String id = deployment.id();
        String end = RECOVERY + deployment.version() + (attempt == 1 ? "" : "-" + attempt);
        if (id.length() + end.length() <= LONGEST) {
            return id + end;
        }
        String hash = "-" + Sha256.of(id);
        return id.substring(0, LONGEST - hash.length() - end.length()) + hash + end;
    }

    /**
     * The id of the deployment that an execution of this name opened or took over; of a long id that was cut, what is left
     * of it.
     */
    public static String deploymentId(String executionName) {
        return END.matcher(executionName).replaceFirst("");
    }
}
