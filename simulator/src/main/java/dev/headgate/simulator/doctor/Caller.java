package dev.headgate.simulator.doctor;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Whose credentials doctor runs with. */
record Caller(String account, String arn) {

    /** @throws NoAccessException when there are no credentials, or when they lead nowhere */
    static Caller of(DoctorClients clients) throws NoAccessException {
        try {
            var unused = clients.credentials().resolveCredentials();
        } catch (SdkClientException e) {
            throw NoAccessException.noCredentials(e);
        }
        try {
            GetCallerIdentityResponse identity = clients.factory().sts().getCallerIdentity();
            return new Caller(identity.account(), identity.arn());
        } catch (AwsServiceException e) {
            throw NoAccessException.refused(e);
        } catch (SdkClientException e) {
            throw NoAccessException.unreachable(e);
        }
    }

    /** Whether these are the credentials of a role of this name. */
    boolean actsAs(String role) {
        return arn.contains(":assumed-role/" + role + "/");
    }
}
