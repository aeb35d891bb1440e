package dev.headgate.infra.permission;

import dev.headgate.policy.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Judges recorded accesses by the policies of the roles that made them. */
record Judgement(IamRoles roles) {

    private static final String ASSUME_ROLE = "sts:AssumeRole";

    /** What is refused, each with what to do about it. */
    List<String> refusals(Collection<Access> accesses) {
        List<String> refusals = new ArrayList<>();
        for (Access access : accesses) {
            Answer own = roles.role(access.role()).may(access);
            if (own != Answer.ALLOWED) {
                refusals.add(access + " is " + own + " by its role's policies: " + cure(access, own));
            }
            if (access.action().equals(ASSUME_ROLE)) {
                Answer other = roles.role(access.resource()).trusts(access);
                if (other != Answer.ALLOWED) {
                    refusals.add(access + " is " + other + " by that role's trust policy: see DeployRole");
                }
            }
        }
        return refusals;
    }

    private String cure(Access access, Answer answer) {
        String where = where(access);
        return answer == Answer.DENIED
                ? "see what " + where + " denies"
                : "add " + access.action() + ", this resource or this condition's value to " + where;
    }

    /** Where the policies of a role are written. */
    private String where(Access access) {
        if (roles.isDeployRole(access.role())) {
            return access.action().startsWith("iam:") ? "DeployRole" : "DeployAction (or DeployResources)";
        }
        return "Allowed." + access.function().replace("Function", "").toLowerCase(Locale.ROOT) + "()";
    }
}
