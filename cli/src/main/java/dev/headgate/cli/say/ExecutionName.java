package dev.headgate.cli.say;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Names of executions: to be recognised in a list by what they were started for, and never the same twice. */
final class ExecutionName {

    /** Step Functions takes 80 characters, and of these some in names that its logs do not take. */
    private static final int LONGEST = 80;

    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9_-]+");

    private ExecutionName() {}

    static String of(String verb, String subject, RandomGenerator random) {
        String end = "-" + HexFormat.of().toHexDigits(random.nextInt());
        String start = verb + "-" + UNFIT.matcher(subject).replaceAll("-");
        return start.substring(0, Math.min(start.length(), LONGEST - end.length())) + end;
    }
}
