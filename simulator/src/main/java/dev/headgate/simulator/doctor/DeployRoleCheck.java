package dev.headgate.simulator.doctor;

import dev.headgate.config.Names;
import dev.headgate.config.Target;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * An environment's role lets Headgate in with its external id, and nobody without it.
 *
 * <p>The role trusts one function of Headgate. A refusal tells other callers nothing: a role that is missing refuses in the
 * same words.
 */
record DeployRoleCheck(StsClient sts, Names names, Caller caller, String environment, Target target, Stacks stacks)
        implements Check {

    private static final int SHORTEST_SESSION = 900;

    @Override
    public String name() {
        return "deploy role";
    }

    @Override
    public List<String> permissions() {
        return List.of("sts:AssumeRole");
    }

    @Override
    public Result run() {
        if (isAssumable(Optional.empty())) {
            return new Result.Fault(
                    names.deployRole(environment) + " lets callers in without its external id",
                    stacks.deployAccess(environment));
        }
        if (isAssumable(Optional.of(target.externalId()))) {
            return new Result.Fine("lets callers in with its external id only");
        }
        return caller.actsAs(names.deploymentFunctionRole())
                ? new Result.Fault(
                        names.deployRole(environment) + " does not let Headgate's function in",
                        stacks.deployAccess(environment))
                : new Result.NotApplicable("refuses these credentials, as it should when it trusts "
                        + names.deploymentFunctionRole()
                        + " alone; that it exists, this tells: aws iam get-role --role-name "
                        + names.deployRole(environment));
    }

    private boolean isAssumable(Optional<String> externalId) {
        try {
            var unused = sts.assumeRole(it -> it.roleArn(target.roleArn())
                    .roleSessionName("headgate-doctor")
                    .durationSeconds(SHORTEST_SESSION)
                    .externalId(externalId.orElse(null)));
            return true;
        } catch (AwsServiceException e) {
            if (Refusals.isAccessDenied(e)) {
                return false;
            }
            throw e;
        }
    }
}
