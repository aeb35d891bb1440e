package dev.headgate.simulator.doctor;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Nothing can be looked at: there are no credentials, AWS refuses them, or AWS does not answer. */
final class NoAccessException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final String HOW_TO_GIVE_THEM = """
            Give it credentials of the tooling account that may read, for example those of a profile:
              AWS_PROFILE=name ./headgate doctor
            or, after aws sso login, those of a session:
              eval "$(aws configure export-credentials --profile name --format env)" && ./headgate doctor""";

    private NoAccessException(String message, Throwable cause) {
        super(message, cause);
    }

    static NoAccessException noCredentials(SdkClientException cause) {
        return new NoAccessException("""
                there are no AWS credentials. These were looked for, in this order:
                  the Java properties aws.accessKeyId and aws.secretAccessKey
                  the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, with AWS_SESSION_TOKEN
                  the web identity token of AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN
                  the profile AWS_PROFILE, or else default, of ~/.aws/credentials and ~/.aws/config
                  a container's and an EC2 instance's own
                """ + HOW_TO_GIVE_THEM + "\nThe SDK says: " + cause.getMessage(), cause);
    }

    static NoAccessException refused(AwsServiceException cause) {
        return new NoAccessException(
                "AWS refuses these credentials: " + Refusals.message(cause) + "\n" + HOW_TO_GIVE_THEM, cause);
    }

    static NoAccessException unreachable(SdkClientException cause) {
        return new NoAccessException(
                "AWS does not answer: " + cause.getMessage()
                        + "\nCheck the network, the proxy, and the region in headgate.yaml, and run doctor again.",
                cause);
    }
}
