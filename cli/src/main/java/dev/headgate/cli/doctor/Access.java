package dev.headgate.cli.doctor;

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
record Access(Optional<String> profile, Caller caller, DoctorClients clients) {

    /** @throws NoAccessException when there are no credentials, or when they lead nowhere */
    static Access by(Optional<String> profile, Supplier<DoctorClients> source) throws NoAccessException {
        DoctorClients clients;
        StsClient sts;
        try {
            clients = source.get();
            sts = clients.sts();
            var unused = clients.credentials().resolveCredentials();
        } catch (SdkException e) {
            throw NoAccessException.noCredentials(profile, e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            // So does the SDK say that it can not read ~/.aws/config, or not do what a profile in it asks for.
            throw NoAccessException.unusable(e);
        }
        try {
            GetCallerIdentityResponse identity = sts.getCallerIdentity();
            return new Access(profile, new Caller(identity.account(), identity.arn()), clients);
        } catch (AwsServiceException e) {
            throw Refusals.isOfCredentials(e) || Refusals.isAccessDenied(e)
                    ? NoAccessException.refused(profile, e)
                    : NoAccessException.unreachable(e);
        } catch (SdkException e) {
            throw NoAccessException.unreachable(e);
        }
    }
}
