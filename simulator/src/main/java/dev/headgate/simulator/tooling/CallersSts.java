package dev.headgate.simulator.tooling;

import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** STS as one caller sees it: it knows who calls. */
final class CallersSts implements StsClient {

    private final SimulatedSts sts;
    private final String account;
    private final String arn;
    private final String userId;

    /** @param arn the caller's */
    CallersSts(SimulatedSts sts, String account, String arn, String userId) {
        this.sts = sts;
        this.account = account;
        this.arn = arn;
        this.userId = userId;
    }

    @Override
    public AssumeRoleResponse assumeRole(AssumeRoleRequest request) {
        return sts.assumeRole(request, arn, true);
    }

    @Override
    public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
        return sts.identity(account, arn, userId);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Holds nothing that must be given back.
    }
}
