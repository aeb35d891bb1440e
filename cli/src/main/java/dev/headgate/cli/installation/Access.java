package dev.headgate.cli.installation;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Credentials, and the account that they lead into.
 *
 * @param profile that they come from; empty for those that the SDK finds by itself
 */
public record Access<C extends ToolingClients>(Optional<String> profile, Caller caller, C clients) {

    /**
     * Finds out whose credentials they are.
     *
     * @param command that wants them, as it is written behind {@code ./headgate}
     * @throws NoAccessException when there are no credentials, or when they lead nowhere
     */
    public static <C extends ToolingClients> Access<C> by(String command, Optional<String> profile, Supplier<C> source)
            throws NoAccessException {
        C clients;
        StsClient sts;
        try {
            clients = source.get();
            sts = clients.sts();
            var unused = clients.credentials().resolveCredentials();
        } catch (SdkException e) {
            throw NoAccessException.noCredentials(command, profile, e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            // So does the SDK say that it can not read ~/.aws/config, or not do what a profile in it asks for.
            throw NoAccessException.unusable(e);
        }
        try {
            GetCallerIdentityResponse identity = sts.getCallerIdentity();
            return new Access<>(profile, new Caller(identity.account(), identity.arn()), clients);
        } catch (AwsServiceException e) {
            throw Refusals.isOfCredentials(e) || Refusals.isAccessDenied(e)
                    ? NoAccessException.refused(command, profile, e)
                    : NoAccessException.unreachable(e);
        } catch (SdkException e) {
            throw NoAccessException.unreachable(e);
        }
    }
}
