package dev.headgate.cli.installation;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/** What is said where AWS did not do what a command asked for. */
public final class Refused {

    private static final Set<Class<? extends SdkException>> NOT_DEPLOYED =
            Set.of(StateMachineDoesNotExistException.class, ResourceNotFoundException.class);

    private Refused() {}

    /** The fault and, on a line of its own, what would help. */
    public static String sentence(SdkException thrown, Installation installation) {
        if (!(thrown instanceof AwsServiceException refusal)) {
            return fault(thrown) + "\nCheck the network and the proxy, and try again.";
        }
        if (NOT_DEPLOYED.contains(refusal.getClass())) {
            return notDeployed(refusal, installation);
        }
        if (Refusals.isAccessDenied(refusal)) {
            return Refusals.whatIsDenied(refusal) + "\nAllow "
                    + installation.caller().arn()
                    + Refusals.action(refusal).map(it -> " " + it).orElse(" that")
                    + ", or name a profile that is allowed it, with --profile.";
        }
        if (Refusals.isOfCredentials(refusal)) {
            return "AWS does not accept these credentials any longer: " + Refusals.said(refusal)
                    + "\nSign in again, and try again.";
        }
        return fault(refusal)
                + (refusal.isThrottlingException() || refusal.statusCode() >= 500
                        ? "\nTry again in a minute."
                        : "\nIs the installation as new as this checkout? " + installation.command("doctor")
                                + " says.");
    }

    /** The fault alone: for a call that must not simply be tried again. */
    public static String fault(SdkException thrown) {
        return (thrown instanceof AwsServiceException ? "AWS says: " : "AWS does not answer: ") + Refusals.said(thrown);
    }

    private static String notDeployed(AwsServiceException refusal, Installation installation) {
        return "Headgate is not deployed in account "
                + installation.configuration().account() + ", "
                + installation.region() + ", as the configuration says: " + Refusals.said(refusal)
                + "\nDeploy it (" + installation.deploy()
                + "), or name the installation that is meant with --config, --profile and --region.";
    }
}
