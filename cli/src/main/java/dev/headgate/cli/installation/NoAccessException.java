package dev.headgate.cli.installation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Nothing can be reached: there are no credentials, AWS refuses them, they are of another account, or AWS does not answer. */
public final class NoAccessException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final String HOW_TO_GIVE_THEM = """
            Give it credentials that may read in the tooling account, for example those of a profile:
              ./headgate %s --profile NAME
            To a profile of IAM Identity Center, sign in before:
              aws sso login --profile NAME""";

    private static final String NOWHERE = """
            there are no AWS credentials. These were looked for, in this order:
              the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, with AWS_SESSION_TOKEN
              the web identity token of AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN
              the profile AWS_PROFILE, or else default, of ~/.aws/credentials and ~/.aws/config
              a container's and an EC2 instance's own
            """;

    /** The default chain tells of each provider in one long line; of these, only a profile is meant to be there. */
    private static final Pattern OF_A_PROFILE = Pattern.compile(
            " ProfileCredentialsProvider\\(profileName=.*?\\)\\): (?<reason>.+?), ContainerCredentials");

    private NoAccessException(String message) {
        super(message);
    }

    private NoAccessException(String message, Throwable cause) {
        super(message, cause);
    }

    /** There are none, in a profile or wherever else they were looked for. */
    public static NoAccessException noCredentials(String command, Optional<String> profile, SdkException cause) {
        String message = profile.map(name -> "there are no AWS credentials in the profile " + name
                        + ". The SDK says: " + reason(cause)
                        + "\nTo a profile of IAM Identity Center, sign in before:\n  aws sso login --profile "
                        + Shell.quoted(name))
                .orElseGet(() -> NOWHERE + HOW_TO_GIVE_THEM.formatted(command) + "\nThe SDK says: " + reason(cause));
        return new NoAccessException(message, cause);
    }

    static NoAccessException refused(String command, Optional<String> profile, AwsServiceException cause) {
        String which =
                profile.map(name -> "the credentials of the profile " + name).orElse("these credentials");
        return new NoAccessException(
                "AWS refuses " + which + ": " + Refusals.said(cause) + "\n" + HOW_TO_GIVE_THEM.formatted(command),
                cause);
    }

    static NoAccessException unusable(RuntimeException cause) {
        return new NoAccessException(
                "the AWS SDK can not use ~/.aws/config or ~/.aws/credentials as they are: " + cause.getMessage()
                        + "\nCorrect them, or have AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name others.",
                cause);
    }

    /** Nothing came back, or nothing that says anything of the credentials. */
    public static NoAccessException unreachable(SdkException cause) {
        return new NoAccessException(
                "AWS does not answer: " + Refusals.said(cause)
                        + "\nCheck the network, the proxy, and the region in headgate.yaml, and try again.",
                cause);
    }

    /** They are good, but of an account that Headgate does not run in. */
    static NoAccessException elsewhere(String command, Caller caller, String toolingAccount) {
        return new NoAccessException("these credentials are of account " + caller.account() + " (" + caller.arn()
                + "), and the configuration says that Headgate runs in " + toolingAccount
                + "\nName a profile of that account:\n  ./headgate " + command + " --profile NAME");
    }

    private static String reason(SdkException cause) {
        String message = Refusals.said(cause);
        Matcher chain = OF_A_PROFILE.matcher(message);
        String reason = chain.find() ? chain.group("reason") : message;
        // Behind it, the SDK lists every section of the file.
        return reason.replaceFirst(": ProfileFile\\(.*", "");
    }
}
