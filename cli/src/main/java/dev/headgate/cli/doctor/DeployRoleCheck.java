package dev.headgate.cli.doctor;

import dev.headgate.cli.installation.Shell;
import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import dev.headgate.policy.PolicyDocument;
import dev.headgate.policy.TrustPolicy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/**
 * An environment's role lets Headgate's function in with the external id, and nobody else.
 *
 * <p>Read from its trust policy, as a try would tell nothing: to whomever it does not trust, a role that is missing refuses
 * in the same words as one that is as it should be.
 *
 * @param deploy the command that makes the role
 */
record DeployRoleCheck(IamClient iam, String role, TrustPolicy wanted, Cli cli, String deploy) implements Check {

    @Override
    public String name() {
        return "deploy role";
    }

    @Override
    public List<String> permissions() {
        return List.of("iam:GetRole");
    }

    @Override
    public Result run() {
        try {
            String encoded = iam.getRole(it -> it.roleName(role)).role().assumeRolePolicyDocument();
            PolicyDocument policy = PolicyDocument.trust(Json.tree(URLDecoder.decode(encoded, StandardCharsets.UTF_8)));
            Optional<String> objection = wanted.objection(policy);
            return objection.isEmpty()
                    ? new Result.Fine("lets in " + wanted.role() + " alone, and only with the external id")
                    : fault(objection.get());
        } catch (NoSuchEntityException e) {
            return new Result.Fault("there is no role " + role, deploy);
        } catch (MalformedJsonException e) {
            return fault("has a trust policy that can not be read");
        }
    }

    /** Not the stack: CloudFormation does not look at what was changed behind its back. */
    private Result fault(String objection) {
        return new Result.Fault(
                role + " " + objection,
                cli.command("iam update-assume-role-policy") + " --role-name " + role + " --policy-document "
                        + Shell.quoted(wanted.document().text()));
    }
}
