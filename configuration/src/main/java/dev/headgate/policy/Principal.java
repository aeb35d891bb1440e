package dev.headgate.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who asks: a role, a role's session, or a user, by the ARN that STS calls it by. */
public record Principal(String arn) {

    private static final Pattern ARN = Pattern.compile("arn:[^:]+:(iam|sts)::(?<account>\\d{12}):.+");
    private static final Pattern SESSION =
            Pattern.compile("arn:(?<partition>[^:]+):sts::(?<account>\\d{12}):assumed-role/(?<role>[^/]+)/.+");

    public Principal {
        if (!ARN.matcher(arn).matches()) {
            throw new IllegalArgumentException("Not the ARN of a role, a session or a user: " + arn);
        }
    }

    public String account() {
        Matcher named = ARN.matcher(arn);
        if (!named.matches()) {
            throw new IllegalStateException(arn);
        }
        return named.group("account");
    }

    /** What policies compare as {@code aws:PrincipalArn}: of a session its role, of which STS tells no path. */
    public String identity() {
        return SESSION.matcher(arn).replaceFirst("arn:${partition}:iam::${account}:role/${role}");
    }

    /** Whether a policy that names this as principal means it: an account stands for all who are in it. */
    boolean isMeantBy(String named) {
        return named.equals(arn)
                || named.equals(identity())
                || named.equals(account())
                || named.equals("arn:aws:iam::" + account() + ":root");
    }
}
